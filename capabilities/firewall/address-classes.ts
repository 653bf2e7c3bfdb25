import { type Cidr, cidr, contains, sizeOf } from '#capability'

interface AddressClass {
  readonly what: string
  readonly blocks: readonly Cidr[]
}

const anyIpv4 = cidr('0.0.0.0/0')
const anyIpv6 = cidr('::/0')
const privateBlocks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'].map(cidr)

/** Addresses that no rule may name (RFC 6890; 168.63.129.16 is Azure's own host, Microsoft Learn, seen 2026-11). */
const refused: readonly AddressClass[] = [
  { what: 'an address of the machine itself', blocks: [cidr('127.0.0.0/8'), cidr('::1/128')] },
  { what: 'a link-local address', blocks: [cidr('169.254.0.0/16'), cidr('fe80::/10')] },
  { what: 'an address of the Azure platform', blocks: [cidr('168.63.129.16/32')] },
  { what: 'a multicast address', blocks: [cidr('224.0.0.0/4'), cidr('ff00::/8')] },
  { what: 'a reserved address', blocks: [cidr('240.0.0.0/4'), cidr('0.0.0.0/8'), cidr('::/128')] },
]

/** Ranges that exist for examples in documents (RFC 5737, RFC 3849). */
const documentation = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32'].map(cidr)

/** Public blocks that together hold more addresses than this (a /8, for IPv6 a /16) count as the internet. */
const internetSize = { 4: 1n << 24n, 6: 1n << 112n } as const

/** Every address of a family. */
export function everywhere(family: 4 | 6): Cidr {
  return family === 4 ? anyIpv4 : anyIpv6
}

export function isEverywhere(block: Cidr): boolean {
  return block.prefix === 0
}

export function isPrivate(block: Cidr): boolean {
  return privateBlocks.some((outer) => contains(outer, block))
}

export function isDocumentation(block: Cidr): boolean {
  return documentation.some((outer) => contains(outer, block))
}

/** What kind of address this is when no rule may name it. */
export function refusedClass(block: Cidr): string | undefined {
  return refused.find(({ blocks }) => blocks.some((outer) => contains(outer, block)))?.what
}

/** True when the blocks reach so many public addresses that anybody could be among them. */
export function isInternet(blocks: readonly Cidr[]): boolean {
  const total = { 4: 0n, 6: 0n }
  for (const block of blocks) if (!isPrivate(block)) total[block.family] += sizeOf(block)
  return total[4] > internetSize[4] || total[6] > internetSize[6]
}
