import { aboutUsd } from '../../capability/cost.ts'
import type { Gate } from '../../domain/assessment.ts'
import type { BriefEstimate, ProposedStack } from '../../domain/brief.ts'

const id = 'budget_may_be_exceeded'

/**
 * The gates of a request with one for each environment whose budget its stacks may exceed together.
 * It stands at the dearest stack; one that a capability put there says both.
 */
export function withBudgetGates(
  gates: readonly Gate[],
  stacks: readonly ProposedStack[],
  estimate: BriefEstimate | null,
  budgets: Readonly<Record<string, number>>,
): Gate[] {
  const own = Object.entries(budgets).flatMap(([environment, budget]): Gate[] => {
    const ids = stacks
      .filter((stack) => stack.environment === environment)
      .map(({ blueprint }) => blueprint.id)
    const bills = (estimate?.stacks ?? []).filter(({ stack }) => ids.includes(stack))
    const [dearest] = bills.toSorted((a, b) => b.highUsd - a.highUsd)
    const high = sum(bills.map(({ highUsd }) => highUsd))
    if (dearest === undefined || high <= budget) return []
    const expected = sum(bills.map(({ expectedUsd }) => expectedUsd))
    const text = `The whole request may cost up to ${aboutUsd(high)} a month in ${environment}, about ${aboutUsd(expected)} expected; the repository's budget is ${aboutUsd(budget)}.`
    return [{ id, stack: dearest.stack, text }]
  })
  const isOfOwn = (gate: Gate) => gate.id === id && own.some(({ stack }) => stack === gate.stack)
  const kept = gates.map((gate) => {
    const more = isOfOwn(gate) ? own.filter(({ stack }) => stack === gate.stack).map(({ text }) => text) : []
    return { ...gate, text: [gate.text, ...more].join(' ') }
  })
  return [
    ...kept,
    ...own.filter(({ stack }) => !gates.some((gate) => gate.id === id && gate.stack === stack)),
  ]
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
