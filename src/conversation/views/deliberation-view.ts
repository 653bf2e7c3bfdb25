import type { StepTrace } from '../../domain/assessment.ts'
import type { Deliberation } from '../../domain/brief.ts'
import { joined } from '../brief/brief-title.ts'

/** How one agent came to its part of a request: `title` names it, each line says who did what. */
export type DeliberationView = {
  title: string
  lines: { who: string; does: string | null; text: string | null }[]
}

type Line = DeliberationView['lines'][number]

/** The steps in their order, in as few lines as say everything once. */
export function deliberationView({ title, steps }: Deliberation): DeliberationView {
  const lines = steps.flatMap((trace, index) => {
    const others = (part: readonly StepTrace[]) => part.filter(({ step }) => step === trace.step)
    const earlier = others(steps.slice(0, index))
    if (trace.by === 'model') return opinionLine(trace)
    if (trace.by === 'person') return personLine(trace)
    return trace.verdict === undefined
      ? proposalLine(trace, earlier)
      : reviewLine(trace, earlier, others(steps.slice(index + 1)))
  })
  return { title, lines: [...lines, ...agreement(steps)] }
}

/** A proposal that did not change is not told again. */
function proposalLine({ step, notes }: StepTrace, earlier: readonly StepTrace[]): Line[] {
  const text = notes.join('; ')
  const isNew = text !== '' && earlier.at(-1)?.notes.join('; ') !== text
  return isNew ? [{ who: nameOf(step), does: null, text }] : []
}

/** An objection is told once: where it moved something, or else with the last proposal. */
function reviewLine(
  { step, verdict, findings }: StepTrace,
  earlier: readonly StepTrace[],
  later: readonly StepTrace[],
): Line[] {
  const textsOf = (traces: readonly StepTrace[]) =>
    traces.flatMap((one) => one.findings.map(({ text }) => text))
  const isLast = verdict === 'leaves_open'
  const told = new Set(isLast ? [] : [...textsOf(earlier), ...textsOf(later.slice(-1))])
  const news = findings.map(({ text }) => text).filter((text) => !told.has(text))
  if (news.length === 0) return []
  return [{ who: nameOf(step), does: isLast ? 'leaves a remark' : 'sends it back', text: news.join('; ') }]
}

/** What a model said of the step's result, and what of it was not taken. */
function opinionLine({ step, findings, notes }: StepTrace): Line[] {
  const texts = [...findings.map(({ text }) => text), ...notes]
  const who = `${nameOf(step)}, by the model`
  if (texts.length === 0) return [{ who, does: 'has nothing to add', text: null }]
  return [{ who, does: 'leaves a remark', text: texts.join('; ') }]
}

/** What a person said who was asked; `notes` has their login. */
function personLine({ step, verdict, findings, notes }: StepTrace): Line[] {
  const who = `${nameOf(step)}, by ${notes.join(' and ')}`
  if (verdict === 'agrees') return [{ who, does: 'agrees', text: null }]
  const texts = findings.map(({ text }) => text)
  return [{ who, does: 'sends it back', text: texts.length === 0 ? null : texts.join('; ') }]
}

/** Reviewers without an objection to what was proposed last. */
function agreement(steps: readonly StepTrace[]): Line[] {
  const last = new Map(steps.filter(({ by }) => by === 'code').map((trace) => [trace.step, trace]))
  const content = [...last.values()].filter(({ verdict }) => verdict === 'agrees')
  if (content.length === 0) return []
  const who = joined(
    content.map(({ step }) => nameOf(step)),
    'and',
  )
  return [{ who, does: content.length === 1 ? 'has no objection' : 'have no objection', text: null }]
}

function nameOf(step: string): string {
  return step.replaceAll('-', ' ')
}
