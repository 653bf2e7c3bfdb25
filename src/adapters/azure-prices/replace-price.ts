import type { ServiceSnapshot } from './schema.ts'

type Node = ServiceSnapshot[string]

/** The snapshot with another number at a dotted `path`, which is read as `findPrice` reads it and made when missing. */
export function replacePrice(snapshot: ServiceSnapshot, path: string, usd: number): ServiceSnapshot {
  const [block = '', ...segments] = path.split('.')
  return { ...snapshot, [block]: replaced(snapshot[block], segments, [], usd) }
}

function replaced(
  node: Node | undefined,
  segments: readonly string[],
  fields: readonly Node[],
  usd: number,
): Node {
  const [first] = segments
  if (first === undefined) return usd
  if (Array.isArray(node))
    return fields.map((field, index) => (field === first ? usd : (node[index] ?? null)))
  const record = typeof node === 'object' && node !== null ? node : {}
  const listed = record['fields']
  const known = Array.isArray(listed) ? listed : fields
  const lengths = segments.map((_, index) => segments.length - index)
  const length = lengths.find((count) => Object.hasOwn(record, segments.slice(0, count).join('.'))) ?? 1
  const key = segments.slice(0, length).join('.')
  return { ...record, [key]: replaced(record[key], segments.slice(length), known, usd) }
}
