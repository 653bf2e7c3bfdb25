import type { StepTrace } from './assessment.ts'
import type { Brief, Deliberation } from './brief.ts'
import type { SignOff, SignOffAnswer, SignOffRecord } from './sign-off.ts'

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
