import * as z from 'zod'
import { type Amount, aboutUsd, Finding, type Step } from '#capability'
import { type Compute, computeCost } from '../compute-cost.ts'
import type { Sizing } from './sizer.ts'
import type { SizingInput } from './sizing-input.ts'

interface Review {
  readonly input: SizingInput
  readonly proposal: Sizing
}

/** Objects to compute that breaks the budget. */
export const costReviewer: Step<Review, Finding[]> = {
  id: 'cost-reviewer',
  role: 'keeps the price of the machines within the budget',
  out: z.array(Finding),
  rule({ input, proposal }) {
    const budget = input.stated.budget_usd_month
    const cost = proposedCost(input, proposal)
    if (budget === undefined || cost === undefined || cost.expected <= budget) return []
    const text = `the machines alone are expected to cost ${aboutUsd(cost.expected)} a month, and the budget is ${aboutUsd(budget)}`
    return [{ reviewer: 'cost-reviewer', code: 'over_budget', text }]
  },
}

/** US dollars a month of the proposed machines, or of others of its kind; undefined without their price. */
export function proposedCost(
  { plan, context }: SizingInput,
  sizing: Sizing,
  other: Partial<Compute> = {},
): Amount | undefined {
  const compute: Compute = {
    environment: plan.environment.value,
    region: plan.region.value,
    node_type: sizing.node_type.value,
    min_nodes: sizing.min_nodes.value,
    max_nodes: sizing.max_nodes.value,
    vm_priority: sizing.vm_priority.value,
    instances: sizing.instances.value,
    instance_type: sizing.instance_type?.value,
    ...other,
  }
  return compute.min_nodes > compute.max_nodes ? undefined : computeCost(compute, context.prices)
}
