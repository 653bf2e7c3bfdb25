import { type Cidr, cidr, contains, formatCidr, type Problem, parseCidr } from '#capability'

const anybodyPrefix = 8

/** Addresses that the firewall of an account does not take, because nobody on the internet has them (RFC 6890). */
const unreachable = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '0.0.0.0/8',
  '224.0.0.0/3',
].map(cidr)

/**
 * Public addresses as the firewall of an account takes them: IPv4, a single address without a prefix length, and
 * nothing between /30 and a single address. Each comes once, in numeric order.
 */
export function readAddresses(texts: readonly string[]): {
  readonly addresses: string[]
  readonly problems: Problem[]
} {
  const read = texts.map(readAddress)
  const blocks = read.flatMap((one) => ('blocks' in one ? one.blocks : []))
  const distinct = new Map(blocks.map((block) => [formatCidr(block), block]))
  const ordered = [...distinct.values()].toSorted((left, right) =>
    left.address === right.address ? left.prefix - right.prefix : left.address < right.address ? -1 : 1,
  )
  return {
    addresses: ordered.map((block) => formatCidr(block).replace(/\/32$/, '')),
    problems: read.flatMap((one) => ('problem' in one ? [one.problem] : [])),
  }
}

function readAddress(text: string): { readonly blocks: readonly Cidr[] } | { readonly problem: Problem } {
  const refuse = (rule: string, suggestion?: string) => ({
    problem: {
      parameter: 'allowed_ips',
      value: text,
      rule,
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  })
  const block = parseCidr(text)
  if ('kind' in block) {
    return block.kind === 'not_an_address'
      ? refuse('it is not an address or a network such as 20.1.2.0/24')
      : refuse('it has bits set behind its prefix', formatCidr(block.network))
  }
  if (block.family === 6) return refuse('the firewall of a storage account takes IPv4 addresses only')
  if (unreachable.some((outer) => contains(outer, block))) {
    return refuse('it is not a public address; networks of our own come in through a private endpoint')
  }
  if (block.prefix < anybodyPrefix) {
    return refuse('that is too large a part of the internet; name the addresses that need it')
  }
  return { blocks: block.prefix === 31 ? [single(block, 0n), single(block, 1n)] : [block] }
}

function single({ family, address }: Cidr, offset: bigint): Cidr {
  return { family, address: address + offset, prefix: 32 }
}
