import { expect, test } from 'vitest'
import { hintsOf } from '../../../sandbox/cloud/engine/hints.ts'
import { validateConfig } from '../../../sandbox/cloud/engine/validate.ts'
import { UNKNOWN, type ValueObject } from '../../../sandbox/cloud/protocol/value.ts'
import { definitionOf } from '../../../sandbox/cloud/providers.ts'

function problems(type: string, config: ValueObject): string[] {
  const provider = type.startsWith('databricks') ? 'databricks' : 'azurerm'
  return validateConfig(hintsOf(definitionOf(provider).hints, type), config).map(({ summary, detail }) =>
    detail === undefined ? summary : `${summary}: ${detail}`,
  )
}

const ends = { source_address_prefix: '*', destination_address_prefix: '10.0.0.0/24' }
const rule = { ...ends, source_port_range: '*', destination_port_range: '443' }

test.each<[string, ValueObject, string]>([
  ['azurerm_resource_group', { name: 'rg-ends-with.' }, 'invalid value for name (1 to 90 letters'],
  ['azurerm_resource_group', { name: 'a'.repeat(91) }, 'invalid value for name'],
  [
    'azurerm_databricks_workspace',
    { name: 'ab' },
    'invalid value for name (3 to 64 letters, digits, "-" or "_"): ab',
  ],
  [
    'azurerm_databricks_workspace',
    { sku: 'basic' },
    'expected sku to be one of ["standard" "premium" "trial"], got basic',
  ],
  [
    'azurerm_databricks_workspace',
    { network_security_group_rules_required: 'SomeRules' },
    'expected network_security_group_rules_required to be one of',
  ],
  [
    'azurerm_network_security_rule',
    { ...rule, priority: 99 },
    'expected priority to be in the range (100 - 4096), got 99',
  ],
  [
    'azurerm_network_security_rule',
    { ...rule, direction: 'In' },
    'expected direction to be one of ["Inbound" "Outbound"], got In',
  ],
  [
    'azurerm_network_security_rule',
    { ...rule, destination_port_ranges: ['80'] },
    'only one of `destination_port_range,destination_port_ranges` can be specified',
  ],
  [
    'azurerm_network_security_rule',
    { ...ends, destination_port_range: '443' },
    '"source_port_range": one of `source_port_range,source_port_ranges` must be specified',
  ],
  [
    'azurerm_firewall_policy_rule_collection_group',
    { priority: 100, network_rule_collection: [{ rule: [{ protocols: ['TCP', 'HTTP'] }] }] },
    'expected network_rule_collection.0.rule.0.protocols.1 to be one of ["Any" "TCP" "UDP" "ICMP"], got HTTP',
  ],
  ['databricks_permissions', { cluster_id: 'c', job_id: 'j' }, '`cluster_id,job_id` were specified'],
  ['databricks_cluster', { num_workers: -1 }, 'expected num_workers to be at least (0), got -1'],
  ['databricks_sql_endpoint', { cluster_size: 'Tiny' }, 'expected cluster_size to be one of ["2X-Small"'],
])('%s with %o is refused', (type, config, expected) => {
  expect(problems(type, config)).toEqual([expect.stringContaining(expected)])
})

test.each<[string, ValueObject]>([
  ['azurerm_resource_group', { name: UNKNOWN, location: UNKNOWN }],
  ['azurerm_resource_group', { name: 'rg_(x).y-1' }],
  ['azurerm_databricks_workspace', { name: 'dbw-data-prod', sku: UNKNOWN }],
  ['azurerm_network_security_rule', { ...rule, priority: 4096, direction: 'Outbound', protocol: '*' }],
  [
    'azurerm_network_security_rule',
    { ...ends, source_port_range: UNKNOWN, destination_port_ranges: UNKNOWN },
  ],
  [
    'azurerm_network_security_rule',
    { ...ends, source_port_range: '*', destination_port_range: UNKNOWN, destination_port_ranges: ['80'] },
  ],
  ['azurerm_subnet', { address_prefixes: ['10.0.0.0/26'] }],
  ['azurerm_subnet', { address_prefixes: ['10.0.0.0/26'], ip_address_pool: UNKNOWN }],
])('%s with %o is accepted', (type, config) => {
  expect(problems(type, config)).toEqual([])
})
