import {
  type Amount,
  type CostSheet,
  chargeCluster,
  createCostSheet,
  hoursInMonth,
  type PriceBook,
} from '#capability'

/** A pipeline as far as its price depends on it. */
export interface PricedRuns {
  readonly environment: 'dev' | 'staging' | 'prod'
  readonly region: string
  readonly minutes: number
  /** Undefined for one that never pauses. */
  readonly runsMonth: number | undefined
  readonly nodeType: string
  readonly min: number
  readonly max: number
}

/** Minutes that a job cluster is paid for before it works. */
export const startMinutes = 5

/** Hours a month that the machines of a job cluster run, their start included. */
export function clusterHours({ runsMonth, minutes }: PricedRuns): number {
  return runsMonth === undefined ? hoursInMonth : (runsMonth * (minutes + startMinutes)) / 60
}

/** Adds machines and Databricks units of a job cluster. */
export function addJobCluster(sheet: CostSheet, runs: PricedRuns, prices: PriceBook): void {
  const hours = clusterHours(runs)
  chargeCluster(sheet, { ...runs, key: 'job cluster', hours, photon: false, neverStops: false }, prices)
}

/** US dollars a month of the job cluster alone; undefined when a price is missing. */
export function jobClusterCost(runs: PricedRuns, prices: PriceBook): Amount | undefined {
  const sheet = createCostSheet('job', prices)
  addJobCluster(sheet, runs, prices)
  const { lowUsd, expectedUsd, highUsd, unpriced } = sheet.estimate()
  return unpriced.length > 0 ? undefined : { low: lowUsd, expected: expectedUsd, high: highUsd }
}
