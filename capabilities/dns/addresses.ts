import { type Cidr, cidr, contains } from '#capability'

const privateBlocks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'].map(cidr)

/** Addresses at which no other machine is reached (RFC 6890; 168.63.129.16 is Azure's own, Microsoft Learn, 2026-11). */
const unreachable = [
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '168.63.129.16/32',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/128',
  '::1/128',
  'fe80::/10',
  'ff00::/8',
].map(cidr)

/** Addresses that only machines of the same network reach (RFC 1918, RFC 6598, RFC 4193). */
export function isPrivateAddress(address: Cidr): boolean {
  return privateBlocks.some((block) => contains(block, address))
}

/** Loopback, link-local, multicast, reserved and Azure platform addresses. */
export function isUnreachable(address: Cidr): boolean {
  return unreachable.some((block) => contains(block, address))
}
