import type { PlanSummary, ResourceChange } from './plan.ts'
import type { StackState } from './stack-state.ts'

/**
 * How a new plan stands to what was approved: the `same`; a `remainder` of it, after a run that was interrupted
 * or failed half-way; or `different`, which somebody has to look at.
 */
export type PlanComparison = 'same' | 'remainder' | 'different'

export function comparePlans(approved: PlanSummary, plan: PlanSummary): PlanComparison {
  if (approved.digest === plan.digest) return 'same'
  const byAddress = new Map(approved.resources.map((change) => [change.address, change]))
  return plan.resources.every((change) => isPartOf(byAddress.get(change.address), change))
    ? 'remainder'
    : 'different'
}

/**
 * Compares the plan made after the merge with what reviewers approved.
 * A stack that could not be planned for the review was approved by its content: its first plan may hold only
 * creations of the resources rendered.
 */
export function compareWithReview(stack: StackState, plan: PlanSummary): PlanComparison {
  if (stack.reviewed !== null) return comparePlans(stack.reviewed, plan)
  const rendered = new Set(stack.addresses)
  const onlyCreations = plan.resources.every((change) => isCreation(change) && rendered.has(change.address))
  return onlyCreations ? 'same' : 'different'
}

function isPartOf(approved: ResourceChange | undefined, change: ResourceChange): boolean {
  if (approved === undefined) return false
  if (approved.action === 'create' && isRecreation(change)) return true
  return approved.action === change.action && approved.changeHash === change.changeHash
}

function isCreation(change: ResourceChange): boolean {
  return change.action === 'create' || isRecreation(change)
}

/** A resource that was created and marked as tainted by a failed run is planned as its own replacement. */
function isRecreation(change: ResourceChange): boolean {
  return change.action === 'replace' && change.tainted
}
