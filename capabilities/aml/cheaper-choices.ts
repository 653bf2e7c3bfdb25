import { halfOf, rangeText } from '#capability'
import type { Settings } from './settings.ts'

type Choice = { readonly text: string } & Partial<Settings>

/** What could be chosen instead for less money; low-priority nodes stand in the decision about priority. */
export function cheaperChoices({ min_nodes: min, max_nodes: max, outbound_hosts }: Settings): Choice[] {
  const half = halfOf(min, max)
  return [
    ...(half === undefined
      ? []
      : [
          {
            text: `${rangeText(half.min, half.max)} ${half.max === 1 ? 'node' : 'nodes'} instead of ${rangeText(min, max)}`,
            min_nodes: half.min,
            max_nodes: half.max,
          },
        ]),
    ...(min > 0 ? [{ text: `${rangeText(0, max)} nodes, none of which waits for work,`, min_nodes: 0 }] : []),
    ...(outbound_hosts.length > 0
      ? [{ text: 'a managed network without approved hosts, and so without a firewall,', outbound_hosts: [] }]
      : []),
  ]
}
