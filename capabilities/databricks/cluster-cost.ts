import {
  type Amount,
  type CostSheet,
  chargeCluster,
  createCostSheet,
  type Environment,
  hoursPerMonth,
  type PriceBook,
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

/** Adds the machines and the Databricks units of a cluster. */
export function addCluster(sheet: CostSheet, cluster: PricedCluster, prices: PriceBook): void {
  const { alwaysOn: neverStops } = cluster
  chargeCluster(sheet, { ...cluster, key: 'cluster', hours: clusterHours(cluster), neverStops }, prices)
}

/** US dollars a month of a cluster alone; undefined when a price is missing. */
export function clusterCost(cluster: PricedCluster, prices: PriceBook): Amount | undefined {
  const sheet = createCostSheet('cluster', prices)
  addCluster(sheet, cluster, prices)
  const { lowUsd, expectedUsd, highUsd, unpriced } = sheet.estimate()
  return unpriced.length > 0 ? undefined : { low: lowUsd, expected: expectedUsd, high: highUsd }
}
