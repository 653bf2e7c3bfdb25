import { expect, test } from 'vitest'
import { complete } from '../../../sandbox/cloud/engine/change.ts'
import { conformBlock } from '../../../sandbox/cloud/engine/conform.ts'
import { hintsOf } from '../../../sandbox/cloud/engine/hints.ts'
import { resourceId } from '../../../sandbox/cloud/engine/identify.ts'
import { planResource } from '../../../sandbox/cloud/engine/plan.ts'
import {
  decideScope,
  SANDBOX_SUBSCRIPTION_ID,
  SANDBOX_TENANT_ID,
} from '../../../sandbox/cloud/engine/scope.ts'
import type { ValueObject } from '../../../sandbox/cloud/protocol/value.ts'
import { definitionOf, type ProviderName } from '../../../sandbox/cloud/providers.ts'

const HOST = 'adb-7405000000000001.1.azuredatabricks.net'

function created(type: string, config: object): { id: string; state: ValueObject } {
  const provider = type.split('_')[0] as ProviderName
  const { schema, hints: all } = definitionOf(provider)
  const block = schema.resource_schemas?.[type]?.block ?? {}
  const hints = hintsOf(all, type)
  const decision = decideScope(provider, {
    subscription_id: SANDBOX_SUBSCRIPTION_ID,
    host: `https://${HOST}`,
  })
  if ('refused' in decision) throw new Error(decision.refused)
  const { scope } = decision
  const planned = planResource({ block, hints, prior: null, proposed: conformBlock(block, config) })
  const id = resourceId({ provider, type, block, hints, scope, values: planned, ordinal: 0 })
  const signal = new AbortController().signal
  const request = { provider, type, block, hints, scope, prior: null, planned, id: '', signal }
  return { id, state: complete(request, planned, id) }
}

const group = `/subscriptions/${SANDBOX_SUBSCRIPTION_ID}/resourceGroups/rg`
const inGroup = { resource_group_name: 'rg', name: 'x' }

test.each<[string, object, string | RegExp]>([
  ['azurerm_resource_group', { name: 'rg' }, group],
  ['azurerm_databricks_workspace', inGroup, `${group}/providers/Microsoft.Databricks/workspaces/x`],
  [
    'azurerm_databricks_access_connector',
    inGroup,
    `${group}/providers/Microsoft.Databricks/accessConnectors/x`,
  ],
  ['azurerm_virtual_network', inGroup, `${group}/providers/Microsoft.Network/virtualNetworks/x`],
  [
    'azurerm_subnet',
    { ...inGroup, virtual_network_name: 'v' },
    `${group}/providers/Microsoft.Network/virtualNetworks/v/subnets/x`,
  ],
  ['azurerm_network_security_group', inGroup, `${group}/providers/Microsoft.Network/networkSecurityGroups/x`],
  [
    'azurerm_network_security_rule',
    { ...inGroup, network_security_group_name: 'n' },
    `${group}/providers/Microsoft.Network/networkSecurityGroups/n/securityRules/x`,
  ],
  [
    'azurerm_subnet_network_security_group_association',
    { subnet_id: '/s', network_security_group_id: '/n' },
    '/s',
  ],
  [
    'azurerm_firewall_policy_rule_collection_group',
    { name: 'x', firewall_policy_id: '/p' },
    '/p/ruleCollectionGroups/x',
  ],
  ['azurerm_private_endpoint', inGroup, `${group}/providers/Microsoft.Network/privateEndpoints/x`],
  ['azurerm_private_dns_zone', inGroup, `${group}/providers/Microsoft.Network/privateDnsZones/x`],
  [
    'azurerm_private_dns_zone_virtual_network_link',
    { ...inGroup, private_dns_zone_name: 'z' },
    `${group}/providers/Microsoft.Network/privateDnsZones/z/virtualNetworkLinks/x`,
  ],
  ['azurerm_nat_gateway', inGroup, `${group}/providers/Microsoft.Network/natGateways/x`],
  [
    'azurerm_nat_gateway_public_ip_association',
    { nat_gateway_id: '/g', public_ip_address_id: '/i' },
    '/g|/i',
  ],
  ['azurerm_public_ip', inGroup, `${group}/providers/Microsoft.Network/publicIPAddresses/x`],
  [
    'azurerm_storage_container',
    { name: 'c', storage_account_id: '/a' },
    '/a/blobServices/default/containers/c',
  ],
  [
    'azurerm_storage_container',
    { name: 'c', storage_account_name: 'acc' },
    'https://acc.blob.core.windows.net/c',
  ],
  [
    'azurerm_role_assignment',
    { scope: '/s', principal_id: 'p' },
    /^\/s\/providers\/Microsoft.Authorization\/roleAssignments\/[0-9a-f-]{36}$/,
  ],
  [
    'azurerm_dns_a_record',
    { ...inGroup, zone_name: 'z' },
    `${group}/providers/Microsoft.Network/dnsZones/z/A/x`,
  ],
  ['azurerm_monitor_diagnostic_setting', { name: 'd', target_resource_id: '/t' }, '/t|d'],
  ['azurerm_management_lock', { name: 'l', scope: '/s' }, '/s/providers/Microsoft.Authorization/locks/l'],
  ['azurerm_linux_virtual_machine', inGroup, `${group}/providers/Microsoft.Compute/virtualMachines/x`],
  ['azurerm_servicebus_queue', { name: 'q', namespace_id: '/n' }, '/n/queues/q'],
  [
    'azurerm_automation_account',
    { ...inGroup, sku_name: 'Basic' },
    `${group}/providers/Microsoft.Automation/automationAccounts/x`,
  ],
  [
    'azurerm_automation_runbook',
    { ...inGroup, automation_account_name: 'aa' },
    `${group}/providers/Microsoft.Automation/automationAccounts/aa/automationRunbooks/x`,
  ],
  [
    'azurerm_application_insights_workbook',
    { ...inGroup, display_name: 'Costs of "team"' },
    `${group}/providers/Microsoft.Insights/applicationInsightsWorkbooks/x`,
  ],
  [
    'azurerm_function_app',
    { ...inGroup, storage_account_name: 'st' },
    `${group}/providers/Microsoft.Web/functionApps/x`,
  ],
  [
    'azurerm_api_management',
    { ...inGroup, publisher_name: 'Orbit', sku_name: 'Developer_1' },
    `${group}/providers/Microsoft.ApiManagement/service/x`,
  ],
  [
    'azurerm_cosmosdb_gremlin_graph',
    { ...inGroup, account_name: 'a', database_name: 'd' },
    `${group}/providers/Microsoft.DocumentDB/accounts/a/databases/d/cosmosdbGremlinGraphs/x`,
  ],
  [
    'azurerm_lb_nat_pool',
    { ...inGroup, loadbalancer_id: `${group}/providers/Microsoft.Network/loadBalancers/lb` },
    `${group}/providers/Microsoft.Network/loadBalancers/lb/lbNatPools/x`,
  ],
  [
    'azurerm_app_configuration_key',
    { configuration_store_id: '/stores/s', key: 'a b', label: 'test' },
    '/stores/s/appConfigurationKeys/a%20b|test',
  ],
  [
    'azurerm_ip_group_cidr',
    { ip_group_id: '/groups/g', cidr: '10.0.0.0/24' },
    '/groups/g/ipGroupCidrs/10.0.0.0%2F24',
  ],
  ['azurerm_redis_cache', inGroup, `${group}/providers/Microsoft.Cache/redis/x`],
  ['azuread_group', { display_name: 'g' }, /^\/groups\/[0-9a-f-]{36}$/],
  ['databricks_cluster', { cluster_name: 'c' }, /^\d{4}-\d{6}-[a-z0-9]{8}$/],
  ['databricks_instance_pool', { instance_pool_name: 'p' }, /^\d{4}-\d{6}-[a-z0-9]{8}-pool-[a-z0-9]{8}$/],
  ['databricks_cluster_policy', { name: 'p' }, /^[0-9A-F]{16}$/],
  ['databricks_sql_endpoint', { name: 'w' }, /^[0-9a-f]{16}$/],
  ['databricks_permissions', { cluster_id: '1-2-c' }, '/clusters/1-2-c'],
  ['databricks_permissions', { sql_endpoint_id: 'w' }, '/sql/warehouses/w'],
  ['databricks_permissions', { cluster_policy_id: 'p' }, '/cluster-policies/p'],
  ['databricks_permissions', { instance_pool_id: 'p' }, '/instance-pools/p'],
  ['databricks_permissions', { alert_v2_id: 'a' }, '/alert-v2s/a'],
])('%s with %o has its id', (type, config, expected) => {
  expect(created(type, config).id).toMatch(expected instanceof RegExp ? expected : exact(expected))
})

function exact(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)
}

test('gives the same values every time and others for another name', () => {
  const config = { ...inGroup, location: 'eastus2', sku: 'premium' }
  expect(created('azurerm_databricks_workspace', config)).toEqual(
    created('azurerm_databricks_workspace', config),
  )
  expect(created('azurerm_databricks_workspace', { ...config, name: 'y' }).state['workspace_url']).not.toBe(
    created('azurerm_databricks_workspace', config).state['workspace_url'],
  )
})

test.each<[string, object, object]>([
  [
    'azurerm_databricks_workspace',
    { ...inGroup, custom_parameters: [{}] },
    {
      workspace_id: expect.stringMatching(/^7405\d{12}$/),
      workspace_url: expect.stringMatching(/^adb-7405\d{12}\.\d{1,2}\.azuredatabricks\.net$/),
      managed_resource_group_name: 'databricks-rg-rg',
      managed_resource_group_id: `/subscriptions/${SANDBOX_SUBSCRIPTION_ID}/resourceGroups/databricks-rg-rg`,
      custom_parameters: [expect.objectContaining({ no_public_ip: true, vnet_address_prefix: '10.139' })],
    },
  ],
  [
    'azurerm_databricks_access_connector',
    { ...inGroup, identity: [{ type: 'SystemAssigned' }] },
    {
      identity: [
        expect.objectContaining({
          tenant_id: SANDBOX_TENANT_ID,
          principal_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        }),
      ],
    },
  ],
  [
    'azurerm_databricks_access_connector',
    { ...inGroup, identity: [{ type: 'UserAssigned' }] },
    { identity: [expect.objectContaining({ tenant_id: '', principal_id: '' })] },
  ],
  [
    'azurerm_public_ip',
    inGroup,
    { ip_address: expect.stringMatching(/^20\.\d+\.\d+\.\d+$/), sku: 'Standard' },
  ],
  [
    'azurerm_private_endpoint',
    { ...inGroup, private_service_connection: [{ name: 'c' }], private_dns_zone_group: [{ name: 'g' }] },
    {
      private_service_connection: [
        expect.objectContaining({ private_ip_address: expect.stringMatching(/^10\.0\./) }),
      ],
      private_dns_zone_group: [
        expect.objectContaining({
          id: expect.stringMatching(/privateEndpoints\/x\/privateDnsZoneGroups\/g$/),
        }),
      ],
      network_interface: [expect.objectContaining({ name: 'x.nic' })],
    },
  ],
  [
    'azurerm_storage_account',
    { resource_group_name: 'rg', name: 'stx', location: 'eastus2' },
    {
      primary_blob_endpoint: 'https://stx.blob.core.windows.net/',
      primary_location: 'eastus2',
      access_tier: 'Hot',
    },
  ],
  [
    'azurerm_cognitive_account',
    { ...inGroup, custom_subdomain_name: 'oai-x', location: 'eastus2' },
    { endpoint: 'https://oai-x.openai.azure.com/' },
  ],
  [
    'azurerm_cognitive_account',
    { ...inGroup, location: 'eastus2' },
    { endpoint: 'https://eastus2.api.cognitive.microsoft.com/' },
  ],
  [
    'azurerm_role_assignment',
    { scope: '/s', principal_id: 'p', role_definition_name: 'Reader' },
    { role_definition_id: expect.stringMatching(/roleDefinitions\/acdd72a7-3385-48ef-bd42-f606fba81ae7$/) },
  ],
  [
    'databricks_cluster',
    { cluster_name: 'c', node_type_id: 'Standard_D8ads_v5' },
    {
      driver_node_type_id: 'Standard_D8ads_v5',
      state: 'RUNNING',
      autotermination_minutes: 60,
      url: expect.stringMatching(new RegExp(`^https://${HOST}/#setting/clusters/.+/configuration$`)),
      default_tags: expect.objectContaining({ Vendor: 'Databricks', ClusterName: 'c' }),
    },
  ],
  [
    'databricks_sql_endpoint',
    { name: 'w' },
    { auto_stop_mins: 120, odbc_params: [expect.objectContaining({ hostname: HOST, port: 443 })] },
  ],
  ['databricks_permissions', { cluster_id: 'c' }, { object_type: 'cluster' }],
])('%s with %o looks real', (type, config, expected) => {
  expect(created(type, config).state).toMatchObject(expected)
})
