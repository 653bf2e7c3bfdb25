import { isList, isObject, type Value, type ValueObject } from '../protocol/value.ts'
import { type AttributeType, attributesOf, type Block, type NestedBlock, nestedBlocksOf } from './schema.ts'

/** Thrown when stored data does not have the shape that a schema asks for. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError'
}

/**
 * Gives JSON data the exact shape of a block: missing attributes become null, missing blocks empty,
 * attributes that the schema does not know are dropped.
 * @throws ShapeError naming the first attribute of a wrong type.
 */
export function conformBlock(block: Block, json: unknown, path = ''): ValueObject {
  const source = objectAt(json ?? {}, path)
  const result: Record<string, Value> = {}
  for (const [name, attribute] of attributesOf(block)) {
    result[name] = conformValue(attribute.type, source[name] ?? null, `${path}${name}`)
  }
  for (const [name, nested] of nestedBlocksOf(block)) {
    result[name] = conformNested(nested, source[name] ?? null, `${path}${name}`)
  }
  return result
}

function conformNested(nested: NestedBlock, json: unknown, path: string): Value {
  if (nested.nesting_mode === 'single' || nested.nesting_mode === 'group') {
    return json === null ? null : conformBlock(nested.block, json, `${path}.`)
  }
  if (nested.nesting_mode === 'map') {
    const entries = Object.entries(objectAt(json ?? {}, path))
    return Object.fromEntries(
      entries.map(([key, item]) => [key, conformBlock(nested.block, item, `${path}.`)]),
    )
  }
  return listAt(json ?? [], path).map((item) => conformBlock(nested.block, item, `${path}.`))
}

/**
 * Gives JSON data the exact shape of an attribute type.
 * @throws ShapeError naming the path when the data is of another type.
 */
export function conformValue(type: AttributeType, json: unknown, path: string): Value {
  if (json === null || json === undefined) return null
  if (typeof type === 'string') return conformPrimitive(type, json, path)
  if (type[0] === 'object') {
    const source = objectAt(json, path)
    return Object.fromEntries(
      Object.entries(type[1]).map(([name, item]) => [
        name,
        conformValue(item, source[name], `${path}.${name}`),
      ]),
    )
  }
  if (type[0] === 'map') {
    const source = objectAt(json, path)
    return Object.fromEntries(
      Object.entries(source).map(([key, item]) => [key, conformValue(type[1], item, `${path}.${key}`)]),
    )
  }
  if (type[0] === 'tuple') {
    const items = listAt(json, path)
    return type[1].map((item, index) => conformValue(item, items[index], `${path}.${index}`))
  }
  return listAt(json, path).map((item, index) => conformValue(type[1], item, `${path}.${index}`))
}

function conformPrimitive(
  type: 'string' | 'number' | 'bool' | 'dynamic',
  json: unknown,
  path: string,
): Value {
  if (type === 'bool' && typeof json === 'boolean') return json
  if (type === 'string' && typeof json === 'string') return json
  if (type === 'number' && typeof json === 'bigint') return json
  if (type === 'number' && typeof json === 'number') return exactNumber(String(json))
  if (type === 'number' && typeof json === 'string' && json.trim() !== '' && Number.isFinite(Number(json)))
    return exactNumber(json)
  if (type === 'dynamic') return null
  throw new ShapeError(`${path} is ${JSON.stringify(json)} and should be a ${type}`)
}

function objectAt(json: unknown, path: string): { readonly [key: string]: unknown } {
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return { ...json }
  throw new ShapeError(`${path === '' ? 'the resource' : path} should be an object`)
}

function listAt(json: unknown, path: string): readonly unknown[] {
  if (Array.isArray(json)) return json
  throw new ShapeError(`${path} should be a list`)
}

/** Reads JSON text with every digit of its numbers: what a `number` cannot hold becomes a bigint or decimal text. */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (_, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' ? exactNumber(context?.source ?? String(value)) : value,
  )
}

/** The number that a decimal text stands for: an integer of up to 64 bits, else the text itself. */
function exactNumber(text: string): number | bigint | string {
  if (Number.isSafeInteger(Number(text))) return Number(text)
  if (!/^-?\d+$/.test(text)) return text
  const integer = BigInt(text)
  return BigInt.asIntN(64, integer) === integer ? integer : text
}

/** Writes a value as plain JSON data; large integers become decimal text. */
export function toJson(value: Value): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'symbol') return null
  if (isList(value)) return value.map(toJson)
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item)]))
  return value
}
