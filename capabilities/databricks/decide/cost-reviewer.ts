import * as z from 'zod'
import { type Amount, aboutUsd, Finding, type Step } from '#capability'
import { clusterCost } from '../cluster-cost.ts'
import { currentNodeType } from '../machines.ts'
import type { Sizing } from './sizer.ts'
import type { SizingInput } from './sizing-input.ts'
import { gpuRow, type Row } from './sizing-table.ts'
import { chooseWorkers } from './worker-choice.ts'

interface Review {
  readonly input: SizingInput
  readonly proposal: Sizing
}

/** Objects to a cluster that breaks the budget, and to one without GPUs that costs more than one with them. */
export const costReviewer: Step<Review, Finding[]> = {
  id: 'cost-reviewer',
  role: 'keeps the price of the cluster within the budget and below its alternative',
  out: z.array(Finding),
  rule(review) {
    return [...overBudget(review), ...cpuDearerThanGpu(review)]
  },
}

function overBudget({ input, proposal }: Review): Finding[] {
  const budget = input.stated.budget_usd_month
  const cost = proposedCost(input, proposal)
  if (budget === undefined || cost === undefined || cost.expected <= budget) return []
  const text = `the cluster alone is expected to cost ${aboutUsd(cost.expected)} a month, and the budget is ${aboutUsd(budget)}`
  return [{ reviewer: 'cost-reviewer', code: 'over_budget', text }]
}

function cpuDearerThanGpu({ input, proposal }: Review): Finding[] {
  const { plan, stated } = input
  if (plan.workload.value !== 'ml' || plan.environment.value !== 'prod' || stated.node_type !== undefined) {
    return []
  }
  const chosen = proposedRow(input, proposal)
  const cpu = proposal.gpu.value ? proposal.cpu_alternative : chosen
  const gpu = proposal.gpu.value ? chosen : usualGpuRow(input)
  if (cpu === undefined || gpu === undefined) return []
  const cpuUsd = rowCost(input, cpu)?.expected
  const gpuUsd = rowCost(input, gpu)?.expected
  if (cpuUsd === undefined || gpuUsd === undefined || cpuUsd <= gpuUsd) return []
  const text = `${cpu.nodeType} would cost ${aboutUsd(cpuUsd)} a month, more than ${aboutUsd(gpuUsd)} for ${gpu.nodeType}`
  return [{ reviewer: 'cost-reviewer', code: 'cpu_dearer_than_gpu', text }]
}

function usualGpuRow(input: SizingInput): Row {
  const row = gpuRow('ml', input.plan.environment.value, undefined)
  const { min_workers, max_workers } = chooseWorkers(row, input, [])
  return { nodeType: row.nodeType, min: min_workers.value, max: max_workers.value }
}

function proposedRow(input: SizingInput, sizing: Sizing): Row | undefined {
  const { node_type, min_workers, max_workers } = sizing
  if (node_type === undefined || min_workers === undefined || max_workers === undefined) return undefined
  const nodeType = currentNodeType(node_type.value, input.plan.workload.value)
  return { nodeType, min: min_workers.value, max: max_workers.value }
}

/** US dollars a month of the proposed cluster; undefined without one or without its price. */
export function proposedCost(input: SizingInput, sizing: Sizing): Amount | undefined {
  const row = proposedRow(input, sizing)
  if (row === undefined) return undefined
  return rowCost(input, row, {
    photon: sizing.photon?.value ?? false,
    alwaysOn: sizing.autotermination_minutes?.value === 0,
  })
}

/** US dollars a month of a cluster of these machines; undefined when their price is not known. */
export function rowCost(
  { plan, context }: SizingInput,
  row: Row,
  use: { readonly photon: boolean; readonly alwaysOn: boolean } = { photon: false, alwaysOn: false },
): Amount | undefined {
  const place = { environment: plan.environment.value, region: plan.region.value }
  return clusterCost({ ...row, ...place, ...use }, context.prices)
}
