import type { Brief, ProposedStack } from '../domain/brief.ts'
import type { Origin } from '../domain/request-state.ts'
import type { StackState } from '../domain/stack-state.ts'
import { usd } from './money.ts'
import { progressWords } from './stack-words.ts'
import { settings } from './status-comment-view.ts'

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
    settings: settings(brief),
    decisions: brief.decisions,
    destructive: stacks.some((stack) =>
      stack.reviewed?.resources.some(({ action }) => action === 'delete' || action === 'replace'),
    ),
    estimate: brief.estimate,
    assumptions: brief.estimate?.stacks.flatMap((stack) => stack.assumptions) ?? [],
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
    usd: estimate === undefined ? 'not known' : usd(estimate.expectedUsd),
    needs: gates.length === 0 ? 'review' : `review, then confirmation of ${gates.join(', ')}`,
  }
}
