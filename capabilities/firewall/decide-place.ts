import { type CapabilityContext, type Cidr, cidr, contains, type Network, type Problem } from '#capability'
import { describeNetworks, networkOf } from './find-target.ts'
import type { Parameters, Settings } from './parameters.ts'
import type { Part } from './part.ts'

/** Which way the rule goes and in which network security group it is made, from the map of configured networks. */
export function decidePlace(
  stated: Partial<Parameters>,
  { source_ips, destination }: Partial<Settings>,
  { networks }: CapabilityContext,
): Part {
  if (source_ips === undefined || destination === undefined) {
    return { settings: stated.direction === undefined ? {} : { direction: stated.direction } }
  }
  const to = cidr(destination)
  const from = source_ips.map(cidr)
  const inward = networkOf([to], networks)
  const outward = networkOf(from, networks)
  const direction =
    stated.direction ?? (inward === undefined && outward !== undefined ? 'Outbound' : 'Inbound')
  const ours = direction === 'Inbound' ? [to] : from
  const closest = direction === 'Inbound' ? inward : outward
  const reason =
    direction === 'Inbound' ? 'the destination is on our side' : 'the addresses it comes from are on our side'
  const origins = { direction: { source: 'default' as const, reason } }
  const place = choosePlace(stated.target, { ours, closest, networks })
  if ('rule' in place) {
    const { rule, suggestion } = place
    const problem: Problem =
      stated.target !== undefined
        ? { parameter: 'target', value: stated.target, rule }
        : direction === 'Inbound'
          ? { parameter: 'destination', value: stated.destination ?? destination, rule }
          : { parameter: 'source_ips', value: source_ips.join(', '), rule }
    const problems = [suggestion === undefined ? problem : { ...problem, suggestion }]
    return { settings: { direction }, origins, problems }
  }
  const { networkSecurityGroup, prefix } = place.network
  const inside = contains(cidr(prefix), to) && from.every((block) => contains(cidr(prefix), block))
  return {
    settings: { direction, target: networkSecurityGroup },
    origins: {
      ...origins,
      target: { source: 'default', reason: `it guards ${prefix}, the closest configured network` },
    },
    decisions: inside
      ? [
          {
            topic: 'rule',
            choice: 'made as asked',
            reason: `both ends are in ${prefix}, where traffic is open already unless a rule denies it`,
          },
        ]
      : [],
  }
}

interface Places {
  readonly ours: readonly Cidr[]
  readonly closest: Network | undefined
  readonly networks: readonly Network[]
}

type Place = { readonly network: Network } | { readonly rule: string; readonly suggestion?: string }

function choosePlace(target: string | undefined, { ours, closest, networks }: Places): Place {
  if (target === undefined) {
    return closest === undefined
      ? { rule: `it is not inside a network where ports may be opened: ${describeNetworks(networks)}` }
      : { network: closest }
  }
  const named = networks.filter(({ networkSecurityGroup }) => isSameName(networkSecurityGroup, target))
  if (named.length === 0) {
    return { rule: `no configured network has a network security group of that name`, ...suggest(closest) }
  }
  const network = networkOf(ours, named)
  return network === undefined
    ? { rule: 'it guards another network than the one that the addresses are in', ...suggest(closest) }
    : { network }
}

function suggest(network: Network | undefined): { suggestion?: string } {
  return network === undefined ? {} : { suggestion: network.networkSecurityGroup }
}

/** Azure compares resource names without case. */
function isSameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}
