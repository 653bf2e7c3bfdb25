import * as z from 'zod'
import type { Problem } from '../domain/assessment.ts'
import { type Cidr, cidr, contains, formatCidr, parseCidr } from './cidr.ts'

/** Addresses are read strictly later, where a better one can be proposed; here only what cannot be one is refused. */
export const writtenAddress = z
  .string()
  .regex(/^[\x21-\x7e]{1,60}$/, 'an address is written in ASCII without spaces, such as 20.1.2.0/24')

/** A firewall of Azure that lets addresses of the internet in. */
export interface AddressFirewall {
  /** What takes the addresses: `the firewall of a key vault`. */
  readonly of: string
  /** Whether a network of two addresses (/31) is let in whole, or as two single addresses. */
  readonly pairs: 'whole' | 'single'
}

/** A shorter prefix is a large part of the internet. */
const widestPrefix = 8

/** Addresses that nobody on the internet has (RFC 6890). */
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

/**
 * What the parameter `allowed_ips` lets in, as a firewall takes it: IPv4, a single address without a prefix length, each
 * once and in numeric order; and what of it cannot be let in.
 */
export function readPublicAddresses(
  texts: readonly string[],
  firewall: AddressFirewall,
): { readonly addresses: string[]; readonly problems: Problem[] } {
  const problems: Problem[] = []
  const blocks = new Map<string, Cidr>()
  for (const text of texts) {
    const block = parseCidr(text)
    const fault = faultOf(block, firewall)
    if (fault !== undefined) problems.push({ parameter: 'allowed_ips', value: text, ...fault })
    else if (!('kind' in block)) for (const one of letIn(block, firewall)) blocks.set(written(one), one)
  }
  const ordered = [...blocks].toSorted(([, left], [, right]) =>
    left.address === right.address ? left.prefix - right.prefix : left.address < right.address ? -1 : 1,
  )
  return { addresses: ordered.map(([text]) => text), problems }
}

function faultOf(
  block: ReturnType<typeof parseCidr>,
  { of }: AddressFirewall,
): Pick<Problem, 'rule' | 'suggestion'> | undefined {
  if ('kind' in block) {
    return block.kind === 'not_an_address'
      ? { rule: 'it is not an address or a network such as 20.1.2.0/24' }
      : {
          rule: `it has bits set behind its prefix, and the one address is written ${written(block.single)}`,
          suggestion: written(block.network),
        }
  }
  if (block.family === 6) return { rule: `${of} takes IPv4 addresses only, such as 20.1.2.0/24` }
  if (unreachable.some((outer) => contains(outer, block))) {
    const rule = 'it is not a public address; networks of our own come in through a private endpoint'
    return { rule, suggestion: 'network: private' }
  }
  return block.prefix < widestPrefix
    ? {
        rule: 'that is too large a part of the internet; name the addresses that need it, such as 20.1.2.0/24',
      }
    : undefined
}

function letIn(block: Cidr, { pairs }: AddressFirewall): Cidr[] {
  if (block.prefix !== 31 || pairs === 'whole') return [block]
  return [0n, 1n].map((offset) => ({ ...block, address: block.address + offset, prefix: 32 }))
}

function written(block: Cidr): string {
  return formatCidr(block).replace(/\/32$/, '')
}
