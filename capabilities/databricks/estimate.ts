import {
  type CapabilityContext,
  type CostSheet,
  chargePool,
  chargeWarehouse,
  createCostSheet,
  hoursInMonth,
  hoursPerMonth,
  type StackEstimate,
  withSavings,
} from '#capability'
import { cheaperChoices } from './cheaper-choices.ts'
import { clusterOf } from './cluster.ts'
import { addCluster, clusterHours } from './cluster-cost.ts'
import type { Settings } from './settings.ts'
import { infrastructureId, objectsId } from './stack-ids.ts'

/** Private endpoints of a private workspace: one for its API, one for signing in with a browser. */
const privateEndpoints = 2

/** What each stack costs a month: the network belongs to the workspace, compute to what runs in it. */
export function estimate(settings: Settings, context: CapabilityContext): StackEstimate[] {
  const choices = cheaperChoices(settings).map(({ text, ...changed }) => ({
    text,
    bill: count({ ...settings, ...changed }, context).find(({ stack }) => stack === objectsId),
  }))
  return count(settings, context).map((bill) =>
    bill.stack === objectsId ? withSavings(bill, choices) : bill,
  )
}

function count(settings: Settings, { prices, logWorkspaces }: CapabilityContext): StackEstimate[] {
  const objects = createCostSheet(objectsId, prices)
  addCompute(objects, settings, prices)
  addWarehouse(objects, settings)
  if (settings.existing) return [objects.estimate()]
  const infrastructure = createCostSheet(infrastructureId, prices)
  addNetwork(infrastructure, settings)
  if (logWorkspaces[settings.environment] !== undefined) {
    infrastructure.assume('logs cost what is kept of them and are not counted')
  }
  return [infrastructure.estimate(), objects.estimate()]
}

function addNetwork(sheet: CostSheet, { network }: Settings): void {
  sheet.add({ label: 'NAT gateway', units: 1, path: 'network.nat_gateway_month' })
  sheet.add({ label: 'public address', units: 1, path: 'network.public_ip_standard_month' })
  sheet.assume('one NAT gateway with one public address, without the traffic through it')
  if (network === 'private') {
    sheet.add({ label: 'private endpoint', units: privateEndpoints, path: 'network.private_endpoint_month' })
    sheet.add({ label: 'private DNS zone', units: 1, path: 'dns.private_zone_month' })
    sheet.assume(`${privateEndpoints} private endpoints, without the traffic through them`)
  }
  sheet.assume('the storage of the workspace costs what is kept in it and is not counted')
}

function addCompute(sheet: CostSheet, settings: Settings, prices: CapabilityContext['prices']): void {
  const cluster = clusterOf(settings)
  if (cluster === undefined) return
  addCluster(sheet, cluster, prices)
  const minutes = settings.autotermination_minutes ?? 0
  sheet.assume(
    cluster.alwaysOn
      ? `the cluster runs ${hoursInMonth} hours a month, because it never stops`
      : `the cluster runs ${clusterHours(cluster)} hours a month, because it stops after ${minutes} idle minutes`,
  )
  sheet.assume(
    cluster.max === 0
      ? 'one machine is driver and worker'
      : `${cluster.min} to ${cluster.max} workers and a driver of the same size`,
  )
  if (settings.spot === true) sheet.assume('at on-demand prices; spot machines cost less')
  if (cluster.photon) sheet.assume('Photon doubles the Databricks units')
  sheet.assume('Databricks units at US list prices, premium tier')
  const idle = settings.pool_min_idle ?? 0
  if (settings.pool && idle > 0) {
    chargePool(sheet, { nodeType: cluster.nodeType, idle, region: cluster.region })
    sheet.assume(`the pool keeps ${idle} machines ready at all times`)
  }
}

function addWarehouse(sheet: CostSheet, { sql_warehouse, environment }: Settings): void {
  if (sql_warehouse === 'none') return
  chargeWarehouse(sheet, { size: sql_warehouse, environment })
  const hours = hoursPerMonth(environment, 'interactive')
  sheet.assume(`the SQL warehouse runs ${hours} hours a month`)
}
