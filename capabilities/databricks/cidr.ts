import * as z from 'zod'

/** An IPv4 network: its address as an unsigned 32-bit number, as written, and the length of its prefix. */
export interface Cidr {
  readonly address: number
  readonly prefix: number
}

/** Whether a text is an IPv4 network. */
export function isCidr(text: string): boolean {
  return z.cidrv4().safeParse(text).success
}

/** Reads `10.0.0.0/22`; the text was checked to be an IPv4 network before. */
export function parseCidr(text: string): Cidr {
  const [address = '', prefix = ''] = text.split('/')
  const number = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0)
  return { address: number, prefix: Number(prefix) }
}

export function formatCidr({ address, prefix }: Cidr): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256)
  return `${octets.join('.')}/${prefix}`
}

/** Number of addresses in the network. */
export function sizeOf({ prefix }: Cidr): number {
  return 2 ** (32 - prefix)
}

export function hasHostBits(network: Cidr): boolean {
  return network.address % sizeOf(network) !== 0
}

export function overlaps(left: Cidr, right: Cidr): boolean {
  return left.address < right.address + sizeOf(right) && right.address < left.address + sizeOf(left)
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  return inner.address >= outer.address && inner.address + sizeOf(inner) <= outer.address + sizeOf(outer)
}

/** The `index`-th network of length `prefix` inside `network`, counted from 0. */
export function subnetAt(network: Cidr, prefix: number, index: number): Cidr {
  return { address: network.address + index * 2 ** (32 - prefix), prefix }
}

/** The network of length `prefix` that the address of `network` lies in. */
export function widen(network: Cidr, prefix: number): Cidr {
  const size = sizeOf({ address: 0, prefix })
  return { address: Math.floor(network.address / size) * size, prefix }
}

/** The smallest network that holds both. */
export function enclosing(left: Cidr, right: Cidr): Cidr {
  let network = widen(left, Math.min(left.prefix, right.prefix))
  while (!contains(network, right)) network = widen(network, network.prefix - 1)
  return network
}
