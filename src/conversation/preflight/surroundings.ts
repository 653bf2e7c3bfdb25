import type { Capability } from '../../capability/contract.ts'
import type { HeldClaim } from '../../domain/held-claim.ts'

/** What stands in the way of what a brief claims. */
export interface Surroundings {
  /** Number of the request itself: what its own stacks have is no conflict. */
  readonly own: number
  readonly held: readonly HeldClaim[]
  /** Ranges of addresses (CIDR) that the organization uses. */
  readonly networks: readonly string[]
  /** Environment -> subscription. */
  readonly subscriptions: Readonly<Record<string, string>>
  readonly catalogue: readonly Capability[]
}
