import * as z from 'zod'
import { Opinion } from './opinion.ts'

/** A message that a language model is asked about, because the rules left words of it unread. */
export const Consultation = z.object({
  message: z.object({
    /** `issue` for the title and body, else the comment's id. */
    id: z.string(),
    by: z.string(),
    title: z.string().nullable(),
    text: z.string(),
  }),
  /** The words that no rule used, quoted. */
  unread: z.array(z.string()),
  /** The issue or pull request where an answer belongs. */
  replyTo: z.number(),
})
export type Consultation = z.infer<typeof Consultation>

/** What one answer of a model cost; `usd` is null while no price is configured. */
export const ModelUsage = z.object({
  inputTokens: z.number(),
  outputTokens: z.number(),
  usd: z.number().nullable(),
})
export type ModelUsage = z.infer<typeof ModelUsage>

/** What a request has asked a model so far, and what it waits for. */
export const ModelRecord = z.object({
  /** Questions asked; each has the number at which it was asked. */
  questions: z.number(),
  /** Message id -> number of the question whose answer still counts. */
  pending: z.record(z.string(), z.number()),
  inputTokens: z.number(),
  outputTokens: z.number(),
  usd: z.number(),
  /** Opinions on steps of agents: those that are waited for, by key with the number of the question, and those given. */
  opinions: z
    .object({ asked: z.record(z.string(), z.number()), given: z.record(z.string(), Opinion) })
    .default({ asked: {}, given: {} }),
  /** Why the last question went without an answer, as a clause; null when it was answered. */
  trouble: z.string().nullable(),
})
export type ModelRecord = z.infer<typeof ModelRecord>

/** Nothing asked yet. */
export const noModelRecord: ModelRecord = {
  questions: 0,
  pending: {},
  opinions: { asked: {}, given: {} },
  inputTokens: 0,
  outputTokens: 0,
  usd: 0,
  trouble: null,
}
