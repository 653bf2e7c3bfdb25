import * as z from 'zod'

/**
 * A step that a named person does: whether one capability's part of a request, or one step of its agent, is right.
 * `key` stands for everything that is judged, so that another proposal is another question.
 */
export const SignOff = z.object({
  key: z.string(),
  capability: z.string(),
  title: z.string(),
  /** Step of the agent; null for the capability's whole part. */
  step: z.string().nullable(),
  /** What the rules found or chose in this step, as clauses. */
  found: z.array(z.string()),
  people: z.array(z.string()),
  teams: z.array(z.string()),
  /** Hours from the question to its deadline. */
  hours: z.number(),
  unanswered: z.enum(['hold', 'go_on']),
})
export type SignOff = z.infer<typeof SignOff>

/** What a person answered; `text` is what they want changed. */
export const SignOffAnswer = z.object({
  by: z.string(),
  verdict: z.enum(['agrees', 'objects']),
  text: z.string().nullable(),
})
export type SignOffAnswer = z.infer<typeof SignOffAnswer>

/** What became of the question behind each key; a key that is not there was never asked. */
export const SignOffRecord = z.record(
  z.string(),
  z.object({ overdue: z.boolean(), answer: SignOffAnswer.nullable() }),
)
export type SignOffRecord = z.infer<typeof SignOffRecord>
