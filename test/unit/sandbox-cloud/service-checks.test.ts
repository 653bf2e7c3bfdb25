import { describe, expect, test } from 'vitest'
import type { Check, Neighbor } from '../../../sandbox/cloud/engine/checks/candidate.ts'
import {
  computeNameConflict,
  hierarchicalVersioning,
  sinkConflict,
  workspaceStorageRefusal,
} from '../../../sandbox/cloud/engine/checks/service-checks.ts'
import { workspaceRefusal } from '../../../sandbox/cloud/engine/checks/subnet-checks.ts'
import { zoneLinkConflict } from '../../../sandbox/cloud/engine/checks/zone-link-checks.ts'
import type { ValueObject } from '../../../sandbox/cloud/protocol/value.ts'
import { candidateOf } from './candidate.ts'

function refusals(check: Check, type: string) {
  return (values: ValueObject, ...neighbors: Neighbor[]) => check(candidateOf(type, values, neighbors))
}

describe('a storage account with folders', () => {
  const refusal = refusals(hierarchicalVersioning, 'azurerm_storage_account')
  const versioned = [{ versioning_enabled: true }]

  test('cannot keep versions', () => {
    expect(refusal({ is_hns_enabled: true, blob_properties: versioned })).toBe(
      "`versioning_enabled` can't be true when `is_hns_enabled` is true",
    )
  })

  test('is accepted without versions, and versions without folders', () => {
    expect(refusal({ is_hns_enabled: true, blob_properties: [] })).toBeUndefined()
    expect(refusal({ is_hns_enabled: false, blob_properties: versioned })).toBeUndefined()
  })
})

describe('the storage account of a machine learning workspace', () => {
  const refusal = refusals(workspaceStorageRefusal, 'azurerm_machine_learning_workspace')
  const storage = (values: object): Neighbor => ({
    type: 'azurerm_storage_account',
    values: { id: '/st', account_tier: 'Standard', is_hns_enabled: false, ...values },
  })

  test.each([
    [{ is_hns_enabled: true }, 'is hierarchical namespace enabled, which is not supported'],
    [{ account_tier: 'Premium' }, 'is of the Premium tier, which is not supported'],
  ])('is refused with %o', (values, expected) => {
    expect(refusal({ id: '/w', storage_account_id: '/ST' }, storage(values))).toContain(expected)
  })

  test('is accepted when it is plain or not known', () => {
    expect(refusal({ id: '/w', storage_account_id: '/st' }, storage({}))).toBeUndefined()
    expect(
      refusal({ id: '/w', storage_account_id: '/other' }, storage({ is_hns_enabled: true })),
    ).toBeUndefined()
  })
})

describe('the name of a compute instance', () => {
  const type = 'azurerm_machine_learning_compute_instance'
  const refusal = refusals(computeNameConflict, type)
  const workspace = (id: string, location: string): Neighbor => ({
    type: 'azurerm_machine_learning_workspace',
    values: { id, location },
  })
  const there: Neighbor = { type, values: { name: 'ci-ann', machine_learning_workspace_id: '/b' } }
  const wanted = { id: '/a/computes/ci-ann', name: 'CI-ann', machine_learning_workspace_id: '/a' }

  test('is refused when another workspace of the region has it', () => {
    expect(refusal(wanted, workspace('/a', 'eastus2'), workspace('/b', 'eastus2'), there)).toContain(
      "BadArgument: The compute name 'CI-ann' is already in use in region eastus2.",
    )
  })

  test('is free in another region, and where no workspace is known', () => {
    expect(refusal(wanted, workspace('/a', 'eastus2'), workspace('/b', 'westus3'), there)).toBeUndefined()
    expect(refusal(wanted, there)).toBeUndefined()
  })
})

describe('a diagnostic setting', () => {
  const type = 'azurerm_monitor_diagnostic_setting'
  const refusal = refusals(sinkConflict, type)
  const setting = (name: string, change: ValueObject = {}): ValueObject => ({
    name,
    target_resource_id: '/vault',
    log_analytics_workspace_id: '/log',
    enabled_log: [{ category: 'AuditEvent', category_group: '' }],
    enabled_metric: [{ category: 'AllMetrics' }],
    ...change,
  })
  const first: Neighbor = { type, values: setting('first') }

  test.each<[string, ValueObject, string]>([
    ['a log', { enabled_metric: [] }, "for category 'AuditEvent'"],
    ['a metric', { enabled_log: [], log_analytics_workspace_id: '/LOG' }, "for category 'AllMetrics'"],
  ])('is refused when it sends %s to the same place as another one', (_, change, expected) => {
    expect(refusal(setting('second', change), first)).toContain("already used in diagnostic setting 'first'")
    expect(refusal(setting('second', change), first)).toContain(expected)
  })

  test.each<[string, ValueObject]>([
    ['another resource', { target_resource_id: '/other' }],
    ['another place', { log_analytics_workspace_id: '/log2' }],
    ['other categories', { enabled_log: [{ category: 'Requests' }], enabled_metric: [] }],
    [
      'what it does not send',
      { enabled_log: [], enabled_metric: [], metric: [{ category: 'AllMetrics', enabled: false }] },
    ],
  ])('is accepted for %s', (_, change) => {
    expect(refusal(setting('second', change), first)).toBeUndefined()
  })
})

describe('the link of a private zone', () => {
  const type = 'azurerm_private_dns_zone_virtual_network_link'
  const refusal = refusals(zoneLinkConflict, type)
  const link = (change: ValueObject = {}): ValueObject => ({
    id: '/link',
    private_dns_zone_name: 'internal.example',
    virtual_network_id: '/vnet',
    registration_enabled: false,
    ...change,
  })
  const first: Neighbor = { type, values: link({ registration_enabled: true }) }

  test('is refused when the network has a zone of that name already', () => {
    expect(refusal(link({ virtual_network_id: '/VNET' }), first)).toContain(
      "BadRequest: A virtual network cannot be linked to multiple zones with overlapping namespaces. You tried to link virtual network with 'internal.example' and 'internal.example' zones.",
    )
  })

  test('is refused when the network registers its machines in another zone', () => {
    const other = { private_dns_zone_name: 'other.example', registration_enabled: true }
    expect(refusal(link(other), first)).toContain("conflicting Private DNS zone is 'internal.example'")
  })

  test('is accepted for another zone, and for another network', () => {
    expect(refusal(link({ private_dns_zone_name: 'other.example' }), first)).toBeUndefined()
    expect(refusal(link({ virtual_network_id: '/vnet2', registration_enabled: true }), first)).toBeUndefined()
  })
})

test('refuses a second Databricks workspace in the same subnets, and accepts one in its own', () => {
  const type = 'azurerm_databricks_workspace'
  const workspace = (name: string, network: string): ValueObject => ({
    name,
    id: `/${name}`,
    custom_parameters: [
      { virtual_network_id: network, public_subnet_name: 'public', private_subnet_name: 'private' },
    ],
  })
  const subnets = ['vnet', 'vnet2'].flatMap((virtual_network_name) =>
    ['public', 'private'].flatMap((name): Neighbor[] => {
      const id = `/${virtual_network_name}/${name}`
      const delegation = [{ service_delegation: [{ name: 'Microsoft.Databricks/workspaces' }] }]
      return [
        { type: 'azurerm_subnet', values: { id, name, virtual_network_name, delegation } },
        { type: 'azurerm_subnet_network_security_group_association', values: { subnet_id: id } },
      ]
    }),
  )
  const refusal = refusals(workspaceRefusal, type)
  const first: Neighbor = { type, values: workspace('first', '/x/vnet') }
  expect(refusal(workspace('second', '/x/vnet'), ...subnets, first)).toContain(
    'Subnet public is already in use by another workspace.',
  )
  expect(refusal(workspace('second', '/x/vnet2'), ...subnets, first)).toBeUndefined()
})
