import * as z from 'zod'
import { planCost } from '../costing/compare-costs.ts'
import type { PlannedPart } from '../costing/planned-part.ts'
import type { PlanSummary } from '../domain/plan.ts'
import type { StackState } from '../domain/stack-state.ts'
import type { EffectRun } from './effect-run.ts'

const Place = z.object({ environment: z.enum(['dev', 'staging', 'prod']), region: z.string() })

/** The plan with what it costs, compared with the estimate that the request was proposed with. */
export function withCost(
  plan: PlanSummary,
  parts: readonly PlannedPart[] | undefined,
  { id, kind }: Pick<StackState, 'id' | 'kind'>,
  { state, prices }: Pick<EffectRun, 'state' | 'prices'>,
): PlanSummary {
  if (parts === undefined || kind === 'removal' || !('brief' in state)) return plan
  const { brief } = state
  const proposed = brief.stacks.find(({ blueprint }) => blueprint.id === id)
  const place = Place.safeParse({
    environment: proposed?.environment,
    region: proposed?.parameters['region']?.value ?? '',
  })
  if (!place.success) return plan
  const estimate = brief.estimate?.stacks.find(({ stack }) => stack === id)
  const cost = planCost(parts, estimate, { ...place.data, prices })
  return cost === undefined ? plan : { ...plan, cost }
}
