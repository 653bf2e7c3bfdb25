import * as z from 'zod'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { sha256 } from './sha256.ts'

/**
 * What a resource shall be, as plan JSON tells it: `after` without the values that are not known yet,
 * `unknown` and `sensitive` as trees of the same shape whose `true` leaves mark such values.
 */
export interface PlannedValue {
  readonly after: unknown
  readonly unknown: unknown
  readonly sensitive: unknown
}

const UnknownPaths = z.array(z.array(z.union([z.string(), z.number()])))
type Path = readonly (string | number)[]

/**
 * Names what a resource shall be without saying it: SHA-256 over the planned value, then, after a space, the
 * paths of the values that were unknown (names of arguments, as JSON).
 * Those paths are what lets a later plan, which knows more, be recognized as the rest of this one.
 */
export function changeHash(value: PlannedValue): string {
  const paths = unknownPaths(value.unknown)
  const digest = hashOf(value, [])
  return paths.length === 0 ? digest : `${digest} ${JSON.stringify(paths)}`
}

/** Whether `value` is what `approved`, an earlier `changeHash`, announced; where that was unknown anything goes. */
export function fulfilsChange(approved: string, value: PlannedValue): boolean {
  const space = approved.indexOf(' ')
  if (space === -1) return approved === hashOf(value, [])
  const paths = UnknownPaths.safeParse(parseJson(approved.slice(space + 1)))
  return paths.success && approved.slice(0, space) === hashOf(value, paths.data)
}

function hashOf(value: PlannedValue, alsoUnknown: readonly Path[]): string {
  return sha256(canonicalJson(normalize(value.after, value.unknown, value.sensitive, alsoUnknown)))
}

/** Every value becomes a tagged list, so that no known value can look like an unknown or a hashed one. */
function normalize(after: unknown, unknown: unknown, sensitive: unknown, masked: readonly Path[]): unknown {
  if (unknown === true || masked.some((path) => path.length === 0)) return ['unknown']
  if (sensitive === true)
    return ['sensitive', sha256(canonicalJson(normalize(after, unknown, false, masked)))]
  if (Array.isArray(after)) {
    return ['list', after.map((item, index) => normalizeMember(item, index, unknown, sensitive, masked))]
  }
  if (isObject(after) || (after === undefined && hasUnknown(unknown))) {
    const known = isObject(after) ? after : {}
    const names = new Set([
      ...Object.keys(known),
      ...Object.keys(isObject(unknown) ? unknown : {}).filter((name) => hasUnknown(childOf(unknown, name))),
    ])
    const members = [...names].map((name) => [
      name,
      normalizeMember(childOf(known, name), name, unknown, sensitive, masked),
    ])
    return ['object', Object.fromEntries(members)]
  }
  return ['value', after ?? null]
}

function normalizeMember(
  after: unknown,
  key: string | number,
  unknown: unknown,
  sensitive: unknown,
  masked: readonly Path[],
): unknown {
  const below = masked.filter((path) => path[0] === key).map((path) => path.slice(1))
  return normalize(after, childOf(unknown, key), sensitive === true ? true : childOf(sensitive, key), below)
}

function unknownPaths(unknown: unknown, above: Path = []): Path[] {
  if (unknown === true) return [above]
  if (Array.isArray(unknown)) return unknown.flatMap((item, index) => unknownPaths(item, [...above, index]))
  if (isObject(unknown)) {
    return Object.keys(unknown)
      .sort()
      .flatMap((name) => unknownPaths(childOf(unknown, name), [...above, name]))
  }
  return []
}

function hasUnknown(unknown: unknown): boolean {
  return unknownPaths(unknown).length > 0
}

function childOf(parent: unknown, key: string | number): unknown {
  if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, key)) return undefined
  return Reflect.get(parent, key)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
