import { type Cidr, contains, formatCidr, parseCidr, sizeOf } from '../../capability/cidr.ts'

/** Blocks that are free for everybody's own use (RFC 1918, RFC 6598). */
const privateBlocks: readonly Cidr[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
].flatMap(readRange)

/** So many ranges are tried; more than a /16 has blocks of the smallest network that anything here makes. */
const maxTries = 4096n

/** A text as a range of addresses; nothing when it is none. */
export function readRange(text: string): Cidr[] {
  const parsed = parseCidr(text)
  return 'kind' in parsed ? [] : [parsed]
}

/** Of two ranges of which neither is cut, one holds the other or they have nothing in common. */
export function overlap(left: Cidr, right: Cidr): boolean {
  return contains(left, right) || contains(right, left)
}

/** The next range of the same size, in the same private block, that overlaps none of those that are taken. */
export function nextFreeRange(range: Cidr, taken: readonly Cidr[]): string | undefined {
  const block = privateBlocks.find((one) => contains(one, range))
  if (block === undefined) return undefined
  const size = sizeOf(range)
  const count = sizeOf(block) / size
  const first = (range.address - block.address) / size
  for (let step = 1n; step < count && step <= maxTries; step += 1n) {
    const candidate = { ...range, address: block.address + ((first + step) % count) * size }
    if (!taken.some((one) => overlap(candidate, one))) return formatCidr(candidate)
  }
  return undefined
}
