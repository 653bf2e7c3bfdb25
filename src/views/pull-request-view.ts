import { joined } from '../conversation/brief/brief-title.ts'
import { priceView } from '../conversation/views/price-view.ts'
import { rowViews } from '../conversation/views/row-view.ts'
import type { Brief, ProposedStack } from '../domain/brief.ts'
import type { Origin } from '../domain/request-state.ts'
import type { StackState } from '../domain/stack-state.ts'
import { priceCell, priceWords } from './money.ts'
import { isDestructive, progressWords } from './stack-words.ts'

interface Proposed {
  readonly origin: Origin
  readonly author: string
  readonly brief: Brief
}

/** Data of the template `pull-request/body`; without stacks it is the body before the first plan. */
export function pullRequestView(
  { origin, author, brief }: Proposed,
  stacks: readonly StackState[],
  banner: string | null,
): object {
  return {
    banner,
    title: brief.title,
    issue: origin.issue,
    author,
    stacks: brief.stacks.map((proposed) => stackRow(proposed, brief, stacks)),
    gates: brief.gates.map(({ id, text }) => ({ id, text })),
    rows: rowViews(brief.rows),
    decisions: brief.decisions.map((decision) => ({
      ...decision,
      alternative: decision.alternative ?? null,
    })),
    planned: stacks.some(({ reviewed }) => reviewed !== null),
    destructive: stacks
      .filter(({ reviewed }) => reviewed !== null && isDestructive(reviewed))
      .map(({ id }) => id),
    price: priceView(brief.estimate),
    costs: (brief.estimate?.stacks ?? []).map((estimate) => ({
      stack: estimate.stack,
      price: priceWords(estimate),
      assumptions: estimate.assumptions.join('; '),
    })),
  }
}

function stackRow({ blueprint }: ProposedStack, brief: Brief, stacks: readonly StackState[]): object {
  const state = stacks.find((stack) => stack.id === blueprint.id)
  const estimate = brief.estimate?.stacks.find((stack) => stack.stack === blueprint.id)
  const gates = brief.gates.filter((gate) => gate.stack === blueprint.id).map((gate) => gate.id)
  return {
    id: blueprint.id,
    title: blueprint.title,
    plan: state === undefined ? 'being planned' : progressWords(state),
    price: estimate === undefined ? 'not known' : priceCell(estimate),
    needs: gates.length === 0 ? 'review' : `review, then confirmation of ${joined(gates, 'and')}`,
  }
}
