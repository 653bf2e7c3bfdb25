import type { Approval } from '../../domain/approval.ts'
import type { ResourceChange } from '../../domain/plan.ts'
import { fulfilsChange } from './change-hash.ts'
import type { PlannedChange, ReadPlan } from './summarize-plan.ts'

export type Judgement =
  | { readonly kind: 'nothing_left'; readonly how: 'plan' | 'already' }
  | { readonly kind: 'run'; readonly how: 'plan' | 'remainder' }
  | { readonly kind: 'changed' }

/**
 * Decides whether a plan made now may run under an approval.
 * It may when it is the approved plan or what an interrupted or failed run has left of it; a resource whose approved
 * creation failed half-way may be made again.
 */
export function judgePlan(approval: Approval, plan: ReadPlan): Judgement {
  const isWhole = approval.kind === 'plan' && plan.summary.digest === approval.plan.digest
  if (plan.isEmpty) return { kind: 'nothing_left', how: isWhole ? 'plan' : 'already' }
  if (isWhole) return { kind: 'run', how: 'plan' }
  if (approval.kind === 'first_creation') return judgeCreation(approval.addresses, plan)
  const approved = new Map(approval.plan.resources.map((resource) => [resource.address, resource]))
  const isPart = plan.changes.every((change) => isApproved(change, approved))
  return isPart ? { kind: 'run', how: 'remainder' } : { kind: 'changed' }
}

function judgeCreation(addresses: readonly string[], plan: ReadPlan): Judgement {
  const created = plan.changes.map((change) => change.resource.address)
  const isPart = plan.changes.every(
    (change) =>
      (change.resource.action === 'create' ||
        (change.resource.action === 'replace' && change.resource.tainted)) &&
      addresses.some((address) => isInstanceOf(change.resource.address, address)),
  )
  if (!isPart) return { kind: 'changed' }
  const isWhole = addresses.every((address) => created.some((instance) => isInstanceOf(instance, address)))
  return {
    kind: 'run',
    how: isWhole && plan.changes.every((change) => !change.resource.tainted) ? 'plan' : 'remainder',
  }
}

function isApproved(change: PlannedChange, approved: ReadonlyMap<string, ResourceChange>): boolean {
  if (change.leftOverOf !== undefined) {
    return approved.get(change.leftOverOf)?.action === 'replace' || approved.has(change.resource.address)
  }
  const match = approved.get(change.resource.address)
  return (
    match !== undefined && isStepOf(change, match.action) && fulfilsChange(match.changeHash, change.value)
  )
}

/** Whether doing `change` is doing what is left of an approved `action`. */
function isStepOf(change: PlannedChange, action: ResourceChange['action']): boolean {
  if (change.resource.action === action) return true
  if (action === 'create') return change.resource.action === 'replace' && change.resource.tainted
  return action === 'replace' && change.resource.action === 'create'
}

/** Whether `address` is `resource` itself or one of its instances, e.g. `a.b["x"]` of `a.b`. */
function isInstanceOf(address: string, resource: string): boolean {
  return address === resource || address.startsWith(`${resource}[`)
}
