import type { PlannedPart } from './planned-part.ts'
import { type PlannedResource, type PlannedValues, plannedValues } from './planned-values.ts'

/** What the resources of a plan are paid for; `resources` are those that will be there, none that goes away. */
export function plannedParts(resources: readonly PlannedResource[]): PlannedPart[] {
  return resources.flatMap((resource) => {
    const read = readers.get(resource.type)
    if (read !== undefined) return read(plannedValues(resource)) ?? [unreadable(resource.type, true)]
    return isWithoutPrice(resource.type) ? [] : [unreadable(resource.type, false)]
  })
}

/** Undefined when a value that the price depends on is not known. */
type Reader = (values: PlannedValues) => PlannedPart[] | undefined

function unreadable(type: string, isKnown: boolean): PlannedPart {
  const what = /^[a-z][a-z0-9_]{0,99}$/.test(type) ? type : 'a resource of an unknown type'
  return { kind: 'unpriced', what, isKnown }
}

const one = (path: string, label: string): PlannedPart => ({ kind: 'unit', path, label })

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['azurerm_nat_gateway', () => [one('network.nat_gateway_month', 'NAT gateway')]],
  ['azurerm_public_ip', () => [one('network.public_ip_standard_month', 'public address')]],
  ['azurerm_private_endpoint', () => [one('network.private_endpoint_month', 'private endpoint')]],
  ['azurerm_private_dns_zone', () => [one('dns.private_zone_month', 'private DNS zone')]],
  ['azurerm_dns_zone', () => [one('dns.zone_month', 'DNS zone')]],
  ['azurerm_container_registry', registry],
  ['azurerm_monitor_metric_alert', metricAlert],
  ['azurerm_monitor_scheduled_query_rules_alert_v2', logAlert],
  ['azurerm_cognitive_deployment', deployment],
  ['azurerm_storage_account', storageAccount],
  ['azurerm_machine_learning_workspace', learningWorkspace],
  ['azurerm_machine_learning_compute_cluster', nodes],
  ['azurerm_machine_learning_compute_instance', instance],
  ['azurerm_machine_learning_workspace_network_outbound_rule_fqdn', () => [{ kind: 'named_host' }]],
  ['azurerm_databricks_workspace', managedNetwork],
  ['databricks_cluster', cluster],
  ['databricks_instance_pool', pool],
  ['databricks_sql_endpoint', warehouse],
  ['databricks_job', job],
])

function registry(values: PlannedValues): PlannedPart[] | undefined {
  const sku = values.name('sku')
  return sku === undefined
    ? undefined
    : [one(`aml.container_registry_month.${sku}`, `container registry ${sku}`)]
}

/** A rule is paid by the values that it compares: one for each value of a dimension. */
function metricAlert(values: PlannedValues): PlannedPart[] {
  const blocks = ['criteria', 'dynamic_criteria'] as const
  return blocks.flatMap((block) =>
    range(values.length(block)).flatMap((index) => {
      const dimensions = range(values.length(`${block}.${index}.dimension`))
      const compared = dimensions.reduce(
        (product, dimension) => product * values.length(`${block}.${index}.dimension.${dimension}.values`),
        1,
      )
      const value = [one('monitor_alerts.metric_per_series_month', 'metric alert')]
      const learned = one('monitor_alerts.dynamic_threshold_extra_per_series_month', 'learned threshold')
      return range(compared).flatMap(() => (block === 'criteria' ? value : [...value, learned]))
    }),
  )
}

const frequencies: ReadonlyMap<string, string> = new Map([
  ['PT1M', 'PT1M'],
  ['PT5M', 'PT5M'],
  ['PT10M', 'PT10M'],
  ['PT15M', 'PT15M_or_more'],
  ['PT30M', 'PT15M_or_more'],
  ['PT45M', 'PT15M_or_more'],
  ['PT1H', 'PT15M_or_more'],
])

function logAlert(values: PlannedValues): PlannedPart[] | undefined {
  const step = frequencies.get(values.name('evaluation_frequency') ?? '')
  return step === undefined ? undefined : [one(`monitor_alerts.log_rule_month.${step}`, 'log alert')]
}

function deployment(values: PlannedValues): PlannedPart[] | undefined {
  const model = values.name('model.0.name')
  const type = values.name('sku.0.name')
  const capacity = values.count('sku.0.capacity')
  if (model === undefined || type === undefined || capacity === undefined) return undefined
  return [{ kind: 'deployment', model, type, capacity }]
}

/** Without a word about the tier an account is Hot. */
function storageAccount(values: PlannedValues): PlannedPart[] | undefined {
  const replication = values.name('account_replication_type')
  if (replication === undefined) return undefined
  const tier = values.name('access_tier') ?? 'Hot'
  const data: PlannedPart = { kind: 'data', tier, replication }
  return values.isTrue('sftp_enabled') ? [data, { kind: 'sftp' }] : [data]
}

/** A managed network has endpoints of its own: for storage, files and vault, and for a registry. */
function learningWorkspace(values: PlannedValues): PlannedPart[] {
  const isolation = values.name('managed_network.0.isolation_mode') ?? 'Disabled'
  if (isolation === 'Disabled') return []
  const endpoints = values.isAbsent('container_registry_id') ? 3 : 4
  return range(endpoints).map(() => one('network.private_endpoint_month', 'private endpoint'))
}

/** A workspace in a network of Azure's making brings a gateway and an address for machines that have none. */
function managedNetwork(values: PlannedValues): PlannedPart[] {
  const parameters = 'custom_parameters.0'
  const isOwn = !values.isAbsent(`${parameters}.virtual_network_id`)
  return isOwn || !values.isTrue(`${parameters}.no_public_ip`)
    ? []
    : [
        one('network.nat_gateway_month', 'NAT gateway'),
        one('network.public_ip_standard_month', 'public address'),
      ]
}

function nodes(values: PlannedValues): PlannedPart[] | undefined {
  const size = values.name('vm_size')
  const min = values.count('scale_settings.0.min_node_count')
  const max = values.count('scale_settings.0.max_node_count')
  if (size === undefined || min === undefined || max === undefined) return undefined
  return [{ kind: 'nodes', size, min, max, lowPriority: values.name('vm_priority') === 'LowPriority' }]
}

function instance(values: PlannedValues): PlannedPart[] | undefined {
  const size = values.name('virtual_machine_size')
  return size === undefined ? undefined : [{ kind: 'instance', size }]
}

function cluster(values: PlannedValues): PlannedPart[] | undefined {
  const machines = machinesOf(values, '')
  if (machines === undefined) return undefined
  const neverStops = values.count('autotermination_minutes') === 0
  return [{ kind: 'cluster', ...machines, neverStops }]
}

function pool(values: PlannedValues): PlannedPart[] | undefined {
  const nodeType = values.name('node_type_id')
  const idle = values.isAbsent('min_idle_instances') ? 0 : values.count('min_idle_instances')
  return nodeType === undefined || idle === undefined ? undefined : [{ kind: 'pool', nodeType, idle }]
}

/** Only a serverless warehouse of one cluster has a price that does not depend on more. */
function warehouse(values: PlannedValues): PlannedPart[] | undefined {
  const size = values.name('cluster_size')
  const isOne = values.isAbsent('max_num_clusters') || values.count('max_num_clusters') === 1
  return size === undefined || !isOne || !values.isTrue('enable_serverless_compute')
    ? undefined
    : [{ kind: 'warehouse', size }]
}

function job(values: PlannedValues): PlannedPart[] | undefined {
  const clusters = range(values.length('job_cluster')).map((index) => {
    const machines = machinesOf(values, `job_cluster.${index}.new_cluster.0.`)
    return machines === undefined
      ? undefined
      : ({ kind: 'job_cluster', ...machines, neverStops: false } as const)
  })
  return clusters.every((one) => one !== undefined) ? clusters : undefined
}

function machinesOf(values: PlannedValues, at: string) {
  const pooled = values.name(`${at}node_type_id`) === undefined
  const isSingle = values.isTrue(`${at}is_single_node`)
  const fixed = isSingle ? 0 : values.count(`${at}num_workers`)
  const scales = values.length(`${at}autoscale`) > 0
  const min = scales ? values.count(`${at}autoscale.0.min_workers`) : fixed
  const max = scales ? values.count(`${at}autoscale.0.max_workers`) : fixed
  const isPhoton = values.name(`${at}runtime_engine`) === 'PHOTON'
  if (min === undefined || max === undefined) return undefined
  return { nodeType: pooled ? undefined : values.name(`${at}node_type_id`), min, max, photon: isPhoton }
}

function range(length: number): number[] {
  return Array.from({ length: Math.min(length, 1000) }, (_, index) => index)
}

/**
 * Types that cost nothing, next to nothing, or only by use: what is kept, logged or sent is part of the estimate and
 * nothing in a plan says how much it is.
 */
const withoutPrice: ReadonlySet<string> = new Set([
  'azurerm_application_insights',
  'azurerm_cognitive_account',
  'azurerm_cognitive_account_rai_policy',
  'azurerm_databricks_access_connector',
  'azurerm_key_vault',
  'azurerm_key_vault_key',
  'azurerm_log_analytics_workspace',
  'azurerm_management_lock',
  'azurerm_monitor_action_group',
  'azurerm_monitor_activity_log_alert',
  'azurerm_monitor_diagnostic_setting',
  'azurerm_nat_gateway_public_ip_association',
  'azurerm_network_security_group',
  'azurerm_network_security_rule',
  'azurerm_resource_group',
  'azurerm_role_assignment',
  'azurerm_subnet',
  'azurerm_subnet_nat_gateway_association',
  'azurerm_subnet_network_security_group_association',
  'azurerm_user_assigned_identity',
  'azurerm_virtual_network',
  'databricks_cluster_policy',
  'databricks_ip_access_list',
  'databricks_metastore_assignment',
  'databricks_permission_assignment',
  'databricks_permissions',
  'databricks_workspace_conf',
])

/** Whole families that are free: records and links of zones, parts of a storage account, budgets, Entra ID. */
const families =
  /^(?:azurerm_(?:private_)?dns_[a-z]+_record|azurerm_private_dns_zone_virtual_network_link|azurerm_storage_[a-z_]+|azurerm_consumption_budget_[a-z_]+|azuread_[a-z_]+|random_[a-z_]+)$/

function isWithoutPrice(type: string): boolean {
  return withoutPrice.has(type) || families.test(type)
}
