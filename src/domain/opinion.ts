import * as z from 'zod'

/** What a question shows of a step's input: plain values only. */
export const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
export type Facts = z.infer<typeof Facts>

/**
 * What a model may be asked about one step of an agent. It may answer with `codes` only, each with the sentence that
 * says when it is right. `key` is the step with a hash of everything asked: another input is another question.
 */
export const OpinionQuestion = z.object({
  key: z.string(),
  step: z.string(),
  task: z.string(),
  codes: z.record(z.string(), z.string()),
  facts: Facts,
})
export type OpinionQuestion = z.infer<typeof OpinionQuestion>

/** One thing that a model said: a code of the question, for some codes a whole number, and perhaps a reason. */
export const Offer = z.object({
  code: z.string(),
  value: z.int().nullable(),
  /** Prose of the model that was checked; null when there was none or it could not be shown. */
  why: z.string().nullable(),
})
export type Offer = z.infer<typeof Offer>

/** A model's opinion of a step, as it is kept; the step's own code decides what of it is taken. */
export const Opinion = z.object({ model: z.string(), offers: z.array(Offer) })
export type Opinion = z.infer<typeof Opinion>

/**
 * Something to think about that a model said and a step's code let pass. It changes nothing by itself: `text` is ours,
 * and where there is something to take, `reply` is what a person would write.
 */
export const Remark = z.object({
  step: z.string(),
  code: z.string(),
  text: z.string(),
  why: z.string().nullable(),
  reply: z.string().nullable(),
  model: z.string(),
})
export type Remark = z.infer<typeof Remark>
