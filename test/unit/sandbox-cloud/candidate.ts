import type { Candidate, Neighbor } from '../../../sandbox/cloud/engine/checks/candidate.ts'
import { SANDBOX_SUBSCRIPTION_ID, SANDBOX_TENANT_ID } from '../../../sandbox/cloud/engine/scope.ts'
import type { ValueObject } from '../../../sandbox/cloud/protocol/value.ts'

/** A resource about to be written beside others of the same subscription. */
export function candidateOf(type: string, values: ValueObject, neighbors: Neighbor[] = []): Candidate {
  const scope = {
    key: SANDBOX_SUBSCRIPTION_ID,
    subscription: SANDBOX_SUBSCRIPTION_ID,
    tenant: SANDBOX_TENANT_ID,
    host: '',
  }
  return { type, values, neighbors, strangers: [], scope }
}
