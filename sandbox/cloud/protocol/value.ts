/** Stands for a value that Terraform will only know after apply. */
export const UNKNOWN: unique symbol = Symbol('known after apply')

/**
 * A Terraform value without its type: objects and maps are `ValueObject`, lists, sets and tuples are arrays.
 * A `number` is always an integer; any other number is its decimal text, so that no digit is lost on the way.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | typeof UNKNOWN
  | readonly Value[]
  | ValueObject

export interface ValueObject {
  readonly [key: string]: Value
}

/** Tells whether the value is an object or a map. */
export function isObject(value: Value | undefined): value is ValueObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Tells whether the value is a list, a set or a tuple. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value)
}

/** Tells whether the value is unknown or holds something unknown. */
export function hasUnknown(value: Value): boolean {
  if (value === UNKNOWN) return true
  if (isList(value)) return value.some(hasUnknown)
  return isObject(value) && Object.values(value).some(hasUnknown)
}

/** Writes a value as text in which equal values look equal, whatever the order of their keys. */
export function canonicalText(value: Value): string {
  if (value === UNKNOWN) return '?'
  if (typeof value === 'bigint') return value.toString()
  if (isList(value)) return `[${value.map(canonicalText).join(',')}]`
  if (isObject(value)) {
    const entries = Object.keys(value).sort()
    return `{${entries.map((key) => `${JSON.stringify(key)}:${canonicalText(value[key] ?? null)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** The text of a plain value; empty for what is missing, unknown or composed. */
export function plainText(value: unknown): string {
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    typeof value === 'boolean'
    ? String(value)
    : ''
}
