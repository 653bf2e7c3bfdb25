import type { CapabilityContext } from '#capability'
import type { Answers } from '../parameters.ts'
import type { NetworkPlan } from './network-planner.ts'
import type { Plan } from './planner.ts'

/** What the sizer and its reviewers work from. */
export interface SizingInput {
  readonly plan: Plan
  readonly network: NetworkPlan
  readonly stated: Answers
  readonly context: CapabilityContext
}
