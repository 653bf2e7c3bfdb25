import * as z from 'zod'
import type { StepTrace } from './assessment.ts'
import type { Brief, Deliberation } from './brief.ts'

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

interface Signed {
  readonly brief: Pick<Brief, 'signOffs'>
  readonly signOffs: SignOffRecord
}

/** The sign-offs that a proposal of this brief still waits for. */
export function openSignOffs({ brief, signOffs }: Signed): SignOff[] {
  return (brief.signOffs ?? []).filter(({ key, unanswered }) => {
    const { answer = null, overdue = false } = signOffs[key] ?? {}
    return answer === null ? !(overdue && unanswered === 'go_on') : answer.verdict !== 'agrees'
  })
}

/** Of these, the ones that somebody objects to: the proposal has to change, or the objection to be taken back. */
export function objectedSignOffs(signed: Signed): (SignOff & { readonly answer: SignOffAnswer })[] {
  return openSignOffs(signed).flatMap((signOff) => {
    const answer = signed.signOffs[signOff.key]?.answer ?? null
    return answer === null ? [] : [{ ...signOff, answer }]
  })
}

/** The accounts of the agents with what people answered at the end of each. */
export function withAnswers(
  deliberations: readonly Deliberation[],
  { brief, signOffs }: Signed,
): Deliberation[] {
  const answered = (brief.signOffs ?? []).flatMap((signOff) => {
    const answer = signOffs[signOff.key]?.answer ?? null
    return answer === null ? [] : [{ ...signOff, trace: traceOf(signOff, answer) }]
  })
  const told = deliberations.map((one) => ({
    ...one,
    steps: [
      ...one.steps.filter(({ by }) => by !== 'person'),
      ...answered.flatMap(({ capability, trace }) => (capability === one.capability ? [trace] : [])),
    ],
  }))
  const silent = answered.filter(({ capability }) => told.every((one) => one.capability !== capability))
  return [...told, ...silent.map(({ capability, title, trace }) => ({ capability, title, steps: [trace] }))]
}

function traceOf({ step }: SignOff, { by, verdict, text }: SignOffAnswer): StepTrace {
  return {
    step: step ?? 'sign-off',
    turn: 1,
    by: 'person',
    verdict: verdict === 'agrees' ? 'agrees' : 'sends_back',
    findings: text === null ? [] : [{ code: 'objection', text }],
    notes: [by],
  }
}
