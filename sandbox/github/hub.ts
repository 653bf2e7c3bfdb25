import type { KnobState } from './http/knobs.ts'
import type { Limits } from './http/limits.ts'
import type { TokenStore } from './http/tokens.ts'
import type { DeliveryQueue } from './webhooks/deliveries.ts'
import type { State } from './world/state.ts'
import { toTimestamp } from './world/timestamp.ts'

/** What every part of the double shares: its data, its clock, its address and its outgoing webhooks. */
export interface Hub {
  readonly state: State
  readonly tokens: TokenStore
  readonly deliveries: DeliveryQueue
  readonly knobs: KnobState
  readonly limits: Limits
  /** Time written into records. */
  readonly now: () => Date
  /** Time that tokens are judged by: clients sign with the real clock whatever `now` says. */
  readonly credentialNow: () => Date
  /** Origin of API, pages and git, without a slash at the end; known once the server listens. */
  url: string
}

/** The hub's time as GitHub writes it: UTC, whole seconds. */
export function timestamp(hub: Pick<Hub, 'now'>): string {
  return toTimestamp(hub.now())
}
