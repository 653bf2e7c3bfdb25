import { conformBlock, conformValue, ShapeError } from '../../../sandbox/cloud/engine/conform.ts'
import type { AttributeType, Block, NestedBlock } from '../../../sandbox/cloud/engine/schema.ts'
import type { CloudResource } from '../../../sandbox/cloud/store/store.ts'
import { InputError } from '../../domain/errors.ts'
import { editDistance } from '../../lib/edit-distance.ts'

/**
 * Changes one attribute of a resource, as somebody would in the portal. The assignment is "path=value"; a path leads
 * through maps and blocks by key and through lists by number. Text needs no quotes, "null" unsets, all else is JSON.
 * @throws InputError when the type has no such attribute or the value is of another type.
 */
export function setAttribute(resource: CloudResource, block: Block, assignment: string): CloudResource {
  const equals = assignment.indexOf('=')
  if (equals < 1) {
    throw new InputError(`"${assignment}" should be attribute=value, for example tags.team=data`)
  }
  const path = assignment.slice(0, equals)
  const segments = path.split('.')
  const place = typeAt({ block }, segments, resource.type, path)
  const value = readValue(place, assignment.slice(equals + 1), path)
  return { ...resource, values: recordOf(withValue(resource.values, segments, value, path)) }
}

type Place = { readonly type: AttributeType } | { readonly nested: NestedBlock } | { readonly block: Block }

function typeAt(place: Place, segments: readonly string[], type: string, path: string): Place {
  const [first, ...rest] = segments
  if (first === undefined) return place
  if ('nested' in place) {
    const { nesting_mode: mode, block } = place.nested
    if (mode === 'single' || mode === 'group') return typeAt({ block }, segments, type, path)
    return typeAt({ block }, rest, type, path)
  }
  if ('block' in place) {
    const { attributes = {}, block_types: blocks = {} } = place.block
    const attribute = Object.hasOwn(attributes, first) ? attributes[first] : undefined
    if (attribute !== undefined) return typeAt({ type: attribute.type }, rest, type, path)
    const nested = Object.hasOwn(blocks, first) ? blocks[first] : undefined
    if (nested !== undefined) return typeAt({ nested }, rest, type, path)
    throw unknownAttribute(first, [...Object.keys(attributes), ...Object.keys(blocks)], type)
  }
  if (typeof place.type === 'string') {
    throw new InputError(`${path} leads too deep: ${type} has a ${place.type} there`)
  }
  if (place.type[0] === 'object') {
    const inner = Object.hasOwn(place.type[1], first) ? place.type[1][first] : undefined
    if (inner === undefined) throw unknownAttribute(first, Object.keys(place.type[1]), type)
    return typeAt({ type: inner }, rest, type, path)
  }
  if (place.type[0] === 'tuple') {
    return typeAt({ type: place.type[1][Number(first)] ?? 'dynamic' }, rest, type, path)
  }
  return typeAt({ type: place.type[1] }, rest, type, path)
}

function unknownAttribute(name: string, known: readonly string[], type: string): InputError {
  const meant = known.find((one) => editDistance(one, name, 2) <= 2)
  const hint = meant === undefined ? '' : `; did you mean "${meant}"?`
  return new InputError(`${type} has no attribute "${name}"${hint}`)
}

function readValue(place: Place, text: string, path: string): unknown {
  if (text === 'null') return null
  if ('type' in place && place.type === 'string') return text
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new InputError(`${path} needs a value in JSON and got "${text}"`, { cause: error })
  }
  try {
    if ('type' in place) conformValue(place.type, json, path)
    else if ('block' in place) conformBlock(place.block, json, `${path}.`)
  } catch (error) {
    if (error instanceof ShapeError) throw new InputError(error.message, { cause: error })
    throw error
  }
  return json
}

/** Copies JSON data with one value replaced; missing maps on the way are made. */
function withValue(data: unknown, segments: readonly string[], value: unknown, path: string): unknown {
  const [first, ...rest] = segments
  if (first === undefined) return value
  if (Array.isArray(data)) {
    const index = Number(first)
    if (!Number.isInteger(index) || index < 0 || index >= data.length) {
      throw new InputError(`${path} needs a number from 0 to ${data.length - 1} in the place of "${first}"`)
    }
    return data.map((item: unknown, at) => (at === index ? withValue(item, rest, value, path) : item))
  }
  const record = recordOf(data ?? {})
  return { ...record, [first]: withValue(record[first], rest, value, path) }
}

function recordOf(data: unknown): { readonly [key: string]: unknown } {
  return typeof data === 'object' && data !== null ? { ...data } : {}
}
