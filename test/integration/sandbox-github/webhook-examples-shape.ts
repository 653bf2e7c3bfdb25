/** JSON types by path, `[]` standing for the items of a list: `issue.labels[].name` to `string`. */
export type Shape = ReadonlyMap<string, ReadonlySet<JsonType>>

type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object'

/** Adds up the paths and types of some payloads. */
export function shapeOf(payloads: readonly unknown[]): Shape {
  const shape = new Map<string, Set<JsonType>>()
  for (const payload of payloads) visit(payload, '', shape)
  return shape
}

/**
 * What a shape lacks of a recorded one: `lacks issue.body`, or `has issue.body as number, not string`. Of an object
 * that is lacking, or is never there, its fields are not told one by one.
 */
export function differencesBetween(ours: Shape, recorded: Shape): string[] {
  const differences: string[] = []
  for (const [path, types] of recorded) {
    const parent = path.endsWith('[]') ? path.slice(0, -2) : path.slice(0, Math.max(0, path.lastIndexOf('.')))
    const own = ours.get(path)
    if (own === undefined) {
      const parentTypes = ours.get(parent)
      const isOpen = path.endsWith('[]') ? ours.has(`${parent}[]`) : parentTypes?.has('object') === true
      if (isOpen) differences.push(`lacks ${path}`)
      continue
    }
    if ([...own].every((type) => !types.has(type))) {
      differences.push(`has ${path} as ${[...own].join(' or ')}, not ${[...types].toSorted().join(' or ')}`)
    }
  }
  return differences
}

function visit(value: unknown, path: string, shape: Map<string, Set<JsonType>>): void {
  const type = typeOf(value)
  shape.set(path, (shape.get(path) ?? new Set()).add(type))
  if (Array.isArray(value)) for (const item of value) visit(item, `${path}[]`, shape)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) visit(item, path === '' ? key : `${path}.${key}`, shape)
  }
}

function typeOf(value: unknown): JsonType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  const type = typeof value
  if (type === 'boolean' || type === 'number' || type === 'string' || type === 'object') return type
  throw new Error(`${type} is no JSON`)
}
