import {
  type Amount,
  type CostSheet,
  createCostSheet,
  type Environment,
  hoursPerMonth,
  type PriceBook,
  scaledAmount,
  times,
} from '#capability'

/** An interactive cluster as far as its price depends on it. */
export interface PricedCluster {
  readonly nodeType: string
  readonly min: number
  readonly max: number
  readonly environment: Environment
  readonly region: string
  readonly photon: boolean
  /** It has no auto-stop. */
  readonly alwaysOn: boolean
}

/** Hours a month that the cluster is assumed to run. */
export function clusterHours({ environment, alwaysOn }: PricedCluster): number {
  return hoursPerMonth(environment, alwaysOn ? 'always_on' : 'interactive')
}

/** Adds the machines and the Databricks units of a cluster; the driver is a machine like the workers. */
export function addCluster(sheet: CostSheet, cluster: PricedCluster, prices: PriceBook): void {
  const { nodeType, region, min, max, environment } = cluster
  const machines = scaledAmount(min + 1, max + 1, environment)
  const hours = times(machines, clusterHours(cluster))
  sheet.addMachine({ size: nodeType, region, hours })
  const unitsPerHour = prices.machine(nodeType)?.dbuPerHour
  if (unitsPerHour === undefined) {
    sheet.leaveOut(`Databricks units of ${nodeType}`)
    return
  }
  const photon = cluster.photon
    ? sheet.lookUp({ label: 'Photon', path: 'databricks_photon_dbu_multiplier.all_purpose' })
    : 1
  sheet.add({
    label: 'Databricks units, all-purpose',
    units: times(hours, unitsPerHour * (photon ?? 1)),
    path: 'databricks_dbu_usd.all_purpose',
  })
}

/** US dollars a month of a cluster alone; undefined when a price is missing. */
export function clusterCost(cluster: PricedCluster, prices: PriceBook): Amount | undefined {
  const sheet = createCostSheet('cluster', prices)
  addCluster(sheet, cluster, prices)
  const { lowUsd, expectedUsd, highUsd, unpriced } = sheet.estimate()
  return unpriced.length > 0 ? undefined : { low: lowUsd, expected: expectedUsd, high: highUsd }
}
