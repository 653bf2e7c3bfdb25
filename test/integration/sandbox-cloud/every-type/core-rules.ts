/**
 * What Terraform itself demands of the answers of a provider (Terraform 1.11, package objchange): every answer has the
 * shape of the schema, a plan keeps what is configured, an apply keeps what was planned. Each function lists violations.
 */
import type { ResourceHints } from '../../../../sandbox/cloud/engine/hints.ts'
import {
  type Attribute,
  type AttributeType,
  attributesOf,
  type Block,
  type NestedBlock,
  nestedBlocksOf,
  partsOf,
} from '../../../../sandbox/cloud/engine/schema.ts'
import {
  canonicalText,
  isList,
  isObject,
  UNKNOWN,
  type Value,
  type ValueObject,
} from '../../../../sandbox/cloud/protocol/value.ts'

/** Violations of the shape that the schema asks for. */
export function shapeViolations(block: Block, value: Value, path = ''): string[] {
  if (!isObject(value)) return [`${path} is no object`]
  const known = new Set([
    ...attributesOf(block).map(([name]) => name),
    ...nestedBlocksOf(block).map(([name]) => name),
  ])
  const found = Object.keys(value)
    .filter((name) => !known.has(name))
    .map((name) => `${path}${name} is not in the schema`)
  for (const [name, attribute] of attributesOf(block)) {
    const inner = value[name]
    if (inner === undefined) found.push(`${path}${name} is missing`)
    else found.push(...typeViolations(attribute.type, inner, `${path}${name}`))
  }
  for (const [name, nested] of nestedBlocksOf(block)) {
    const inner = value[name] ?? null
    const isSingle = nested.nesting_mode === 'single' || nested.nesting_mode === 'group'
    if (isSingle) {
      if (inner !== null) found.push(...shapeViolations(nested.block, inner, `${path}${name}.`))
    } else if (nested.nesting_mode === 'map') {
      if (!isObject(inner)) found.push(`${path}${name} is no map of blocks`)
    } else if (!isList(inner)) found.push(`${path}${name} is no list of blocks`)
    else
      inner.forEach((item, index) => {
        found.push(...shapeViolations(nested.block, item, `${path}${name}.${index}.`))
      })
  }
  return found
}

function typeViolations(type: AttributeType, value: Value, path: string): string[] {
  if (value === null || value === UNKNOWN) return []
  const wrong = [`${path} should be a ${JSON.stringify(type)} and is ${canonicalText(value)}`]
  if (type === 'string') return typeof value === 'string' ? [] : wrong
  if (type === 'bool') return typeof value === 'boolean' ? [] : wrong
  if (type === 'number') {
    const isNumber = typeof value === 'number' || typeof value === 'bigint'
    return isNumber || (typeof value === 'string' && Number.isFinite(Number(value))) ? [] : wrong
  }
  if (type === 'dynamic') return []
  const [kind, inner] = type
  if (kind === 'object') {
    if (!isObject(value)) return wrong
    const names = [...new Set([...Object.keys(inner), ...Object.keys(value)])]
    return names.flatMap((name) => {
      const part: Value | undefined = value[name]
      const partType = inner[name]
      if (part === undefined || partType === undefined) return [`${path}.${name} is missing or unknown`]
      return typeViolations(partType, part, `${path}.${name}`)
    })
  }
  if (kind === 'map') {
    if (!isObject(value)) return wrong
    return Object.entries(value).flatMap(([key, item]) => typeViolations(inner, item, `${path}.${key}`))
  }
  if (!isList(value)) return wrong
  const texts = value.map(canonicalText)
  const isTwice = kind === 'set' && new Set(texts).size < texts.length && !texts.includes('?')
  const items = value.flatMap((item, index) =>
    typeViolations(kind === 'tuple' ? (inner[index] ?? 'dynamic') : inner, item, `${path}.${index}`),
  )
  return isTwice ? [...items, `${path} is a set and holds an element twice`] : items
}

/** Violations of a plan: it differs from the configuration where only the configuration has a say. */
export function planViolations(request: {
  readonly block: Block
  readonly hints: ResourceHints
  readonly config: ValueObject
  readonly planned: ValueObject
  readonly path?: string
}): string[] {
  const { block, hints, config, planned, path = '' } = request
  const found = attributesOf(block).flatMap(([name, attribute]) => {
    const [wanted, got] = pair(config, planned, name)
    const parts = wanted === null ? undefined : partsOf(attribute)
    if (parts !== undefined) return nestedViolations(parts, { hints, path: `${path}${name}` }, wanted, got)
    if (isPlannedAsAllowed(attribute, hints.attributes[`${path}${name}`], wanted, got)) return []
    return [`${path}${name} is configured as ${canonicalText(wanted)} and planned as ${canonicalText(got)}`]
  })
  for (const [name, nested] of nestedBlocksOf(block)) {
    const [wanted, got] = pair(config, planned, name)
    found.push(...nestedViolations(nested, { hints, path: `${path}${name}` }, wanted, got))
  }
  return found
}

function nestedViolations(
  { block, nesting_mode: mode }: NestedBlock,
  { hints, path }: { readonly hints: ResourceHints; readonly path: string },
  wanted: Value,
  got: Value,
): string[] {
  const one = (config: Value, planned: Value): string[] =>
    isObject(config) && isObject(planned)
      ? planViolations({ block, hints, path: `${path}.`, config, planned })
      : [`${path} is no object`]
  if (isObject(wanted) && isObject(got) && mode !== 'map') return one(wanted, got)
  if (isObject(wanted) && isObject(got)) {
    return Object.keys({ ...wanted, ...got }).flatMap((key) => one(...pair(wanted, got, key)))
  }
  if (isList(wanted) && isList(got) && wanted.length === got.length) {
    return wanted.flatMap((item, index) => one(item, got[index] ?? null))
  }
  if (canonicalText(wanted) === canonicalText(got)) return []
  return [`${path} is planned with other parts than it is configured with`]
}

function pair(left: ValueObject, right: ValueObject, name: string): [Value, Value] {
  return [left[name] ?? null, right[name] ?? null]
}

/** A provider may add a default, and write a region as Azure does; everything else is as configured. */
function isPlannedAsAllowed(
  attribute: Attribute,
  hint: ResourceHints['attributes'][string] | undefined,
  wanted: Value,
  got: Value,
): boolean {
  if (attribute.write_only === true) return got === null
  if (canonicalText(wanted) === canonicalText(got)) return true
  if (wanted === null) return attribute.computed === true || got === hint?.default
  return hint?.normalize === 'region' && typeof wanted === 'string' && typeof got === 'string'
}

/** Violations of an apply: it differs from what was planned and known, or leaves something unknown. */
export function applyViolations(planned: Value, applied: Value, path = ''): string[] {
  if (applied === UNKNOWN) return [`${path} is still unknown after apply`]
  if (planned === UNKNOWN) return isObject(applied) || isList(applied) ? unknownsIn(applied, path) : []
  if (isObject(planned) && isObject(applied)) {
    const names = [...new Set([...Object.keys(planned), ...Object.keys(applied)])]
    return names.flatMap((name) =>
      applyViolations(planned[name] ?? null, applied[name] ?? null, path === '' ? name : `${path}.${name}`),
    )
  }
  if (isList(planned) && isList(applied) && planned.length === applied.length) {
    return planned.flatMap((item, index) => applyViolations(item, applied[index] ?? null, `${path}.${index}`))
  }
  if (canonicalText(planned) === canonicalText(applied)) return []
  return [`${path} was planned as ${canonicalText(planned)} and applied as ${canonicalText(applied)}`]
}

function unknownsIn(value: Value, path: string): string[] {
  if (value === UNKNOWN) return [`${path} is still unknown after apply`]
  if (isList(value)) return value.flatMap((item) => unknownsIn(item, path))
  return isObject(value) ? Object.values(value).flatMap((item) => unknownsIn(item, path)) : []
}

/** What a second look finds changed; nothing may be. */
export function differences(before: Value, after: Value): string[] {
  return applyViolations(before, after).map((text) => text.replace('was planned as', 'was'))
}
