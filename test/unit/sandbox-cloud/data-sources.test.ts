import { expect, test } from 'vitest'
import { conformBlock } from '../../../sandbox/cloud/engine/conform.ts'
import { readDataSource } from '../../../sandbox/cloud/engine/data-sources.ts'
import { hintsOf } from '../../../sandbox/cloud/engine/hints.ts'
import {
  decideScope,
  SANDBOX_SUBSCRIPTION_ID,
  SANDBOX_TENANT_ID,
} from '../../../sandbox/cloud/engine/scope.ts'
import { definitionOf, PROVIDER_NAMES } from '../../../sandbox/cloud/providers.ts'
import type { CloudResource } from '../../../sandbox/cloud/store/store.ts'

function read(type: string, config: object, resources: readonly CloudResource[] = []) {
  const provider = PROVIDER_NAMES.find((name) => type.startsWith(`${name}_`)) ?? 'random'
  const { schema, hints } = definitionOf(provider)
  const block = schema.data_source_schemas?.[type]?.block ?? {}
  const host = 'https://adb-7405000000000001.1.azuredatabricks.net'
  const decision = decideScope(provider, { subscription_id: SANDBOX_SUBSCRIPTION_ID, host })
  if ('refused' in decision) throw new Error(decision.refused)
  const { scope } = decision
  return readDataSource({
    type,
    block,
    hints: hintsOf(hints, type),
    scope,
    config: conformBlock(block, config),
    isManaged: Object.hasOwn(schema.resource_schemas ?? {}, type),
    resources,
  })
}

function resource(type: string, name: string, values: object = {}): CloudResource {
  return {
    type,
    name,
    id: `/${type}/${name}`,
    scope: 's',
    values: { id: `/${type}/${name}`, name, ...values },
  }
}

test.each<[string, object, object]>([
  ['azurerm_client_config', {}, { subscription_id: SANDBOX_SUBSCRIPTION_ID, tenant_id: SANDBOX_TENANT_ID }],
  ['azurerm_subscription', {}, { id: `/subscriptions/${SANDBOX_SUBSCRIPTION_ID}`, state: 'Enabled' }],
  [
    'azurerm_role_definition',
    { name: 'Reader' },
    { role_definition_id: 'acdd72a7-3385-48ef-bd42-f606fba81ae7' },
  ],
  ['azuread_client_config', {}, { tenant_id: SANDBOX_TENANT_ID }],
  [
    'azuread_user',
    { user_principal_name: 'ann@example.org' },
    { display_name: 'ann', account_enabled: true },
  ],
  [
    'azuread_users',
    { user_principal_names: ['ann@example.org', 'bob@example.org'] },
    { object_ids: [expect.stringMatching(/^[0-9a-f-]{36}$/), expect.stringMatching(/^[0-9a-f-]{36}$/)] },
  ],
  ['databricks_spark_version', { long_term_support: true }, { id: '17.3.x-scala2.13' }],
  [
    'databricks_spark_version',
    { long_term_support: true, gpu: true, ml: true },
    { id: '17.3.x-gpu-ml-scala2.13' },
  ],
  [
    'databricks_node_type',
    { min_cores: 8, local_disk: true, min_memory_gb: 60 },
    { id: 'Standard_E8ads_v5' },
  ],
  ['databricks_node_type', { min_gpus: 1 }, { id: 'Standard_NC4as_T4_v3' }],
  [
    'databricks_workspace_iam_external_group_v2',
    { name: 'external-groups/5a4db0c5-0000-4000-8000-00000000000d' },
    {
      external_group_id: '5a4db0c5-0000-4000-8000-00000000000d',
      internal_id: expect.stringMatching(/^7\d{14}$/),
    },
  ],
  ['databricks_current_user', {}, { user_name: 'deployer@sandbox.example' }],
])('%s with %o is always there', (type, config, expected) => {
  expect(read(type, config)).toEqual({ state: expect.objectContaining(expected) })
})

test('finds the resource of the same type, name and group, whatever the case', () => {
  const resources = [
    resource('azurerm_storage_account', 'sta', { resource_group_name: 'rg' }),
    resource('azurerm_databricks_workspace', 'dbw', { resource_group_name: 'rg-other' }),
    resource('azurerm_databricks_workspace', 'dbw', { resource_group_name: 'rg', workspace_url: 'adb-1' }),
  ]
  expect(read('azurerm_databricks_workspace', { name: 'DBW', resource_group_name: 'RG' }, resources)).toEqual(
    {
      state: expect.objectContaining({
        id: '/azurerm_databricks_workspace/dbw',
        workspace_url: 'adb-1',
        name: 'DBW',
      }),
    },
  )
})

test('says what was not found', () => {
  expect(read('azurerm_resource_group', { name: 'rg-missing' })).toEqual({
    problem: expect.objectContaining({ summary: 'azurerm_resource_group (name "rg-missing") was not found' }),
  })
})

test('lists the separate rules of a network security group', () => {
  const found = read('azurerm_network_security_group', { name: 'nsg', resource_group_name: 'rg' }, [
    resource('azurerm_network_security_group', 'nsg', { resource_group_name: 'rg', security_rule: [] }),
    resource('azurerm_network_security_rule', 'allow-443', {
      resource_group_name: 'rg',
      network_security_group_name: 'nsg',
      priority: 1200,
      direction: 'Inbound',
      destination_port_range: '443',
      destination_port_ranges: null,
    }),
    resource('azurerm_network_security_rule', 'other', {
      resource_group_name: 'rg',
      network_security_group_name: 'nsg-other',
    }),
  ])
  expect(found).toEqual({
    state: expect.objectContaining({
      security_rule: [
        expect.objectContaining({
          name: 'allow-443',
          priority: 1200,
          destination_port_range: '443',
          destination_port_ranges: [],
        }),
      ],
    }),
  })
})

test.each<[string, object, CloudResource[], object]>([
  [
    'azurerm_managed_disks',
    { resource_group_name: 'rg-x' },
    [
      resource('azurerm_managed_disk', 'a', {
        resource_group_name: 'rg-x',
        storage_account_type: 'Premium_LRS',
      }),
      resource('azurerm_managed_disk', 'b', { resource_group_name: 'rg-other' }),
    ],
    { disk: [expect.objectContaining({ name: 'a', storage_account_type: 'Premium_LRS' })] },
  ],
  [
    'azurerm_resources',
    { type: 'Microsoft.KeyVault/vaults' },
    [
      {
        ...resource('azurerm_key_vault', 'kv-x', { location: 'eastus' }),
        id: '/subscriptions/s/resourceGroups/rg-x/providers/Microsoft.KeyVault/vaults/kv-x',
      },
      resource('azurerm_resource_group', 'rg-x'),
    ],
    {
      resources: [expect.objectContaining({ name: 'kv-x', resource_group_name: 'rg-x', location: 'eastus' })],
    },
  ],
  ['databricks_clusters', {}, [resource('databricks_cluster', 'c')], { ids: ['/databricks_cluster/c'] }],
  [
    'databricks_jobs',
    {},
    [resource('databricks_job', 'nightly')],
    { ids: { nightly: '/databricks_job/nightly' } },
  ],
  [
    'azuread_groups',
    { security_enabled: true },
    [resource('azuread_group', 'g', { object_id: 'o', display_name: 'g', security_enabled: true })],
    { object_ids: ['o'], display_names: ['g'] },
  ],
  ['databricks_clusters', {}, [], { ids: [] }],
  ['azurerm_location', { location: 'eastus' }, [], { location: 'eastus', zone_mappings: [] }],
  [
    'azurerm_virtual_machine',
    { name: 'vm', resource_group_name: 'rg-x' },
    [resource('azurerm_linux_virtual_machine', 'vm', { resource_group_name: 'rg-x' })],
    { id: '/azurerm_linux_virtual_machine/vm' },
  ],
])('reads %s %j from what was created', (type, config, resources, expected) => {
  expect(read(type, config, resources)).toMatchObject({ state: expected })
})

test.each(['azurerm_virtual_machine', 'databricks_sql_warehouse', 'azurerm_key_vault'])(
  'does not make up a %s that nobody created',
  (type) => {
    expect(read(type, { name: 'x', resource_group_name: 'rg-x' })).toHaveProperty('problem')
  },
)
