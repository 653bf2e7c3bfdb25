import {
  type CapabilityContext,
  type CostSheet,
  chargeManagedFirewall,
  createCostSheet,
  dataPart,
  dataPath,
  hoursInMonth,
  hoursPerMonth,
  type StackEstimate,
  withSavings,
} from '#capability'
import { cheaperChoices } from './cheaper-choices.ts'
import { addCluster, addInstances } from './compute-cost.ts'
import type { Settings } from './settings.ts'
import { computeStackId, workspaceStackId } from './stack-ids.ts'
import { registrySkuOf, replicationOf } from './tiers.ts'
import { zonesOf } from './zones.ts'

/** GB that a workspace usually keeps and logs; the smallest, usual and largest month. */
const storedGb = { low: 20, expected: 100, high: 500 }
const loggedGb = { low: 1, expected: 5, high: 20 }

/** What each stack costs a month; the workspace itself is free. */
export function estimate(settings: Settings, context: CapabilityContext): StackEstimate[] {
  const workspace = createCostSheet(workspaceStackId, context.prices)
  addStorage(workspace, settings)
  addNetwork(workspace, settings, context)
  const choices = cheaperChoices(settings).map(({ text, ...changed }) => ({
    text,
    bill: countMachines({ ...settings, ...changed }, context),
  }))
  return [workspace.estimate(), withSavings(countMachines(settings, context), choices)]
}

function countMachines(settings: Settings, context: CapabilityContext): StackEstimate {
  const compute = createCostSheet(computeStackId, context.prices)
  addMachines(compute, settings)
  return compute.estimate()
}

function addMachines(sheet: CostSheet, settings: Settings): void {
  const { environment, min_nodes, max_nodes, idle_minutes, vm_priority, instances, outbound_hosts } = settings
  addCluster(sheet, settings)
  addInstances(sheet, settings)
  const hours = hoursPerMonth(environment, 'interactive')
  sheet.assume(
    min_nodes === max_nodes
      ? `${max_nodes} nodes run ${hoursInMonth} hours a month, because the cluster never shrinks`
      : `${min_nodes} to ${max_nodes} nodes${min_nodes === 0 ? '' : `, those beyond ${min_nodes}`} for at most ${hours} hours a month, because they go after ${idle_minutes} idle minutes`,
  )
  if (vm_priority === 'LowPriority') {
    sheet.assume('low-priority nodes at 30 percent of the list price; what Azure takes varies')
  }
  if (outbound_hosts.length > 0) {
    chargeManagedFirewall(sheet)
    sheet.assume(
      `approved hosts need a Standard firewall in the managed network, ${hoursInMonth} hours a month`,
    )
  }
  if (instances > 0) {
    sheet.assume(
      `each personal instance runs ${hours} hours a month when its owner stops it, at most ${hoursInMonth}`,
    )
  }
}

function addStorage(sheet: CostSheet, settings: Settings): void {
  const { environment, network, storage, app_insights, custom_images, registry } = settings
  if (storage === undefined) {
    const replication = replicationOf(environment, settings.region)
    sheet.add({
      label: 'storage',
      units: storedGb,
      path: dataPath('Hot', replication),
      part: dataPart('Hot', replication, storedGb),
    })
    sheet.assume(`${storedGb.expected} GB stored (${storedGb.low} to ${storedGb.high})`)
  }
  if (app_insights === undefined) {
    sheet.add({ label: 'logs', units: loggedGb, path: 'log_analytics.usd_per_gb_ingested' })
    sheet.assume(`${loggedGb.expected} GB logged (${loggedGb.low} to ${loggedGb.high})`)
  }
  if (custom_images && registry === undefined) {
    const sku = registrySkuOf(environment, network)
    sheet.add({ label: `container registry ${sku}`, units: 1, path: `aml.container_registry_month.${sku}` })
    sheet.assume(`one ${sku} container registry`)
  }
  sheet.assume('the workspace itself is free, and a key vault costs cents')
}

function addNetwork(sheet: CostSheet, settings: Settings, context: CapabilityContext): void {
  const { network, isolation, storage, custom_images } = settings
  const ownStorage = storage === undefined
  const endpoints = network === 'private' ? (ownStorage ? 3 : 1) : 0
  const managed = isolation === 'Disabled' ? 0 : custom_images ? 4 : 3
  if (endpoints + managed > 0) {
    sheet.add({
      label: 'private endpoint',
      units: endpoints + managed,
      path: 'network.private_endpoint_month',
    })
    const counted = [
      ...(endpoints === 0 ? [] : [`${endpoints} of its own`]),
      ...(managed === 0 ? [] : [`${managed} of the managed network`]),
    ]
    sheet.assume(`private endpoints: ${counted.join(' and ')}, without the traffic through them`)
  }
  if (network === 'private') {
    const zones = zonesOf(ownStorage, context).filter(
      ({ resourceGroup }) => resourceGroup === undefined,
    ).length
    if (zones > 0) sheet.add({ label: 'private DNS zone', units: zones, path: 'dns.private_zone_month' })
  }
}
