import type { Environment } from './contract.ts'
import {
  type Amount,
  type BillPart,
  type CostSheet,
  hoursInMonth,
  hoursPerMonth,
  scaledAmount,
  times,
} from './cost.ts'
import type { PriceBook } from './price-book.ts'

/*
 * What is paid for in the same way wherever it is asked for: an estimate counts it from settings, and the price of a
 * plan from planned resources, with the same keys and the same words.
 */

/** A Databricks cluster as far as its price depends on it. */
export interface ChargedCluster {
  /** `cluster` is one that people work on, `job cluster` one that is made for a run. */
  readonly key: 'cluster' | 'job cluster'
  readonly nodeType: string
  /** Workers; 0 and 0 for one machine that is driver and worker. */
  readonly min: number
  readonly max: number
  readonly environment: Environment
  readonly region: string
  /** Hours a month that it runs. */
  readonly hours: number
  readonly photon: boolean
  readonly neverStops: boolean
}

/** Counts the machines and the Databricks units of a cluster; the driver is a machine like the workers. */
export function chargeCluster(sheet: CostSheet, cluster: ChargedCluster, prices: PriceBook): void {
  const { key, nodeType: size, region, min, max, environment, hours: running } = cluster
  const text = `${describeWorkers(cluster)}${cluster.photon ? ' with Photon' : ''}${cluster.neverStops ? ' that never stop' : ''}`
  const use = key === 'cluster' ? {} : { use: times(running, 1) }
  const part: BillPart = { key, text, ...use }
  const hours = times(scaledAmount(min + 1, max + 1, environment), running)
  sheet.addMachine({ size, region, hours, part })
  const unitsPerHour = prices.machine(size)?.dbuPerHour
  if (unitsPerHour === undefined) {
    sheet.leaveOut(`Databricks units of ${size}`, part)
    return
  }
  const photon = cluster.photon
    ? sheet.lookUp({ label: 'Photon', path: 'databricks_photon_dbu_multiplier.all_purpose' })
    : 1
  const ofJobs = key === 'job cluster'
  sheet.add({
    label: ofJobs ? 'Databricks units, jobs' : 'Databricks units, all-purpose',
    units: times(hours, unitsPerHour * (photon ?? 1)),
    path: ofJobs ? 'databricks_dbu_usd.jobs' : 'databricks_dbu_usd.all_purpose',
    part,
  })
}

/** "2 workers of Standard_D8ads_v5", "1 to 4 workers of ...", "one Standard_D8ads_v5 without workers". */
function describeWorkers({ min, max, nodeType }: ChargedCluster): string {
  if (max === 0) return `one ${nodeType} without workers`
  const count = min === max ? `${max}` : `${min} to ${max}`
  return `${count} ${max === 1 ? 'worker' : 'workers'} of ${nodeType}`
}

/** Counts machines of a pool that stand ready without work; they have no Databricks units. */
export function chargePool(
  sheet: CostSheet,
  {
    nodeType: size,
    idle,
    region,
  }: { readonly nodeType: string; readonly idle: number; readonly region: string },
): void {
  if (idle === 0) return
  const part = { key: 'pool', text: `${idle} x ${size} ready in a pool` }
  sheet.addMachine({ size, region, hours: idle * hoursInMonth, part })
}

/** Counts a serverless SQL warehouse in the hours that people work. */
export function chargeWarehouse(
  sheet: CostSheet,
  { size, environment }: { readonly size: string; readonly environment: Environment },
): void {
  const label = `SQL warehouse ${size}`
  const part = { key: 'warehouse', text: `a SQL warehouse of size ${size}` }
  const units = sheet.lookUp({ label, path: `databricks_sql_warehouse_dbu_per_hour.${size}` })
  if (units === undefined) {
    sheet.leaveOut(label, part)
    return
  }
  sheet.add({
    label,
    units: hoursPerMonth(environment, 'interactive') * units,
    path: 'databricks_dbu_usd.sql_serverless',
    part,
  })
}

/** Azure gives low-priority nodes for 20 to 40 percent of the list price; it varies and is listed nowhere. */
const lowPriorityShare = 0.3

/** The machines of an Azure ML cluster as far as their price depends on them. */
export interface ChargedNodes {
  readonly size: string
  readonly min: number
  readonly max: number
  readonly lowPriority: boolean
  readonly environment: Environment
  readonly region: string
}

/** Counts the nodes of an Azure ML cluster: those that are always there, and those that come with the work. */
export function chargeNodes(sheet: CostSheet, nodes: ChargedNodes): void {
  const { size, min, max, lowPriority, environment, region } = nodes
  const worked = times(scaledAmount(0, max - min, environment), hoursPerMonth(environment, 'interactive'))
  const always = min * hoursInMonth
  const hours: Amount = {
    low: worked.low + always,
    expected: worked.expected + always,
    high: worked.high + always,
  }
  const count = min === max ? `${max}` : `${min} to ${max}`
  const part = {
    key: 'nodes',
    text: `${count}${lowPriority ? ' low-priority' : ''} ${max === 1 ? 'node' : 'nodes'} of ${size}`,
  }
  sheet.addMachine({ size, region, hours: times(hours, lowPriority ? lowPriorityShare : 1), part })
}

/** Counts personal instances: they run in working hours when people stop them, and all month when nobody does. */
export function chargeInstances(
  sheet: CostSheet,
  instances: {
    readonly size: string
    readonly count: number
    readonly environment: Environment
    readonly region: string
  },
): void {
  const { size, count, environment, region } = instances
  if (count === 0) return
  const hours = hoursPerMonth(environment, 'interactive')
  const running = times({ low: hours, expected: hours, high: hoursInMonth }, count)
  sheet.addMachine({
    size,
    region,
    hours: running,
    part: {
      key: `instances ${size}`,
      text: `${count} personal ${count === 1 ? 'instance' : 'instances'} of ${size}`,
    },
  })
}

/** The firewall that a managed network gets for hosts which it lets through by name. */
export function chargeManagedFirewall(sheet: CostSheet): void {
  sheet.add({
    label: 'firewall of the managed network',
    units: hoursInMonth,
    path: 'firewall.usd_per_hour.Standard',
    part: { key: 'managed firewall', text: 'a firewall of the managed network' },
  })
}

/** A model as it is deployed: `capacity` is provisioned units, or thousands of tokens a minute. */
export interface ChargedDeployment {
  readonly model: string
  /** As Azure calls it, e.g. `GlobalStandard`. */
  readonly type: string
  readonly capacity: number
}

/** The part of a deployment in provisioned units. */
export function unitsPart({ model, type, capacity }: ChargedDeployment): BillPart {
  return { key: `units of ${model}`, text: `${capacity} provisioned units of ${model} as ${type}` }
}

/** The part of a deployment that is paid by the token. */
export function tokensPart({ model, type, capacity }: ChargedDeployment): BillPart {
  const limit = `${(capacity * 1000).toLocaleString('en-US')} tokens a minute`
  return { key: `tokens of ${model}`, text: `${model} as ${type}, ${limit}` }
}

/** Price of provisioned units an hour, by the kind of deployment. */
export function unitPricePath(type: string): string {
  const reach = type.startsWith('Global') ? 'Global' : type.startsWith('DataZone') ? 'DataZone' : 'Regional'
  return `openai_ptu.usd_per_ptu_hour.${reach}`
}

/** The part of data kept in a storage account; `gb` is how much. */
export function dataPart(tier: string, replication: string, gb: Amount): BillPart {
  return { key: 'data', text: `data in the ${tier} tier, ${replication}`, use: gb }
}

/** Price of a gigabyte kept for a month. */
export function dataPath(tier: string, replication: string): string {
  return `storage_usd_per_gb_month.${tier.toLowerCase()}.${replication}`
}

/** Counts SFTP of a storage account, which is paid for while it is on. */
export function chargeSftp(sheet: CostSheet): void {
  const part = { key: 'sftp', text: 'SFTP' }
  sheet.add({ label: 'SFTP', units: hoursInMonth, path: 'storage_other.sftp_usd_per_hour', part })
}
