import { type Cidr, cidr, contains, formatCidr, type Problem, parseCidr } from '#capability'

const anybodyPrefix = 8

/** Addresses that the firewall of a vault does not take, because nobody on the internet has them (RFC 6890). */
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

/** Public IPv4 addresses as the firewall of a vault takes them, each once, in numeric order. */
export function readAddresses(texts: readonly string[]): {
  readonly addresses: string[]
  readonly problems: Problem[]
} {
  const problems: Problem[] = []
  const blocks = new Map<string, Cidr>()
  for (const text of texts) {
    const block = parseCidr(text)
    const fault = faultOf(block)
    if (fault !== undefined) problems.push({ parameter: 'allowed_ips', value: text, ...fault })
    else if (!('kind' in block)) blocks.set(formatCidr(block).replace(/\/32$/, ''), block)
  }
  const ordered = [...blocks].toSorted(([, left], [, right]) =>
    left.address === right.address ? left.prefix - right.prefix : left.address < right.address ? -1 : 1,
  )
  return { addresses: ordered.map(([text]) => text), problems }
}

function faultOf(block: ReturnType<typeof parseCidr>): Pick<Problem, 'rule' | 'suggestion'> | undefined {
  if ('kind' in block) {
    return block.kind === 'not_an_address'
      ? { rule: 'it is not an address or a network such as 20.1.2.0/24' }
      : { rule: 'it has bits set behind its prefix', suggestion: formatCidr(block.network) }
  }
  if (block.family === 6) return { rule: 'the firewall of a key vault takes IPv4 addresses only' }
  if (unreachable.some((outer) => contains(outer, block))) {
    return { rule: 'it is not a public address; networks of our own come in through a private endpoint' }
  }
  return block.prefix < anybodyPrefix
    ? { rule: 'that is too large a part of the internet; name the addresses that need it' }
    : undefined
}
