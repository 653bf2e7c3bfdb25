import type { Capability } from '../capability/contract.ts'
import type { Assessment, Gate, GateId } from '../domain/assessment.ts'
import type { Brief, BriefEstimate, Deliberation, Understanding } from '../domain/brief.ts'
import { briefTitle } from './brief/brief-title.ts'
import { withBudgetGates } from './brief/budget-gates.ts'
import { chooseQuestions } from './brief/choose-questions.ts'
import { collectObjections } from './brief/collect-objections.ts'
import { proposedStacks } from './brief/proposed-stacks.ts'
import { type Judged, settingRows } from './brief/setting-rows.ts'
import type { Reading } from './reading.ts'

/** What a brief is made from; `assessments` has the answer of every chosen capability, by id. */
export interface BriefInput {
  readonly understanding: Understanding
  readonly reading: Reading | undefined
  readonly assessments: Readonly<Record<string, Assessment>>
  readonly catalogue: readonly Capability[]
  /** Environment -> US dollars a month that the repository lets one request cost without a word. */
  readonly budgets?: Readonly<Record<string, number>>
}

/** Puts the judgements of all capabilities together: what is settled, what is asked, what is wrong, what it costs. */
export function draftBrief({
  understanding,
  reading,
  assessments,
  catalogue,
  budgets = {},
}: BriefInput): Brief {
  const isSettled = understanding.choice === 'settled' && understanding.capabilities.length > 0
  const judged = catalogue.flatMap((capability): Judged[] => {
    const assessment = assessments[capability.id]
    return isSettled && assessment !== undefined && understanding.capabilities.includes(capability.id)
      ? [{ capability, assessment }]
      : []
  })
  const rows = settingRows(understanding, judged)
  const objections = collectObjections(judged, understanding)
  const ambiguities = understanding.unresolved.flatMap((one) =>
    one.kind === 'ambiguity' ? [one.ambiguity] : [],
  )
  const isComplete =
    isSettled &&
    judged.length === understanding.capabilities.length &&
    judged.every(({ assessment }) => assessment.stacks.length > 0)
  const stacks = judged.flatMap(proposedStacks)
  const estimate = isComplete ? totalEstimate(judged) : null
  const gates = judged.flatMap(({ assessment }) => assessment.gates)
  const ready = isComplete && objections.length === 0 && ambiguities.length === 0
  return {
    title: briefTitle(understanding, rows, catalogue),
    understanding,
    rows,
    questions: chooseQuestions(understanding, judged, catalogue),
    objections,
    ambiguities,
    unread: unreadOf(reading),
    unsupported: [...(reading?.unsupported ?? [])],
    notes: [],
    decisions: judged.flatMap(({ assessment }) => assessment.decisions),
    deliberations: judged.flatMap(deliberationOf),
    ...(ready ? opinionsOf(judged) : {}),
    gates: withBudgetGates(gates, stacks, estimate, budgets),
    foreseen: foreseenOf(judged, gates),
    stacks,
    estimate,
    ready,
  }
}

function deliberationOf({ capability: { id, title }, assessment: { steps } }: Judged): Deliberation[] {
  return steps === undefined ? [] : [{ capability: id, title, steps }]
}

function foreseenOf(judged: readonly Judged[], gates: readonly Gate[]): GateId[] {
  const foreseen = judged.flatMap(({ assessment }) => assessment.foreseen ?? [])
  return [...new Set(foreseen)].filter((id) => gates.every((gate) => gate.id !== id))
}

/** Of what is still open nobody is asked for an opinion. */
function opinionsOf(judged: readonly Judged[]): Pick<Brief, 'remarks' | 'opinionQuestions'> {
  const remarks = judged.flatMap(({ capability: { title }, assessment }) =>
    (assessment.remarks ?? []).map((remark) => ({ title, ...remark })),
  )
  const questions = judged.flatMap(({ assessment }) => assessment.opinionQuestions ?? [])
  return {
    ...(remarks.length === 0 ? {} : { remarks }),
    ...(questions.length === 0 ? {} : { opinionQuestions: questions }),
  }
}

function unreadOf(reading: Reading | undefined): string[] {
  const cut = reading?.truncated === true ? ['everything behind the first 16 KB'] : []
  return [...cut, ...(reading?.unread ?? [])]
}

/** Sums over all stacks; dated by the oldest price. */
function totalEstimate(judged: readonly Judged[]): BriefEstimate | null {
  const stacks = judged.flatMap(({ assessment }) => assessment.estimate)
  const [oldest] = stacks.map((stack) => stack.pricesOf).toSorted()
  if (oldest === undefined) return null
  const sum = (amounts: readonly number[]): number =>
    Math.round(amounts.reduce((total, amount) => total + amount, 0) * 100) / 100
  return {
    lowUsd: sum(stacks.map((stack) => stack.lowUsd)),
    expectedUsd: sum(stacks.map((stack) => stack.expectedUsd)),
    highUsd: sum(stacks.map((stack) => stack.highUsd)),
    pricesOf: oldest,
    unpriced: [...new Set(stacks.flatMap((stack) => stack.unpriced))],
    stacks,
  }
}
