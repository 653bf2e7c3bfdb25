import type { Decision, Problem, Settled } from '#capability'
import type { Settings } from './parameters.ts'

/** One part of the answer; the parts are put together in the order in which they depend on each other. */
export interface Part {
  readonly settings: Partial<Settings>
  readonly origins?: Settled<Settings>['origins']
  readonly problems?: readonly Problem[]
  readonly decisions?: readonly Decision[]
}
