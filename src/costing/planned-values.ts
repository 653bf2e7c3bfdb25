/** A resource as it shall be, with the marks of what is not known yet and of what is sensitive. */
export interface PlannedResource {
  readonly type: string
  readonly after: unknown
  readonly unknown: unknown
  readonly sensitive: unknown
}

/**
 * The few values of a resource that a price depends on, by dotted path (`sku.0.capacity`).
 * What is sensitive, not known yet or not of the expected form is undefined: no other text of a plan gets further.
 */
export interface PlannedValues {
  /** A name of Azure's or Databricks' own, like a size or a model. */
  name(path: string): string | undefined
  /** A whole number from 0 to a million. */
  count(path: string): number | undefined
  /** Whether it is set to true. */
  isTrue(path: string): boolean
  /** Whether nothing is written there and nothing will be. */
  isAbsent(path: string): boolean
  /** How many elements a list has; 0 for none. */
  length(path: string): number
}

const plainName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/
const mostCounted = 1_000_000

export function plannedValues({ after, unknown, sensitive }: PlannedResource): PlannedValues {
  const read = (path: string): unknown => {
    const segments = path.split('.')
    if (isMarked(sensitive, segments) || isMarked(unknown, segments)) return undefined
    return at(after, segments)
  }
  return {
    name(path) {
      const value = read(path)
      return typeof value === 'string' && plainName.test(value) ? value : undefined
    },
    count(path) {
      const value = read(path)
      const isCount = Number.isInteger(value) && Number(value) >= 0 && Number(value) <= mostCounted
      return isCount ? Number(value) : undefined
    },
    isTrue: (path) => read(path) === true,
    isAbsent(path) {
      const segments = path.split('.')
      return !isMarked(unknown, segments) && (at(after, segments) ?? null) === null
    },
    length(path) {
      const value = read(path)
      return Array.isArray(value) ? value.length : 0
    },
  }
}

function at(node: unknown, segments: readonly string[]): unknown {
  return segments.reduce<unknown>(
    (inner, segment) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, segment)
        ? Object.entries(inner).find(([key]) => key === segment)?.[1]
        : undefined,
    node,
  )
}

/** Whether a value or anything around it carries the mark. */
function isMarked(marks: unknown, segments: readonly string[]): boolean {
  return (
    segments.some((_, index) => at(marks, segments.slice(0, index)) === true) || at(marks, segments) === true
  )
}
