import * as z from 'zod'
import { type Amount, aboutUsd, Finding, type Step } from '#capability'
import { deploymentsOf } from '../deployment.ts'
import { deploymentsCost, hoursOfUse } from '../deployment-cost.ts'
import type { ModelName } from '../models/catalog.ts'
import { billingOf, type DeploymentType } from '../models/deployment-types.ts'
import type { Sizing, SizingInput } from './sizer.ts'

/** Objects to what breaks the budget: to the likely cost, and to a ceiling that nobody asked for. */
export const costReviewer: Step<{ readonly input: SizingInput; readonly proposal: Sizing }, Finding[]> = {
  id: 'cost-reviewer',
  role: 'keeps the price of the models within the budget',
  out: z.array(Finding),
  rule({ input, proposal }) {
    const budget = input.stated.budget_usd_month
    const cost = proposedCost(input, proposal)
    if (budget === undefined || cost === undefined) return []
    const finding = (code: string, text: string): Finding => ({ reviewer: 'cost-reviewer', code, text })
    const limit = `the budget is ${aboutUsd(budget)}`
    return [
      ...(cost.expected > budget
        ? [finding('over_budget', `about ${aboutUsd(cost.expected)} a month is expected, and ${limit}`)]
        : []),
      ...(cost.high > budget && isCapped(input)
        ? [finding('ceiling_over_budget', `up to ${aboutUsd(cost.high)} a month at full use, and ${limit}`)]
        : []),
    ]
  },
}

/** Whether the capacity is ours to lower, and lowering it lowers the bill. */
function isCapped({ plan, stated }: SizingInput): boolean {
  return (
    billingOf(plan.deployment_type.value) !== 'provisioned_units' &&
    stated.capacity_k_tpm === undefined &&
    stated.embeddings_k_tpm === undefined &&
    stated.requests_per_minute === undefined
  )
}

/** US dollars a month of the proposed models, or of others in their place; undefined while there are none. */
export function proposedCost(
  { plan, placement, context }: SizingInput,
  sizing: Sizing,
  instead: { readonly models?: readonly ModelName[]; readonly type?: DeploymentType } = {},
): Amount | undefined {
  const models = instead.models ?? placement.models?.value
  if (models === undefined) return undefined
  const deployments = deploymentsOf({
    models,
    deployment_type: instead.type ?? plan.deployment_type.value,
    capacity_k_tpm: sizing.capacity_k_tpm?.value,
    embeddings_k_tpm: sizing.embeddings_k_tpm?.value,
    ptu: sizing.ptu?.value,
  })
  const use = {
    region: placement.model_region.value,
    requestsPerMinute: sizing.requests_per_minute?.value,
    tokensIn: sizing.tokens_in.value,
    tokensOut: sizing.tokens_out.value,
    hours: hoursOfUse(plan.environment.value),
  }
  return deploymentsCost(deployments, use, context.prices)
}
