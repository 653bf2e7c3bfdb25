import { describe, expect, test } from 'vitest'
import { conformValue } from '../../../sandbox/cloud/engine/conform.ts'
import type { AttributeHint } from '../../../sandbox/cloud/engine/hints.ts'
import type { AttributeType, Block } from '../../../sandbox/cloud/engine/schema.ts'
import { definitionOf, PROVIDER_NAMES } from '../../../sandbox/cloud/providers.ts'
import { typeInside } from './type-inside.ts'

/** Type of an attribute by dotted path; "block" for a block, undefined when the schema has no such path. */
function typeAt(block: Block, path: readonly string[]): AttributeType | 'block' | undefined {
  const [name = '', ...rest] = path
  const type = block.attributes?.[name]?.type
  const nested = block.block_types?.[name]
  if (type !== undefined) return typeInside(type, rest)
  if (rest.length === 0) return nested === undefined ? undefined : 'block'
  return nested === undefined ? undefined : typeAt(nested.block, rest)
}

/** Attributes that hints for every type mention although not each type has them. */
const GENERAL = new Set([
  'location',
  'name',
  'resource_group_name',
  'virtual_network_name',
  'storage_account_id',
  'storage_account_name',
  'key_vault_id',
  'server_id',
])

const cases = PROVIDER_NAMES.flatMap((provider) => {
  const { schema, hints } = definitionOf(provider)
  return Object.entries(hints)
    .filter(([type]) => type !== '*')
    .map(([type, hint]) => ({ type, hint, block: schema.resource_schemas?.[type]?.block }))
})

describe.each(cases)('hints of $type', ({ hint, block }) => {
  const attributes = Object.entries(hint.attributes)

  test('are about attributes that exist', () => {
    const unknown = attributes
      .map(([path]) => path)
      .filter((path) => !GENERAL.has(path) && typeAt(block ?? {}, path.split('.')) === undefined)
    expect(unknown).toEqual([])
  })

  test('have defaults of the right type that are allowed', () => {
    for (const [path, one] of attributes) {
      if (one.default === undefined) continue
      const type = typeAt(block ?? {}, path.split('.'))
      expect(type, path).not.toBe('block')
      expect(type !== undefined && type !== 'block' && conformValue(type, one.default, path)).toBe(
        one.default,
      )
      if (one.enum !== undefined) expect(one.enum, path).toContain(one.default)
      expect(Number(one.default) < (one.minimum ?? Number.NEGATIVE_INFINITY), path).toBe(false)
    }
  })

  test('have patterns that answer quickly', () => {
    for (const [path, one] of attributes.filter(([, { pattern }]) => pattern !== undefined)) {
      const pattern = new RegExp(`^(?:${one.pattern})$`)
      expect(one.message, path).toBeTruthy()
      for (const letter of ['a', 'a-', '-', '.', '_', '0']) {
        expect(pattern.test(`${letter.repeat(50_000)}!`), path).toBe(false)
      }
    }
  })

  test('have groups of attributes that exist', () => {
    const names = [...(hint.exactlyOneOf ?? []), ...(hint.conflicts ?? [])].flat()
    expect(names.filter((name) => typeAt(block ?? {}, [name]) === undefined)).toEqual([])
  })
})

/** What a person would trip over if it were wrong, checked by hand against the providers' documentation of 2026. */
const REVIEWED: [type: string, path: string, hint: AttributeHint | undefined][] = [
  ['azurerm_resource_group', 'location', { forceNew: true, normalize: 'region' }],
  ['azurerm_databricks_workspace', 'sku', { enum: ['standard', 'premium', 'trial'] }],
  ['azurerm_databricks_workspace', 'custom_parameters.virtual_network_id', { forceNew: true }],
  ['azurerm_subnet', 'virtual_network_name', { forceNew: true }],
  ['azurerm_network_security_rule', 'direction', { enum: ['Inbound', 'Outbound'] }],
  ['azurerm_network_security_rule', 'priority', { minimum: 100, maximum: 4096 }],
  ['azurerm_firewall_policy_rule_collection_group', 'network_rule_collection.rule.name', undefined],
  ['azurerm_private_endpoint', 'subnet_id', { forceNew: true }],
  ['azurerm_cognitive_deployment', 'model.version', undefined],
  ['azurerm_application_insights', 'sampling_percentage', { default: 100, minimum: 0, maximum: 100 }],
  ['databricks_cluster', 'node_type_id', { value: 'Standard_D4ads_v5' }],
  ['databricks_cluster', 'spark_version', undefined],
  ['databricks_sql_endpoint', 'auto_stop_mins', { default: 120, minimum: 0 }],
  ['databricks_instance_pool', 'node_type_id', { forceNew: true }],
]

test.each(REVIEWED)('%s.%s is %o', (type, path, expected) => {
  expect(cases.find((one) => one.type === type)?.hint.attributes[path]).toEqual(expected)
})
