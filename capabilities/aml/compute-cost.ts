import {
  type Amount,
  type CostSheet,
  createCostSheet,
  type Environment,
  hoursInMonth,
  hoursPerMonth,
  type PriceBook,
  scaledAmount,
  times,
} from '#capability'

/** Azure gives low-priority nodes for 20 to 40 percent of the list price; it varies and is listed nowhere. */
export const lowPriorityShare = 0.3

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
  const { environment, region, node_type, min_nodes, max_nodes, vm_priority } = compute
  const worked = times(
    scaledAmount(0, max_nodes - min_nodes, environment),
    hoursPerMonth(environment, 'interactive'),
  )
  const always = min_nodes * hoursInMonth
  const hours = { low: worked.low + always, expected: worked.expected + always, high: worked.high + always }
  const share = vm_priority === 'LowPriority' ? lowPriorityShare : 1
  sheet.addMachine({ size: node_type, region, hours: times(hours, share) })
}

/** Adds personal instances: they run in working hours when people stop them, and all month when nobody does. */
export function addInstances(
  sheet: CostSheet,
  { environment, region, instances, instance_type }: Compute,
): void {
  if (instances === 0 || instance_type === undefined) return
  const hours = hoursPerMonth(environment, 'interactive')
  const running = { low: hours, expected: hours, high: hoursInMonth }
  sheet.addMachine({ size: instance_type, region, hours: times(running, instances) })
}

/** US dollars a month of the machines alone; undefined when a price is missing. */
export function computeCost(compute: Compute, prices: PriceBook): Amount | undefined {
  const sheet = createCostSheet('machines', prices)
  addCluster(sheet, compute)
  addInstances(sheet, compute)
  const { lowUsd, expectedUsd, highUsd, unpriced } = sheet.estimate()
  return unpriced.length > 0 ? undefined : { low: lowUsd, expected: expectedUsd, high: highUsd }
}
