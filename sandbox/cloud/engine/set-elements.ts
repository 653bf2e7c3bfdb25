import {
  canonicalText,
  hasUnknown,
  isList,
  isObject,
  type Value,
  type ValueObject,
} from '../protocol/value.ts'
import type { AttributeHint, ResourceHints } from './hints.ts'
import { attributesOf, type Block, type NestedBlock, nestedBlocksOf, partsOf } from './schema.ts'

/** The elements of a set, with what the hints say about them. */
interface Elements {
  readonly block: Block
  readonly hints: ResourceHints
  /** Dotted path of the set with a dot at its end. */
  readonly path: string
}

/**
 * Finds for each proposed element of a set the prior element that it was, and null for a new one; no prior element is
 * found twice. Elements have no index: they are the same when everything that is configured is equal.
 */
export function matchElements(
  elements: Elements,
  proposed: readonly Value[],
  prior: readonly Value[],
): readonly Value[] {
  const free = [...prior]
  return proposed.map((item) => {
    const at = free.findIndex((candidate) => isSame(elements, item, candidate))
    return at < 0 ? null : (free.splice(at, 1)[0] ?? null)
  })
}

/** Writes a value as the cloud keeps it: Azure compares regions without case and blanks, "East US 2" is eastus2. */
export function normalized(value: Value, hint: AttributeHint | undefined): Value {
  if (hint?.normalize !== 'region' || typeof value !== 'string') return value
  return value.toLowerCase().replaceAll(' ', '')
}

function isSame(elements: Elements, item: Value, candidate: Value): boolean {
  if (!isObject(item) || !isObject(candidate)) return item === candidate
  const { block, hints, path } = elements
  const isSameAttribute = attributesOf(block).every(([name, attribute]) => {
    const hint = hints.attributes[`${path}${name}`]
    const [value, before] = pair(item, candidate, name)
    if (value === null || attribute.write_only === true) {
      return attribute.computed === true || before === (hint?.default ?? null)
    }
    const parts = partsOf(attribute)
    if (parts !== undefined) return isSameNested(elements, name, parts, [value, before])
    return !hasUnknown(value) && canonicalText(normalized(value, hint)) === canonicalText(before)
  })
  return (
    isSameAttribute &&
    nestedBlocksOf(block).every(([name, nested]) =>
      isSameNested(elements, name, nested, pair(item, candidate, name)),
    )
  )
}

type Pair = readonly [value: Value, before: Value]

function pair(item: ValueObject, candidate: ValueObject, name: string): Pair {
  return [item[name] ?? null, candidate[name] ?? null]
}

function isSameNested(around: Elements, name: string, nested: NestedBlock, [value, before]: Pair): boolean {
  const inner = { block: nested.block, hints: around.hints, path: `${around.path}${name}.` }
  if (isList(value) && isList(before)) {
    if (value.length !== before.length) return false
    const matches = nested.nesting_mode === 'set' ? matchElements(inner, value, before) : before
    return value.every((item, index) => isSame(inner, item, matches[index] ?? null))
  }
  if (nested.nesting_mode !== 'map') return isSame(inner, value, before)
  if (!isObject(value) || !isObject(before)) return value === before
  const keys = Object.keys({ ...value, ...before })
  return keys.every((key) => isSame(inner, ...pair(value, before, key)))
}
