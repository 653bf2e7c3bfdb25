import type { ResourceHints } from '../../../../sandbox/cloud/engine/hints.ts'
import { canonicalText, type ValueObject } from '../../../../sandbox/cloud/protocol/value.ts'
import { type SampleRequest, sampleConfiguration } from './sample-configuration.ts'

/** Two configurations of one resource. */
export interface Rewrite {
  readonly before: ValueObject
  readonly after: ValueObject
}

/** Changes every argument of a configuration that can be changed in place. */
export function changedInPlace(request: SampleRequest): Rewrite {
  const before = sampleConfiguration(request)
  const other = sampleConfiguration({ ...request, number: 1 })
  const after = Object.keys(before).map((name) => [
    name,
    forcesReplacement(request.hints, name) ? before[name] : other[name],
  ])
  return { before, after: Object.fromEntries(after) }
}

/** Changes one argument that replaces the resource whatever its values; nothing when the type has none. */
export function changedByReplacement(request: SampleRequest): Rewrite | undefined {
  const before = sampleConfiguration(request)
  const other = sampleConfiguration({ ...request, number: 1 })
  const name = Object.keys(before).find(
    (one) =>
      request.hints.attributes[one]?.forceNew === true &&
      request.hints.attributes[one].inPlace === undefined &&
      canonicalText(before[one] ?? null) !== canonicalText(other[one] ?? null),
  )
  return name === undefined ? undefined : { before, after: { ...before, [name]: other[name] ?? null } }
}

function forcesReplacement(hints: ResourceHints, name: string): boolean {
  return Object.entries(hints.attributes).some(
    ([path, hint]) => hint.forceNew === true && (path === name || path.startsWith(`${name}.`)),
  )
}
