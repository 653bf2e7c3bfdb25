import { type Cidr, contains, formatCidr, type Network, parseCidr } from '#capability'

/** The configured network that holds all of `blocks`, the one with the longest prefix; undefined when there is none. */
export function networkOf(blocks: readonly Cidr[], networks: readonly Network[]): Network | undefined {
  const around = readNetworks(networks).filter(({ block }) => blocks.every((inner) => contains(block, inner)))
  const [closest] = around.sort((left, right) => right.block.prefix - left.block.prefix)
  return blocks.length === 0 ? undefined : closest?.network
}

/** The configured networks in words, for a sentence. */
export function describeNetworks(networks: readonly Network[]): string {
  const known = readNetworks(networks).map(({ block }) => formatCidr(block))
  return known.length === 0
    ? 'no network is configured for this repository'
    : `the configured networks are ${known.slice(0, 8).join(', ')}${known.length > 8 ? ' and others' : ''}`
}

function readNetworks(networks: readonly Network[]): { block: Cidr; network: Network }[] {
  return networks.flatMap((network) => {
    const block = parseCidr(network.prefix)
    return 'kind' in block ? [] : [{ block, network }]
  })
}
