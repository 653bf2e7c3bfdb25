import * as z from 'zod'
import { PlanSummary } from './plan.ts'

/**
 * What a plan of a stack may do: exactly the plan that was approved, or what an interrupted run left of it; or, when
 * the stack could not be planned for the review, only create the resources of the approved configuration.
 */
export const Approval = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plan'), plan: PlanSummary }),
  z.object({ kind: z.literal('first_creation'), addresses: z.array(z.string()).readonly() }),
])
export type Approval = z.infer<typeof Approval>
