import { type Cidr, cidr, contains, formatCidr, type Problem, parseCidr } from '#capability'

/** A shorter prefix is a large part of the internet. */
const widestPrefix = 8

/** Addresses that the firewall of a storage account does not take, because nobody on the internet has them (RFC 6890). */
const unreachable = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
].map(cidr)

/** Public addresses as the firewall of a storage account takes them: IPv4, a single one without a prefix length. */
export function readAddresses(texts: readonly string[]): {
  readonly addresses: string[]
  readonly problems: Problem[]
} {
  const read = texts.map(readAddress)
  const addresses = read.flatMap((one) => ('addresses' in one ? one.addresses : []))
  return {
    addresses: [...new Set(addresses)],
    problems: read.flatMap((one) => ('problem' in one ? [one.problem] : [])),
  }
}

function readAddress(text: string): { readonly addresses: string[] } | { readonly problem: Problem } {
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
  if (block.prefix < widestPrefix) {
    return refuse('that is too large a part of the internet; name the addresses that need it')
  }
  return { addresses: written(block) }
}

/** A /31 is taken as its two addresses. */
function written(block: Cidr): string[] {
  if (block.prefix !== 31) return [formatCidr(block).replace(/\/32$/, '')]
  return [0n, 1n].map((offset) =>
    formatCidr({ ...block, address: block.address + offset, prefix: 32 }).replace(/\/32$/, ''),
  )
}
