import {
  type CapabilityContext,
  type Choice,
  type Decision,
  given,
  networkOfSubnet,
  type Problem,
} from '#capability'
import { type AccessLine, accessLine, type Consumer, isPrivateOnly } from './access-table.ts'
import type { Answers, Settings } from './parameters.ts'
import { type Choices, choose, type Part } from './part.ts'
import { readAddresses } from './read-addresses.ts'
import { describeConsumers, list } from './words.ts'
import { describeZones, zonesOf } from './zones.ts'

type Network = Settings['network']

interface Situation {
  readonly stated: Answers
  readonly environment: Settings['environment']
  readonly dataClass: Settings['data_class']
  readonly consumers: readonly Consumer[]
  readonly lines: readonly AccessLine[]
  /** Subnet for private endpoints, when one is known. */
  readonly endpointSubnet: string | undefined
}

/** Consumers whose addresses nobody but them knows. */
const strangers: readonly Consumer[] = ['partner', 'app_on_internet']
/** Consumers that come from machines in a network of ours. */
const machines: readonly Consumer[] = ['app_in_vnet', 'databricks', 'aml']

/**
 * How the account is reached, after the access table and what was said about it.
 * `network` stays open while the subnet that it needs is not known, `allowed_ips` while nobody named an address.
 */
export function decideAccess(stated: Answers, known: Choices, context: CapabilityContext): Part {
  const { environment, data_class, consumers } = known
  if (environment === undefined || data_class === undefined || consumers === undefined) {
    return { choices: { network: given(stated.network), subnet_id: given(stated.subnet_id) } }
  }
  const situation: Situation = {
    stated,
    environment: environment.value,
    dataClass: data_class.value,
    consumers: consumers.value,
    lines: consumers.value.map((consumer) => accessLine(data_class.value, consumer, environment.value)),
    endpointSubnet: stated.subnet_id ?? context.endpointSubnets[environment.value],
  }
  const network = chooseNetwork(situation)
  const open = lacksSubnet(network.value, situation)
  const addresses = chooseAddresses(network.value, situation, context)
  const problems = [...refusals(situation), ...networkProblems(situation, known)]
  if (problems.length > 0) {
    return {
      choices: {
        network: given(stated.network),
        subnet_id: given(stated.subnet_id),
        allowed_ips: addresses.choice,
      },
      problems: [...problems, ...addresses.problems],
    }
  }
  return {
    choices: {
      network: open ? undefined : network,
      subnet_id: chooseSubnet(network.value, situation),
      allowed_ips: addresses.choice,
    },
    problems: addresses.problems,
    decisions: [
      ...(open ? [] : [accessDecision(network, addresses.choice?.value ?? [], situation)]),
      ...(hasEndpoint(network.value) && !open ? zoneDecision(situation, known, context) : []),
      ...everyoneDecision(network.value, situation),
      ...unusedDecision(network.value, situation),
    ],
  }
}

/** Whether a private endpoint leads to the account. */
export function hasEndpoint(network: Network): boolean {
  return network === 'private' || network === 'both'
}

/** Whether the firewall of the account lets in somebody without a private endpoint. */
export function hasAllowList(network: Network): boolean {
  return network === 'allow_list' || network === 'both'
}

function chooseNetwork(situation: Situation): Choice<Network> {
  return given(situation.stated.network) ?? proposedNetwork(situation)
}

function proposedNetwork(situation: Situation): Choice<Network> {
  const { lines, endpointSubnet } = situation
  const [closed, subnet, listed] = (['private_endpoint', 'subnet', 'allow_list'] as const).map((way) =>
    lines.find((line) => line.way === way),
  )
  const propose = (value: Network, ...because: readonly (AccessLine | undefined)[]) =>
    choose(undefined, value, list(reasonsOf(because)))
  if (closed !== undefined) return propose(listed === undefined ? 'private' : 'both', closed, listed)
  if (subnet === undefined) return propose(listed === undefined ? 'private' : 'allow_list', listed)
  if (isLetIn(situation) || endpointSubnet === undefined) return propose('allow_list', subnet, listed)
  const reason = 'there is a subnet for private endpoints and no subnet of the machines was named'
  return choose(undefined, listed === undefined ? 'private' : 'both', reason)
}

function reasonsOf(lines: readonly (AccessLine | undefined)[]): string[] {
  return lines.flatMap((line) => (line === undefined ? [] : [line.reason]))
}

/** Whether machines get in by what was said: their subnet, or addresses that can only be theirs. */
function isLetIn({ stated, consumers }: Situation): boolean {
  if (stated.subnet_id !== undefined) return true
  return (stated.allowed_ips?.length ?? 0) > 0 && consumers.every((one) => machines.includes(one))
}

/** Whether the network takes a subnet that nobody named and that is not configured. */
function lacksSubnet(network: Network, situation: Situation): boolean {
  if (hasEndpoint(network)) return situation.endpointSubnet === undefined
  return (
    network === 'allow_list' &&
    situation.consumers.some((one) => machines.includes(one)) &&
    !isLetIn(situation)
  )
}

function chooseSubnet(
  network: Network,
  { stated, endpointSubnet, environment }: Situation,
): Choices['subnet_id'] {
  if (stated.subnet_id !== undefined) return given(stated.subnet_id)
  return hasEndpoint(network) && endpointSubnet !== undefined
    ? {
        value: endpointSubnet,
        source: 'default',
        reason: `the subnet for private endpoints in ${environment}`,
      }
    : undefined
}

function chooseAddresses(
  network: Network,
  { stated, consumers }: Situation,
  { egressAddresses }: CapabilityContext,
): { readonly choice: Choices['allowed_ips']; readonly problems: readonly Problem[] } {
  const isSubnetOnly = consumers.every((one) => machines.includes(one))
  if (stated.allowed_ips !== undefined) {
    const { addresses, problems } = readAddresses(stated.allowed_ips)
    const isOpen = problems.length > 0 || (addresses.length === 0 && hasAllowList(network) && !isSubnetOnly)
    return { choice: isOpen ? undefined : given(addresses), problems }
  }
  if (!hasAllowList(network)) {
    return { choice: { value: [], source: 'default', reason: 'no address is let in' }, problems: [] }
  }
  if (isSubnetOnly) {
    return { choice: { value: [], source: 'default', reason: 'the subnet is let in' }, problems: [] }
  }
  const { addresses } = readAddresses(egressAddresses)
  const isKnown = addresses.length > 0 && !consumers.some((one) => strangers.includes(one))
  return {
    choice: isKnown
      ? { value: addresses, source: 'default', reason: 'the addresses of the organization' }
      : undefined,
    problems: [],
  }
}

function refusals({ lines, consumers }: Situation): Problem[] {
  return lines.flatMap(({ way, reason }, index) =>
    way === 'refused' ? [{ parameter: 'consumers', value: consumers[index] ?? '', rule: reason }] : [],
  )
}

function networkProblems(situation: Situation, { purpose }: Choices): Problem[] {
  const { stated, environment, dataClass, consumers, lines } = situation
  const { network } = stated
  if (network === undefined || lines.some(({ way }) => way === 'refused')) return []
  const refuse = (rule: string, suggestion: Network): Problem[] => [
    { parameter: 'network', value: network, rule, suggestion },
  ]
  if (network !== 'private' && isPrivateOnly(dataClass, environment)) {
    return refuse(`${dataClass} data in ${environment} is reached through a private endpoint only`, 'private')
  }
  const outside = consumers.filter((consumer) => strangers.includes(consumer))
  if (network === 'private' && outside.length > 0) {
    return refuse(`${describeConsumers(outside)} cannot use a private endpoint`, 'allow_list')
  }
  if (network !== 'public') return []
  const proposed = proposedNetwork(situation).value
  if (dataClass !== 'public')
    return refuse(`${dataClass} data is never readable without signing in`, proposed)
  if (environment === 'prod') {
    return refuse(
      'in production a CDN or static web app serves the public, and the account stays closed',
      proposed,
    )
  }
  if (consumers.some((consumer) => consumer !== 'everyone' && consumer !== 'people')) {
    return refuse('what everybody may read gets an account of its own; ask for a second one', proposed)
  }
  return purpose?.value === 'static_public' || purpose?.value === 'app_files'
    ? []
    : refuse('only public files and files of an application can be readable without signing in', proposed)
}

function accessDecision(
  network: Choice<Network>,
  addresses: readonly string[],
  situation: Situation,
): Decision {
  const { stated, environment, dataClass, consumers } = situation
  const from = [
    ...(hasEndpoint(network.value) ? ['a private endpoint'] : []),
    ...(hasAllowList(network.value) && addresses.length > 0 ? [describeAddresses(addresses)] : []),
    ...(network.value === 'allow_list' && stated.subnet_id !== undefined
      ? [`the subnet ${networkOfSubnet(stated.subnet_id).subnet}`]
      : []),
  ]
  const cheaper = network.value === 'private' && !isPrivateOnly(dataClass, environment)
  return {
    topic: 'access',
    choice:
      network.value === 'public'
        ? 'anybody reads the containers without signing in'
        : `${describeConsumers(consumers)} through ${list(from) || 'addresses that are still to be named'}, everybody else is refused`,
    reason: network.source === 'stated' ? 'as asked' : (network.reason ?? 'as asked'),
    ...(cheaper
      ? {
          alternative: `"network: allow_list" saves the price of the private endpoint${environment === 'prod' ? ' and needs a confirmation in production' : ''}`,
        }
      : {}),
  }
}

/** `20.1.2.0/24`, `20.1.2.0/24 and 2 other networks`. */
export function describeAddresses(addresses: readonly string[]): string {
  const [first = '', ...others] = addresses
  if (others.length < 3) return list(addresses)
  return `${first} and ${others.length} other networks`
}

function zoneDecision(
  { stated, endpointSubnet }: Situation,
  { purpose, resource_group }: Choices,
  context: CapabilityContext,
): Decision[] {
  if (endpointSubnet === undefined || purpose === undefined) return []
  const zones = zonesOf(purpose.value, context, stated.hns)
  const names = describeZones(zones)
  if (zones.existing) {
    return [
      { topic: 'private DNS zone', choice: `${names}, which exists`, reason: 'it is a configured zone' },
    ]
  }
  const { network } = networkOfSubnet(endpointSubnet)
  return [
    {
      topic: 'private DNS zone',
      choice: `${names}, made in ${resource_group?.value ?? 'the resource group'} and linked to ${network}`,
      reason: 'machines in this network find the account by its name',
      alternative:
        'a network takes one zone of a name; where it has one, an administrator adds it to dns_zones',
    },
  ]
}

function everyoneDecision(network: Network, { consumers, environment }: Situation): Decision[] {
  if (!consumers.includes('everyone') || network === 'public') return []
  return [
    {
      topic: 'readers on the internet',
      choice: 'a CDN or a static web app in front of the account, which is not made here',
      reason: 'the account stays a private origin, so that nobody can read or fill it directly',
      ...(environment === 'prod'
        ? {}
        : { alternative: '"network: public" lets anybody read the containers, after a confirmation' }),
    },
  ]
}

function unusedDecision(network: Network, { stated }: Situation): Decision[] {
  if (hasAllowList(network) || (stated.allowed_ips?.length ?? 0) === 0) return []
  const choice = 'not used'
  return network === 'public'
    ? [{ topic: 'allowed addresses', choice, reason: 'anybody gets in' }]
    : [
        {
          topic: 'allowed addresses',
          choice,
          reason: 'the account is reached through its private endpoint only',
          alternative: '"network: both" lets them in as well, where the data allows it',
        },
      ]
}
