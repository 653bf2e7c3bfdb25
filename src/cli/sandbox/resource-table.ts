import type { CloudResource } from '../../../sandbox/cloud/store/store.ts'

const HEAD = ['TYPE', 'NAME', 'ID'] as const

/** Lists resources in columns, sorted by type and name; the id comes last, whole, so that it can be copied. */
export function resourceTable(resources: readonly CloudResource[]): string {
  if (resources.length === 0) return 'The sandbox cloud is empty.\n'
  const rows = resources
    .map(({ type, name, id }) => [type, name, id] as const)
    .toSorted((left, right) => compare(left.join('\n'), right.join('\n')))
  const typeWidth = widest([HEAD, ...rows].map(([type]) => type))
  const nameWidth = widest([HEAD, ...rows].map(([, name]) => name))
  const lines = [HEAD, ...rows].map(
    ([type, name, id]) => `${type.padEnd(typeWidth)}  ${name.padEnd(nameWidth)}  ${id}`,
  )
  const count = resources.length === 1 ? '1 resource' : `${resources.length} resources`
  return `${lines.join('\n')}\n\n${count}\n`
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, { length }) => Math.max(most, length), 0)
}

function compare(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}
