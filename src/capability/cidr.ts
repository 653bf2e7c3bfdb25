/** A block of addresses: `address` is its first one, as a number of 32 or 128 bits. */
export interface Cidr {
  readonly family: 4 | 6
  readonly address: bigint
  readonly prefix: number
}

/** Why a text is no block of addresses; `host_bits` names one address and a whole network at once. */
export type CidrFault =
  | { readonly kind: 'not_an_address' }
  | { readonly kind: 'host_bits'; readonly network: Cidr; readonly single: Cidr }

const octet = '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])'
const ipv4 = new RegExp(`^${octet}(?:\\.${octet}){3}$`)
const prefixLength = /^(?:0|[1-9][0-9]{0,2})$/
const longestText = 49

/** Reads a CIDR or one address strictly: ASCII, no leading zeros, no spaces; one address is a /32 (IPv6: /128). */
export function parseCidr(text: string): Cidr | CidrFault {
  if (text.length > longestText) return { kind: 'not_an_address' }
  const [host = '', length, ...rest] = text.split('/')
  const parsed = parseAddress(host)
  if (parsed === undefined || rest.length > 0) return { kind: 'not_an_address' }
  const bits = bitsOf(parsed.family)
  if (length === undefined) return { ...parsed, prefix: bits }
  if (!prefixLength.test(length) || Number(length) > bits) return { kind: 'not_an_address' }
  const prefix = Number(length)
  const address = networkOf(parsed.address, bits, prefix)
  if (address === parsed.address) return { ...parsed, prefix }
  return { kind: 'host_bits', network: { ...parsed, address, prefix }, single: { ...parsed, prefix: bits } }
}

/** Reads a text that is known to be a correct CIDR. @throws Error when it is not. */
export function cidr(text: string): Cidr {
  const parsed = parseCidr(text)
  if ('kind' in parsed) throw new Error(`${text} is not a CIDR`)
  return parsed
}

/** `10.20.0.0/16`; IPv6 as RFC 5952 writes it. */
export function formatCidr({ family, address, prefix }: Cidr): string {
  return `${family === 4 ? formatIpv4(address) : formatIpv6(address)}/${prefix}`
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  return (
    outer.family === inner.family &&
    outer.prefix <= inner.prefix &&
    networkOf(inner.address, bitsOf(outer.family), outer.prefix) === outer.address
  )
}

/** Number of addresses in a block. */
export function sizeOf({ family, prefix }: Cidr): bigint {
  return 1n << BigInt(bitsOf(family) - prefix)
}

function bitsOf(family: 4 | 6): number {
  return family === 4 ? 32 : 128
}

function networkOf(address: bigint, bits: number, prefix: number): bigint {
  const host = BigInt(bits - prefix)
  return (address >> host) << host
}

function parseAddress(text: string): Omit<Cidr, 'prefix'> | undefined {
  if (ipv4.test(text)) {
    const address = text.split('.').reduce((sum, part) => (sum << 8n) + BigInt(part), 0n)
    return { family: 4, address }
  }
  const address = parseIpv6(text)
  return address === undefined ? undefined : { family: 6, address }
}

function parseIpv6(text: string): bigint | undefined {
  const halves = text.split('::')
  if (halves.length > 2 || !text.includes(':')) return undefined
  const [left, right] = halves.map((half) => (half === '' ? [] : half.split(':')))
  if (left === undefined) return undefined
  const missing = 8 - left.length - (right?.length ?? 0)
  if (right === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...(right ?? [])]
  if (!groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return undefined
  return groups.reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n)
}

function formatIpv4(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.')
}

function formatIpv6(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => (address >> BigInt(112 - 16 * index)) & 0xffffn)
  const text = groups.map((group) => group.toString(16)).join(':')
  const zeros = text.match(/(?:^|:)0(?::0)+(?=:|$)/g) ?? []
  const longest = zeros.reduce(
    (best, run) => (run.replace(/^:/, '').length > best.length ? run.replace(/^:/, '') : best),
    '',
  )
  if (longest === '') return text
  const at = `:${text}:`.indexOf(`:${longest}:`)
  const before = text.slice(0, Math.max(at - 1, 0))
  const after = text.slice(at + longest.length + 1)
  return `${before}::${after}`
}
