import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ResourceHints } from '../../../../sandbox/cloud/engine/hints.ts'
import { planResource } from '../../../../sandbox/cloud/engine/plan.ts'
import { requiresReplace } from '../../../../sandbox/cloud/engine/replace.ts'
import { type AttributeType, type Block, nestedBlocksOf } from '../../../../sandbox/cloud/engine/schema.ts'
import { validateConfig } from '../../../../sandbox/cloud/engine/validate.ts'
import { isList, isObject, type Value, type ValueObject } from '../../../../sandbox/cloud/protocol/value.ts'
import { definitionOf, PROVIDER_NAMES } from '../../../../sandbox/cloud/providers.ts'
import { typeInside } from '../type-inside.ts'
import { CAPABILITY_TYPES } from './capability-types.ts'
import { DATABRICKS_TYPES } from './databricks-types.ts'
import { DIRECTORY_TYPES } from './directory-types.ts'
import { DNS_TYPES } from './dns-types.ts'
import { MONITORING_TYPES } from './monitoring-types.ts'
import { NETWORK_TYPES } from './network-types.ts'
import type { ReviewedTypes } from './reviewed-type.ts'
import { SERVICE_TYPES } from './service-types.ts'
import { STORAGE_TYPES } from './storage-types.ts'

const REVIEWED: ReviewedTypes = {
  ...NETWORK_TYPES,
  ...DNS_TYPES,
  ...STORAGE_TYPES,
  ...SERVICE_TYPES,
  ...MONITORING_TYPES,
  ...DIRECTORY_TYPES,
  ...DATABRICKS_TYPES,
}

const TYPES = [...new Set(Object.values(CAPABILITY_TYPES).flat())].sort()

/** The provider can change every argument of these in place. */
const NEVER_REPLACED = new Set([
  'azurerm_databricks_workspace_root_dbfs_customer_managed_key',
  'databricks_cluster_policy',
  'databricks_git_credential',
  'databricks_ip_access_list',
  'databricks_job',
  'databricks_sql_endpoint',
  'databricks_workspace_conf',
])

function definitionFor(type: string): { block: Block; hints: ResourceHints } {
  const provider = providerOf(type)
  const block = definitionOf(provider).schema.resource_schemas?.[type]?.block
  if (block === undefined) throw new Error(`${provider} has no ${type}`)
  return { block, hints: hintsFor(type) }
}

function providerOf(type: string): (typeof PROVIDER_NAMES)[number] {
  const provider = PROVIDER_NAMES.find((name) => type.startsWith(`${name}_`))
  if (provider === undefined) throw new Error(`no provider has ${type}`)
  return provider
}

function hintsFor(type: string): ResourceHints {
  const all = definitionOf(providerOf(type)).hints
  const hints = Object.hasOwn(all, type) ? all[type] : undefined
  if (hints === undefined) throw new Error(`no hints were written for ${type}`)
  return hints
}

/** A resource with nothing in it but one block of each kind on the way to the path, and the value at its end. */
function valuesWith(block: Block, [name = '', ...rest]: readonly string[], value: Value): ValueObject {
  const attributes = Object.keys(block.attributes ?? {}).map((key): [string, Value] => [key, null])
  const blocks = nestedBlocksOf(block).map(([key, nested]): [string, Value] => [
    key,
    nested.nesting_mode === 'single' ? null : [],
  ])
  const empty = Object.fromEntries([...attributes, ...blocks])
  if (rest.length === 0) return { ...empty, [name]: value }
  const type = block.attributes?.[name]?.type
  if (type !== undefined) return { ...empty, [name]: partWith(type, rest, value) }
  const nested = block.block_types?.[name]
  if (nested === undefined) throw new Error(`there is no block ${name}`)
  const inner = valuesWith(nested.block, rest, value)
  return { ...empty, [name]: nested.nesting_mode === 'single' ? inner : [inner] }
}

/** An attribute with parts, of which only the one at the path has a value. */
function partWith(type: AttributeType, path: readonly string[], value: Value): Value {
  const [name = '', ...rest] = path
  if (path.length === 0) return value
  if (typeof type === 'string') throw new Error(`there is no part ${name}`)
  const [kind, inner] = type
  if (kind === 'list' || kind === 'set') return [partWith(inner, path, value)]
  if (kind !== 'object') throw new Error(`there is no part ${name}`)
  return Object.fromEntries(
    Object.entries(inner).map(([key, part]) => [key, key === name ? partWith(part, rest, value) : null]),
  )
}

function typeAt(block: Block, [name = '', ...rest]: readonly string[]): AttributeType {
  const nested = block.block_types?.[name]
  if (rest.length > 0 && nested !== undefined) return typeAt(nested.block, rest)
  const type = block.attributes?.[name]?.type
  const part = type === undefined ? undefined : typeInside(type, rest)
  if (part === undefined) throw new Error(`there is no attribute ${[name, ...rest].join('.')}`)
  return part
}

/** Hints for every type of a provider name attributes that not each type has. */
function hasPath(block: Block, [name = '', ...rest]: readonly string[]): boolean {
  const nested = block.block_types?.[name]
  if (rest.length > 0) return nested !== undefined && hasPath(nested.block, rest)
  return nested !== undefined || block.attributes?.[name] !== undefined
}

/** Two values of a type that differ. */
function twoValues(type: AttributeType): readonly [Value, Value] {
  if (type === 'bool') return [false, true]
  if (type === 'number') return [1, 2]
  if (typeof type === 'string') return ['one', 'two']
  if (type[0] === 'map') return [{ key: twoValues(type[1])[0] }, { key: twoValues(type[1])[1] }]
  if (type[0] === 'list' || type[0] === 'set') return [[twoValues(type[1])[0]], [twoValues(type[1])[1]]]
  if (type[0] === 'tuple') throw new Error('no attribute is a tuple')
  const entries = Object.entries(type[1]).map(([key, item]) => [key, twoValues(item)] as const)
  return [
    Object.fromEntries(entries.map(([key, [first]]) => [key, first])),
    Object.fromEntries(entries.map(([key, [, second]]) => [key, second])),
  ]
}

function isReplacedBy(type: string, path: string): boolean {
  const { block, hints } = definitionFor(type)
  const parts = path.split('.')
  const [before, after] = twoValues(typeAt(block, parts))
  const prior = valuesWith(block, parts, before)
  const planned = valuesWith(block, parts, after)
  return requiresReplace({ block, hints, prior, planned }).length > 0
}

/** What is said about the value at the path, and not about what is missing beside it. */
function problemsAt(type: string, path: string, value: Value): string[] {
  const { block, hints } = definitionFor(type)
  const parts = path.split('.')
  typeAt(block, parts)
  return validateConfig(hints, valuesWith(block, parts, value))
    .filter((problem) => (problem.path ?? []).filter((part) => typeof part === 'string').join('.') === path)
    .filter(({ summary }) => !summary.startsWith('Invalid combination'))
    .map(({ summary }) => summary)
}

function plannedAt(type: string, path: string): Value {
  const { block, hints } = definitionFor(type)
  const parts = path.split('.')
  typeAt(block, parts)
  const planned = planResource({ block, hints, prior: null, proposed: valuesWith(block, parts, null) })
  return parts.reduce((value: Value, part) => {
    const item = isList(value) ? (value[0] ?? null) : value
    return isObject(item) ? (item[part] ?? null) : null
  }, planned)
}

test.each(TYPES)('%s is reviewed and says what replaces it', (type) => {
  const { block, hints } = definitionFor(type)
  const forcing = Object.entries(hints.attributes)
    .filter(([path, { forceNew }]) => forceNew === true && hasPath(block, path.split('.')))
    .map(([path]) => path)
  expect(Object.keys(REVIEWED)).toContain(type)
  expect(forcing.length === 0, forcing.join(', ')).toBe(NEVER_REPLACED.has(type))
})

describe.each(Object.entries(REVIEWED))('%s', (type, facts) => {
  test('is a type that a capability writes', () => {
    expect(TYPES).toContain(type)
  })

  test('is replaced when one of the decisive arguments changes', () => {
    expect(facts.replaces.filter((path) => !isReplacedBy(type, path))).toEqual([])
    expect(facts.replaces.length === 0).toBe(NEVER_REPLACED.has(type))
  })

  test('is changed in place otherwise', () => {
    expect(facts.updates.filter((path) => isReplacedBy(type, path))).toEqual([])
  })

  test('plans its defaults', () => {
    for (const [path, value] of Object.entries(facts.defaults ?? {})) {
      expect(plannedAt(type, path), path).toEqual(value)
    }
  })

  test('refuses what the provider or the service refuses', () => {
    for (const [path, value] of Object.entries(facts.refuses ?? {})) {
      expect(problemsAt(type, path, value), path).not.toEqual([])
    }
  })

  test('accepts what is allowed', () => {
    for (const [path, value] of Object.entries(facts.accepts ?? {})) {
      expect(problemsAt(type, path, value), path).toEqual([])
    }
  })
})

test('every type in the template of a capability is on the list', () => {
  const root = new URL('../../../../capabilities/', import.meta.url)
  const templates = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tf.hbs'),
  )
  const written = templates.flatMap((name) =>
    [...readFileSync(new URL(name, root), 'utf8').matchAll(/^\s*resource "([a-z0-9_]+)"/gm)].map(
      ([, type = '']) => type,
    ),
  )
  expect(written.length).toBeGreaterThan(20)
  expect([...new Set(written)].filter((type) => !TYPES.includes(type))).toEqual([])
})
