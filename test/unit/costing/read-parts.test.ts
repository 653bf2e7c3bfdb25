import { describe, expect, it } from 'vitest'
import type { PlannedResource } from '../../../src/costing/planned-values.ts'
import { plannedParts } from '../../../src/costing/read-parts.ts'
import { verifies } from '../../scenarios/requirements.ts'

function resource(type: string, after: object, over: Partial<PlannedResource> = {}): PlannedResource {
  return { type, after, unknown: {}, sensitive: {}, ...over }
}

const read = (...resources: PlannedResource[]) => plannedParts(resources)

const cluster = {
  node_type_id: 'Standard_D8ads_v5',
  num_workers: 0,
  autoscale: [{ min_workers: 2, max_workers: 8 }],
  autotermination_minutes: 30,
  runtime_engine: 'PHOTON',
  is_single_node: null,
}

describe('what a plan is paid for', () => {
  it('reads a cluster that scales', () => {
    expect(read(resource('databricks_cluster', cluster))).toEqual([
      { kind: 'cluster', nodeType: 'Standard_D8ads_v5', min: 2, max: 8, photon: true, neverStops: false },
    ])
  })

  it('reads a cluster of a fixed size, of one machine, of a pool, and one that never stops', () => {
    const fixed = { ...cluster, autoscale: [], num_workers: 3, runtime_engine: 'STANDARD' }
    expect(
      read(
        resource('databricks_cluster', fixed),
        resource('databricks_cluster', { ...fixed, is_single_node: true, num_workers: 0 }),
        resource('databricks_cluster', { ...fixed, node_type_id: null }),
        resource('databricks_cluster', { ...fixed, autotermination_minutes: 0 }),
      ),
    ).toMatchObject([
      { min: 3, max: 3, photon: false, neverStops: false },
      { min: 0, max: 0 },
      { nodeType: undefined },
      { neverStops: true },
    ])
  })

  it('reads a pool, a warehouse and the clusters of a job', () => {
    const job = { job_cluster: [{ new_cluster: [{ ...cluster, autoscale: [], num_workers: 2 }] }] }
    expect(
      read(
        resource('databricks_instance_pool', { node_type_id: 'Standard_D8ads_v5', min_idle_instances: 2 }),
        resource('databricks_sql_endpoint', {
          cluster_size: 'Small',
          enable_serverless_compute: true,
          max_num_clusters: 1,
        }),
        resource('databricks_job', job),
        resource('databricks_job', {}),
      ),
    ).toMatchObject([
      { kind: 'pool', idle: 2 },
      { kind: 'warehouse', size: 'Small' },
      { kind: 'job_cluster', min: 2, max: 2 },
    ])
  })

  it('counts a gateway and an address for a workspace in a network of its own making only', () => {
    const managed = { custom_parameters: [{ no_public_ip: true, virtual_network_id: null }] }
    expect(read(resource('azurerm_databricks_workspace', managed))).toMatchObject([
      { path: 'network.nat_gateway_month' },
      { path: 'network.public_ip_standard_month' },
    ])
    const unknown = { custom_parameters: [{ virtual_network_id: true }] }
    expect(read(resource('azurerm_databricks_workspace', managed, { unknown }))).toEqual([])
  })

  it('reads models, the data of an account, machines for learning and the endpoints of a managed network', () => {
    expect(
      read(
        resource('azurerm_cognitive_deployment', {
          model: [{ name: 'gpt-4.1-mini' }],
          sku: [{ name: 'GlobalStandard', capacity: 30 }],
        }),
        resource(
          'azurerm_storage_account',
          { account_replication_type: 'ZRS', sftp_enabled: true },
          { unknown: { access_tier: true } },
        ),
        resource('azurerm_machine_learning_compute_cluster', {
          vm_size: 'Standard_D4ads_v5',
          vm_priority: 'LowPriority',
          scale_settings: [{ min_node_count: 0, max_node_count: 4 }],
        }),
        resource('azurerm_machine_learning_compute_instance', { virtual_machine_size: 'Standard_D2ads_v5' }),
      ),
    ).toEqual([
      { kind: 'deployment', model: 'gpt-4.1-mini', type: 'GlobalStandard', capacity: 30 },
      { kind: 'data', tier: 'Hot', replication: 'ZRS' },
      { kind: 'sftp' },
      { kind: 'nodes', size: 'Standard_D4ads_v5', min: 0, max: 4, lowPriority: true },
      { kind: 'instance', size: 'Standard_D2ads_v5' },
    ])
    const workspace = { managed_network: [{ isolation_mode: 'AllowInternetOutbound' }] }
    expect(read(resource('azurerm_machine_learning_workspace', workspace))).toHaveLength(3)
    const unknown = { container_registry_id: true }
    expect(read(resource('azurerm_machine_learning_workspace', workspace, { unknown }))).toHaveLength(4)
  })

  it('counts an alert for each value that it compares', () => {
    const criteria = { dimension: [{ values: ['a', 'b', 'c'] }] }
    const paths = read(
      resource('azurerm_monitor_metric_alert', { criteria: [criteria], dynamic_criteria: [] }),
      resource('azurerm_monitor_metric_alert', { criteria: [], dynamic_criteria: [{ dimension: [] }] }),
    ).map((part) => ('path' in part ? part.path : part.kind))
    const metric = 'monitor_alerts.metric_per_series_month'
    expect(paths).toEqual([
      metric,
      metric,
      metric,
      metric,
      'monitor_alerts.dynamic_threshold_extra_per_series_month',
    ])
  })

  it('passes over what has no price, and names what it does not know', () => {
    expect(
      read(
        resource('azurerm_resource_group', {}),
        resource('azurerm_private_dns_a_record', {}),
        resource('azurerm_kubernetes_cluster', {}),
        resource('A **bold** type', {}),
      ),
    ).toEqual([
      { kind: 'unpriced', what: 'azurerm_kubernetes_cluster', isKnown: false },
      { kind: 'unpriced', what: 'a resource of an unknown type', isKnown: false },
    ])
  })
})

describe('values of a plan', () => {
  it.each([
    ['a size that is sensitive', { sensitive: { node_type_id: true } }],
    ['a resource that is sensitive as a whole', { sensitive: true }],
    ['a size that is not known yet', { unknown: { node_type_id: true } }],
  ])(verifies(['prices.plan-values'], 'does not let %s through'), (_what, over) => {
    expect(JSON.stringify(read(resource('databricks_cluster', cluster, over)))).not.toContain('D8ads')
  })

  it.each([
    ['node_type_id', 'Standard`; rm -rf'],
    ['node_type_id', '@octocat please'],
    ['node_type_id', 'x'.repeat(61)],
    ['node_type_id', { nested: 'Standard_D8ads_v5' }],
  ])(verifies(['prices.plan-values'], 'takes no other text for a size: %s %j'), (name, value) => {
    expect(read(resource('databricks_cluster', { ...cluster, [name]: value }))).toMatchObject([
      { nodeType: undefined },
    ])
  })

  it.each([-1, 1.5, 2_000_000, '4', null])('takes %j for no number of workers', (count) => {
    const odd = { ...cluster, autoscale: [{ min_workers: 1, max_workers: count }] }
    expect(read(resource('databricks_cluster', odd))).toEqual([
      { kind: 'unpriced', what: 'databricks_cluster', isKnown: true },
    ])
  })

  it('does not read what an object inherits', () => {
    const hostile = JSON.parse('{"__proto__": {"vm_size": "Standard_D4ads_v5"}}') as object
    expect(read(resource('azurerm_machine_learning_compute_cluster', hostile))).toEqual([
      { kind: 'unpriced', what: 'azurerm_machine_learning_compute_cluster', isKnown: true },
    ])
  })
})
