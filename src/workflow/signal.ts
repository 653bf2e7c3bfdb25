import * as z from 'zod'
import { Command } from '../domain/command.ts'
import { Consultation, ModelUsage } from '../domain/consultation.ts'
import { OpinionQuestion } from '../domain/opinion.ts'
import { Origin } from '../domain/request-state.ts'

const ModelAnswered = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answered'), json: z.unknown(), usage: ModelUsage }),
  z.object({ kind: z.literal('unavailable'), reason: z.string(), usage: ModelUsage.nullable() }),
])

/**
 * What reaches a request: what a webhook said, cut down to what matters, or what an effect brought back.
 * Logins and texts are as GitHub gave them; nothing in them is trusted yet.
 */
export const SignalBody = z.discriminatedUnion('type', [
  /** A new issue, or its title or body edited. `by` is who opened or edited it. */
  z.object({
    type: z.literal('issue'),
    origin: Origin,
    by: z.string(),
    title: z.string(),
    text: z.string(),
    edited: z.boolean(),
  }),
  /** A comment on the issue, or on the pull request when `number` is not the issue's. */
  z.object({
    type: z.literal('comment'),
    number: z.number(),
    id: z.string(),
    by: z.string(),
    text: z.string(),
    edited: z.boolean(),
  }),
  z.object({
    type: z.literal('review'),
    pullRequest: z.number(),
    by: z.string(),
    verdict: z.enum(['approved', 'withdrawn']),
    headSha: z.string(),
  }),
  z.object({ type: z.literal('head'), pullRequest: z.number(), by: z.string(), headSha: z.string() }),
  z.object({
    type: z.literal('pull_request_closed'),
    pullRequest: z.number(),
    by: z.string(),
    headSha: z.string(),
    mergeSha: z.string().nullable(),
  }),
  /** A button of a check run, or its "re-run". */
  z.object({
    type: z.literal('check_action'),
    stack: z.string(),
    by: z.string(),
    action: z.enum(['confirm', 'retry', 'recheck']),
  }),
  z.object({ type: z.literal('result'), command: Command }),
  /** What came of a question to a model; `json` is as the model wrote it. */
  z.object({
    type: z.literal('model_answer'),
    question: z.number(),
    about: Consultation,
    outcome: ModelAnswered,
  }),
  /** What came of a question about a step of an agent. */
  z.object({
    type: z.literal('opinion'),
    question: z.number(),
    about: OpinionQuestion,
    model: z.string(),
    outcome: ModelAnswered,
  }),
])
export type SignalBody = z.infer<typeof SignalBody>
/** What people and the forge did, as opposed to what an effect of ours brought back. */
export type OutsideSignal = Exclude<SignalBody, { type: 'result' | 'model_answer' | 'opinion' }>
