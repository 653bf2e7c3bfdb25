import type { Problem } from '#capability'
import { type Cidr, contains, formatCidr, overlaps, parseCidr, subnetAt, widen } from '../cidr.ts'
import { endpointSubnet } from './network-planner.ts'
import type { SizingInput } from './sizing-input.ts'

/** Smallest subnet that Azure Databricks accepts (Azure Databricks VNet injection, 2026). */
const longestSubnetPrefix = 26

/** Address ranges that do not fit together. */
export function findNetworkProblems({ plan, network, stated }: SizingInput): Problem[] {
  const { vnet_cidr, public_subnet_cidr, private_subnet_cidr } = network
  if (
    stated.allowed_ips !== undefined &&
    stated.allowed_ips.length > 0 &&
    network.network.value === 'private' &&
    !plan.existing.value
  ) {
    const rule = 'nobody reaches a private workspace from the internet, so there is nothing to allow'
    const value = stated.allowed_ips.join(', ')
    return [{ parameter: 'allowed_ips', value, rule, suggestion: 'network: public' }]
  }
  if (vnet_cidr === undefined || public_subnet_cidr === undefined || private_subnet_cidr === undefined)
    return []

  const vnet = parseCidr(vnet_cidr.value)
  const subnets = [
    { parameter: 'public_subnet_cidr', value: public_subnet_cidr.value, quarter: 0 },
    { parameter: 'private_subnet_cidr', value: private_subnet_cidr.value, quarter: 1 },
  ]
  const small = subnets.find(({ value }) => parseCidr(value).prefix > longestSubnetPrefix)
  if (small !== undefined && stated.vnet_cidr === vnet_cidr.value && vnet.prefix > longestSubnetPrefix - 2) {
    const rule = 'it has no room for two subnets of /26 and the private endpoints; it is at least a /24'
    const suggestion = formatCidr(widen(vnet, longestSubnetPrefix - 2))
    return [{ parameter: 'vnet_cidr', value: vnet_cidr.value, rule, suggestion }]
  }
  return [
    ...subnets.flatMap((subnet) => subnetProblems(subnet, vnet, vnet_cidr.value)),
    ...overlapProblems(public_subnet_cidr.value, private_subnet_cidr.value, vnet),
    ...endpointProblems(
      vnet_cidr.value,
      subnets.map(({ value }) => value),
      network.network.value,
    ),
  ]
}

function subnetProblems(
  {
    parameter,
    value,
    quarter,
  }: { readonly parameter: string; readonly value: string; readonly quarter: number },
  vnet: Cidr,
  vnetText: string,
): Problem[] {
  const subnet = parseCidr(value)
  if (subnet.prefix > longestSubnetPrefix) {
    const suggestion = formatCidr(widen(subnet, longestSubnetPrefix))
    return [{ parameter, value, rule: 'a subnet for Databricks is at least a /26', suggestion }]
  }
  if (contains(vnet, subnet)) return []
  const rule = `it does not lie in the virtual network ${vnetText}`
  return [{ parameter, value, rule, suggestion: quarterOf(vnet, quarter) }]
}

function overlapProblems(left: string, right: string, vnet: Cidr): Problem[] {
  if (!overlaps(parseCidr(left), parseCidr(right))) return []
  const rule = `it overlaps the host subnet ${left}`
  const suggestion = [0, 1, 2, 3]
    .map((index) => quarterOf(vnet, index))
    .find((range) => !overlaps(parseCidr(range), parseCidr(left)))
  return [
    {
      parameter: 'private_subnet_cidr',
      value: right,
      rule,
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  ]
}

function quarterOf(vnet: Cidr, index: number): string {
  return formatCidr(subnetAt(vnet, Math.min(vnet.prefix + 2, 32), index))
}

function endpointProblems(vnet: string, subnets: readonly string[], network: string): Problem[] {
  if (network !== 'private' || endpointSubnet(vnet, subnets) !== undefined) return []
  const rule = 'the two subnets leave no /27 for the private endpoints'
  return [
    {
      parameter: 'vnet_cidr',
      value: vnet,
      rule,
      suggestion: formatCidr(widen(parseCidr(vnet), parseCidr(vnet).prefix - 1)),
    },
  ]
}
