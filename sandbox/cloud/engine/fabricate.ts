import { isList, isObject, plainText, UNKNOWN, type Value, type ValueObject } from '../protocol/value.ts'
import type { HintValue, ResourceHints } from './hints.ts'
import { type AttributeType, attributesOf, type Block, nestedBlocksOf } from './schema.ts'
import type { Scope } from './scope.ts'
import { fillFirst, fillTemplate, type TemplateContext } from './template.ts'

/** Text of a computed attribute by its name, when no hint says better; the first match wins. */
const BY_NAME: readonly (readonly [pattern: RegExp, template: string])[] = [
  [/(^|_)tenant_id$/, '{tenant}'],
  [/(^|_)subscription_id$/, '{subscription}'],
  [/(^|_)(principal|client|object|application|immutable|directory)_id$/, '{uuid}'],
  [/(^|_)(resource_)?(guid|uuid)$/, '{uuid}'],
  [/connection_string$/, 'Endpoint=https://{slug:name}.azure.example/;AccessKey={base64:32}'],
  [/(^|_)(access_|shared_|account_|instrumentation_)?key$/, '{base64:32}'],
  [/(secret|password|token)$/, '{lower:40}'],
  [/(url|uri|endpoint)$/, 'https://{slug:name}.azure.example/'],
  [/(fqdn|host_?name|domain_name)$/, '{slug:name}.azure.example'],
  [/public_ip_address$/, '20.{int:33-127}.{int:0-255}.{int:1-254}'],
  [/ip_address$/, '10.{int:0-255}.{int:0-255}.{int:4-254}'],
  [/mac_address$/, '00-0D-3A-{hex:2}-{hex:2}-{hex:2}'],
  [/(thumbprint|fingerprint)$/, '{hex:40}'],
  [/etag$/, 'W/"{uuid}"'],
  [/(_at|_time|_date|timestamp)$/, '2026-01-{int:10-28}T0{int:0-9}:00:00Z'],
  [/provisioning_state$/, 'Succeeded'],
]

/** Gives every unknown value of an applied resource a value that looks real and depends on the seed alone. */
export function fabricate(request: {
  block: Block
  hints: ResourceHints
  scope: Scope
  seed: string
  values: ValueObject
}): ValueObject {
  const root: Record<string, Value> = { ...request.values }
  const resolving = new Set<string>()
  const context: Fabrication = { ...request, root }
  const types = new Map(attributesOf(request.block))
  context.resolve = (name) => {
    const type = types.get(name)?.type
    if (root[name] === UNKNOWN && type !== undefined && !resolving.has(name)) {
      resolving.add(name)
      root[name] = computed(context, type, { path: name, siblings: root })
    }
    return root[name] ?? null
  }
  return fabricateBlock(context, request.block, root, '')
}

interface Fabrication {
  readonly hints: ResourceHints
  readonly scope: Scope
  readonly seed: string
  readonly root: Record<string, Value>
  /** Gives a top-level attribute its value first when a template refers to it. */
  resolve?: (name: string) => Value
}

interface Place {
  /** Dotted path without indexes. */
  readonly path: string
  readonly siblings: ValueObject
}

function fabricateBlock(
  context: Fabrication,
  block: Block,
  values: ValueObject,
  prefix: string,
): ValueObject {
  const result: Record<string, Value> = prefix === '' ? context.root : { ...values }
  for (const [name, attribute] of attributesOf(block)) {
    const value = result[name] ?? null
    if (value === UNKNOWN && prefix === '') context.resolve?.(name)
    else result[name] = filled(context, attribute.type, value, { path: `${prefix}${name}`, siblings: values })
  }
  for (const [name, nested] of nestedBlocksOf(block)) {
    const one = (item: Value): Value =>
      isObject(item) ? fabricateBlock(context, nested.block, item, `${prefix}${name}.`) : item
    const value = result[name] ?? null
    if (isList(value)) result[name] = value.map(one)
    else if (nested.nesting_mode === 'map' && isObject(value)) {
      result[name] = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, one(item)]))
    } else result[name] = value === UNKNOWN ? null : one(value)
  }
  return result
}

/** Fills what is unknown inside a value that is otherwise configured. */
function filled(context: Fabrication, type: AttributeType, value: Value, place: Place): Value {
  if (value === UNKNOWN) return computed(context, type, place)
  if (typeof type === 'string' || value === null) return value
  const [kind, inner] = type
  if (kind === 'object' && isObject(value)) {
    return Object.fromEntries(
      Object.entries(inner).map(([name, item]) => [
        name,
        filled(context, item, value[name] ?? null, { path: `${place.path}.${name}`, siblings: value }),
      ]),
    )
  }
  if ((kind === 'list' || kind === 'set') && isList(value)) {
    return value.map((item) => filled(context, inner, item, place))
  }
  if (kind === 'map' && isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, filled(context, inner, item, place)]),
    )
  }
  return value
}

function computed(context: Fabrication, type: AttributeType, place: Place): Value {
  const hint = context.hints.attributes[place.path]?.value
  if (hint !== undefined) return fromHint(context, type, hint, place)
  if (type === 'string') return computedText(context, place)
  if (type === 'number') return 0
  if (type === 'bool') return false
  if (type === 'dynamic') return null
  if (type[0] === 'list' || type[0] === 'set') return []
  if (type[0] === 'map') return {}
  if (type[0] === 'tuple') return type[1].map((item) => computed(context, item, place))
  return Object.fromEntries(
    Object.entries(type[1]).map(([name, item]) => [
      name,
      computed(context, item, { path: `${place.path}.${name}`, siblings: {} }),
    ]),
  )
}

function computedText(context: Fabrication, place: Place): string {
  const name = place.path.split('.').at(-1) ?? ''
  // An identity that only uses assigned identities has no principal of its own.
  if (place.path.endsWith('identity.principal_id') || place.path.endsWith('identity.tenant_id')) {
    if (place.siblings['type'] === 'UserAssigned') return ''
  }
  const template = BY_NAME.find(([pattern]) => pattern.test(name))?.[1]
  return template === undefined ? '' : fillTemplate(template, templateContext(context, place))
}

function templateContext(context: Fabrication, place: Place): TemplateContext {
  return {
    scope: context.scope,
    seed: `${context.seed}|${place.path}|${plainText(place.siblings['name'])}`,
    attribute: (name) => {
      const sibling = place.siblings[name] ?? null
      if (sibling !== null && sibling !== UNKNOWN) return sibling
      return context.resolve?.(name) ?? null
    },
  }
}

function fromHint(context: Fabrication, type: AttributeType, hint: HintValue, place: Place): Value {
  if (hint === null || typeof hint === 'boolean' || typeof hint === 'number') return hint
  if (typeof hint === 'string') {
    const text = fillTemplate(hint, templateContext(context, place))
    return type === 'number' ? Number(text) : text
  }
  if (type === 'string' && isHintList(hint)) {
    return fillFirst(hint.map(plainText), templateContext(context, place))
  }
  if (typeof type === 'string') return null
  if (isHintList(hint)) {
    const inner = type[0] === 'list' || type[0] === 'set' ? type[1] : 'string'
    return hint.map((item, index) =>
      fromHint(context, inner, item, { ...place, path: `${place.path}.${index}` }),
    )
  }
  if (type[0] === 'map') {
    return Object.fromEntries(
      Object.entries(hint).map(([key, item]) => [
        key,
        fromHint(context, type[1], item, { ...place, path: `${place.path}.${key}` }),
      ]),
    )
  }
  if (type[0] !== 'object') return null
  return Object.fromEntries(
    Object.entries(type[1]).map(([name, item]) => {
      const inner = { ...place, path: `${place.path}.${name}` }
      const given = hint[name]
      return [
        name,
        given === undefined ? computed(context, item, inner) : fromHint(context, item, given, inner),
      ]
    }),
  )
}

function isHintList(hint: HintValue): hint is readonly HintValue[] {
  return Array.isArray(hint)
}
