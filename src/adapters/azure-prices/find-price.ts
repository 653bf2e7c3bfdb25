import type { ServiceSnapshot } from './schema.ts'

type Node = ServiceSnapshot[string]

/**
 * The number at a dotted `path` of the snapshot, e.g. `network.nat_gateway_month`, with its date or that of its
 * block as YYYY-MM-DD.
 * A key may hold dots itself: `openai_tokens_usd_per_1m_global.gpt-4.1.input` finds the row `gpt-4.1`.
 * A list is read by the block's `fields` (`input`) or by position (`0`).
 */
export function findPrice(
  snapshot: ServiceSnapshot,
  path: string,
): { readonly usd: number; readonly observedAt: string } | undefined {
  const segments = path.split('.')
  const usd = findNumber(snapshot, segments, [])
  if (usd === undefined) return undefined
  const own = snapshot.observed?.[path]
  const block = snapshot[segments[0] ?? '']
  const observed = own ?? (isRecord(block) ? block['observed_at'] : undefined)
  return { usd, observedAt: firstDay(typeof observed === 'string' ? observed : snapshot.compiled_at) }
}

function findNumber(
  node: Node | undefined,
  segments: readonly string[],
  fields: readonly Node[],
): number | undefined {
  if (segments.length === 0) return typeof node === 'number' ? node : undefined
  if (Array.isArray(node)) return findInList(node, segments, fields)
  if (!isRecord(node)) return undefined
  const listed = node['fields']
  const known = Array.isArray(listed) ? listed : fields
  for (let length = segments.length; length > 0; length -= 1) {
    const key = segments.slice(0, length).join('.')
    if (!Object.hasOwn(node, key)) continue
    const found = findNumber(node[key], segments.slice(length), known)
    if (found !== undefined) return found
  }
  return undefined
}

function findInList(
  list: readonly Node[],
  segments: readonly string[],
  fields: readonly Node[],
): number | undefined {
  const [name = '', ...rest] = segments
  const named = fields.indexOf(name)
  const position = named >= 0 ? named : /^\d{1,3}$/.test(name) ? Number(name) : -1
  return findNumber(list[position], rest, fields)
}

function isRecord(node: Node | undefined): node is { [key: string]: Node } {
  return typeof node === 'object' && node !== null && !Array.isArray(node)
}

function firstDay(date: string): string {
  const [year = '', month = '01', day = '01'] = date.slice(0, 10).split('-')
  return `${year}-${month}-${day}`
}
