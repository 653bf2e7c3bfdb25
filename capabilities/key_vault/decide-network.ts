import {
  type CapabilityContext,
  type Choice,
  type Decision,
  type Environment,
  given,
  networkOfSubnet,
  type Problem,
} from '#capability'
import type { Answers, Settings } from './parameters.ts'
import { type Choices, choose, type Part } from './part.ts'
import { readAddresses } from './read-addresses.ts'
import { list, shortened } from './words.ts'
import { configuredZone, zoneName } from './zone.ts'

type Network = Settings['network']

interface Situation {
  readonly stated: Answers
  readonly environment: Environment
  /** Subnet for a private endpoint, when one is known. */
  readonly endpointSubnet: string | undefined
  readonly context: CapabilityContext
}

/**
 * How a vault is reached: from known addresses in dev, through a private endpoint everywhere else.
 * `network` stays open while the subnet of its endpoint is not known, `allowed_ips` while nobody named an address.
 */
export function decideNetwork(stated: Answers, environment: Environment, context: CapabilityContext): Part {
  const endpointSubnet = stated.subnet_id ?? context.endpointSubnets[environment]
  const situation: Situation = { stated, environment, endpointSubnet, context }
  const network = given(stated.network) ?? proposedNetwork(situation)
  const addresses = chooseAddresses(network.value, situation)
  const problems = [...publicProblems(situation), ...addresses.problems]
  const isOpen = hasEndpoint(network.value) && endpointSubnet === undefined
  return {
    choices: {
      network: isOpen ? undefined : network,
      subnet_id: chooseSubnet(network.value, situation),
      allowed_ips: addresses.choice,
    },
    problems,
    decisions:
      problems.length > 0 || isOpen || addresses.choice === undefined
        ? []
        : [
            accessDecision(network, addresses.choice.value, situation),
            ...zoneDecision(network.value, situation),
            ...unusedDecision(network.value, stated),
          ],
  }
}

/** Whether a private endpoint leads to the vault. */
export function hasEndpoint(network: Network): boolean {
  return network === 'private' || network === 'both'
}

/** Whether the firewall of the vault lets in somebody by address or subnet. */
export function hasAllowList(network: Network): boolean {
  return network === 'allow_list' || network === 'both'
}

function proposedNetwork({ stated, environment, endpointSubnet, context }: Situation): Choice<Network> {
  const infer = (value: Network, reason: string) => choose(undefined, value, reason, 'inferred')
  const named = (stated.allowed_ips?.length ?? 0) > 0
  if (named && environment !== 'dev' && endpointSubnet !== undefined) {
    return infer('both', 'private outside dev, and addresses were named')
  }
  if (named) return infer('allow_list', 'addresses were named')
  if (environment !== 'dev') return choose(undefined, 'private', `private in ${environment}`)
  if (stated.subnet_id !== undefined) return infer('private', 'a subnet was named')
  return context.egressAddresses.length === 0 && endpointSubnet !== undefined
    ? choose(undefined, 'private', 'there is a subnet for private endpoints and no known address')
    : choose(undefined, 'allow_list', 'in dev people get in from known addresses, which costs nothing')
}

function chooseSubnet(
  network: Network,
  { stated, environment, endpointSubnet }: Situation,
): Choices['subnet_id'] {
  if (stated.subnet_id !== undefined) return given(stated.subnet_id)
  return hasEndpoint(network) && endpointSubnet !== undefined
    ? choose(undefined, endpointSubnet, `the subnet for private endpoints in ${environment}`)
    : undefined
}

function chooseAddresses(
  network: Network,
  { stated, context }: Situation,
): { readonly choice: Choice<string[]> | undefined; readonly problems: readonly Problem[] } {
  const subnetOnly = network === 'allow_list' && stated.subnet_id !== undefined
  if (stated.allowed_ips !== undefined) {
    const { addresses, problems } = readAddresses(stated.allowed_ips)
    const isOpen = problems.length > 0 || (addresses.length === 0 && hasAllowList(network) && !subnetOnly)
    return { choice: isOpen ? undefined : given(addresses), problems }
  }
  if (!hasAllowList(network)) {
    return { choice: choose<string[]>(undefined, [], 'no address is let in'), problems: [] }
  }
  if (subnetOnly) return { choice: choose<string[]>(undefined, [], 'the subnet is let in'), problems: [] }
  const { addresses } = readAddresses(context.egressAddresses)
  return {
    choice:
      addresses.length === 0 ? undefined : choose(undefined, addresses, 'the addresses of the organization'),
    problems: [],
  }
}

function publicProblems({ stated, environment }: Situation): Problem[] {
  if (stated.network !== 'public' || environment === 'dev') return []
  const rule = `a vault in ${environment} is never open to the internet; name the addresses that need it`
  return [{ parameter: 'network', value: 'public', rule, suggestion: 'private' }]
}

function accessDecision(
  network: Choice<Network>,
  addresses: readonly string[],
  { stated, endpointSubnet, environment }: Situation,
): Decision {
  const subnet = stated.subnet_id === undefined ? undefined : networkOfSubnet(stated.subnet_id).subnet
  const ways = [
    ...(hasEndpoint(network.value) && endpointSubnet !== undefined
      ? [`a private endpoint in ${networkOfSubnet(endpointSubnet).subnet}`]
      : []),
    ...(hasAllowList(network.value) && addresses.length > 0 ? shortened(addresses) : []),
    ...(network.value === 'allow_list' && subnet !== undefined ? [`the subnet ${subnet}`] : []),
  ]
  return {
    topic: 'access',
    choice:
      network.value === 'public'
        ? 'reached from any address, with Entra sign-in and a role'
        : `reached through ${list(ways)}, everybody else is refused`,
    reason: network.source === 'stated' ? 'as asked' : (network.reason ?? 'as asked'),
    ...(network.value === 'private'
      ? {
          alternative: `"network: allow_list" saves the price of the private endpoint${environment === 'dev' ? '' : ' and needs a confirmation'}`,
        }
      : {}),
  }
}

function zoneDecision(network: Network, { endpointSubnet, context }: Situation): Decision[] {
  if (!hasEndpoint(network) || endpointSubnet === undefined) return []
  if (configuredZone(context) !== undefined) {
    return [
      { topic: 'private DNS zone', choice: `${zoneName}, which exists`, reason: 'it is a configured zone' },
    ]
  }
  return [
    {
      topic: 'private DNS zone',
      choice: `${zoneName}, made with the vault and linked to ${networkOfSubnet(endpointSubnet).network}`,
      reason: 'machines in this network find the vault by its name',
      alternative:
        'a network takes one zone of a name; where it has one, an administrator adds it to dns_zones',
    },
  ]
}

function unusedDecision(network: Network, { allowed_ips }: Answers): Decision[] {
  if (hasAllowList(network) || (allowed_ips?.length ?? 0) === 0) return []
  return [
    {
      topic: 'allowed addresses',
      choice: 'not used',
      reason:
        network === 'public'
          ? 'any address gets in'
          : 'the vault is reached through its private endpoint only',
      ...(network === 'public' ? {} : { alternative: '"network: both" lets them in as well' }),
    },
  ]
}
