import {
  type Amount,
  type CostSheet,
  chargeInstances,
  chargeNodes,
  createCostSheet,
  type Environment,
  type PriceBook,
} from '#capability'

/** Machines as far as their price depends on them. */
export interface Compute {
  readonly environment: Environment
  readonly region: string
  readonly node_type: string
  readonly min_nodes: number
  readonly max_nodes: number
  readonly vm_priority: 'LowPriority' | 'Dedicated'
  readonly instances: number
  readonly instance_type?: string | undefined
}

/** Adds the nodes of the cluster: those that are always there, and those that come with the work. */
export function addCluster(sheet: CostSheet, compute: Compute): void {
  const { environment, region, node_type: size, min_nodes: min, max_nodes: max } = compute
  chargeNodes(sheet, {
    size,
    min,
    max,
    environment,
    region,
    lowPriority: compute.vm_priority === 'LowPriority',
  })
}

/** Adds personal instances: they run in working hours when people stop them, and all month when nobody does. */
export function addInstances(
  sheet: CostSheet,
  { environment, region, instances, instance_type: size }: Compute,
): void {
  if (size !== undefined) chargeInstances(sheet, { size, count: instances, environment, region })
}

/** US dollars a month of the machines alone; undefined when a price is missing. */
export function computeCost(compute: Compute, prices: PriceBook): Amount | undefined {
  const sheet = createCostSheet('machines', prices)
  addCluster(sheet, compute)
  addInstances(sheet, compute)
  const { lowUsd, expectedUsd, highUsd, unpriced } = sheet.estimate()
  return unpriced.length > 0 ? undefined : { low: lowUsd, expected: expectedUsd, high: highUsd }
}
