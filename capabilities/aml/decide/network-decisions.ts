import { aboutUsd, type Decision, type Finding, hoursInMonth, networkOfSubnet } from '#capability'
import { zonesOf } from '../zones.ts'
import type { Names } from './naming.ts'
import type { SizingInput } from './sizing-input.ts'

/** How the workspace is reached and what its machines reach, with the reasons. */
export function networkDecisions(input: SizingInput, names: Names, open: readonly Finding[]): Decision[] {
  return [
    ...accessDecision(input, open),
    ...zoneDecision(input, names),
    ...unusedDecision(input),
    outboundDecision(input, open),
  ]
}

function accessDecision({ network }: SizingInput, open: readonly Finding[]): Decision[] {
  if (network.open) return []
  const reason = network.network.reason ?? 'as asked'
  const subnet = network.subnet_id
  if (network.network.value === 'private' && subnet !== undefined) {
    const place = networkOfSubnet(subnet.value)
    return [
      {
        topic: 'network',
        choice: `private endpoints in ${place.network}/${place.subnet}, nothing from the internet`,
        reason,
      },
    ]
  }
  const addresses = network.allowed_ips.value
  const warnings = open.filter(({ code }) => code === 'open_sign_in' || code === 'public_in_prod')
  return [
    {
      topic: 'network',
      choice: `the workspace over the internet with a sign-in; its storage from ${addresses.length === 0 ? 'Azure services only' : addresses.join(', ')}, its key vault from Azure services only`,
      reason: [reason, ...warnings.map(({ text }) => text)].join('; '),
      alternative:
        addresses.length === 0
          ? '"allowed addresses: ..." lets people see their data in the studio; "private only" closes the workspace'
          : '"private only" closes the workspace to the internet',
    },
  ]
}

function zoneDecision({ network, stated, context }: SizingInput, { resource_group }: Names): Decision[] {
  if (network.open || network.subnet_id === undefined) return []
  const zones = zonesOf(stated.storage === undefined, context)
  const made = zones.filter(({ resourceGroup }) => resourceGroup === undefined)
  const found = zones.filter(({ resourceGroup }) => resourceGroup !== undefined)
  const place = networkOfSubnet(network.subnet_id.value).network
  return [
    ...(made.length === 0
      ? []
      : [
          {
            topic: 'private DNS zones',
            choice: `${made.map(({ name }) => name).join(', ')}, made in ${resource_group?.value ?? 'the resource group'} and linked to ${place}`,
            reason: 'machines in this network find the workspace by its name',
            alternative:
              'a network takes one zone of a name; where it has one, an administrator adds it to dns_zones',
          },
        ]),
    ...(found.length === 0
      ? []
      : [
          {
            topic: 'existing private DNS zones',
            choice: found.map(({ name }) => name).join(', '),
            reason: 'they are configured zones',
          },
        ]),
  ]
}

function unusedDecision({ network }: SizingInput): Decision[] {
  if (network.network.value !== 'private' || network.allowed_ips.value.length === 0) return []
  return [
    {
      topic: 'allowed addresses',
      choice: 'not used',
      reason: 'a private workspace and its storage are reached through private endpoints only',
    },
  ]
}

const outbound = {
  Disabled: 'machines with public addresses, in no network',
  AllowInternetOutbound: 'machines without public addresses in a managed network; they reach the internet',
  AllowOnlyApprovedOutbound:
    'machines without public addresses in a managed network; they reach the workspace',
} as const

function outboundDecision({ network, context }: SizingInput, open: readonly Finding[]): Decision {
  const { isolation, outbound_hosts } = network
  const hosts = outbound_hosts.value
  const warnings = open.filter(({ code }) => code === 'open_machines' || code === 'open_outbound')
  const approved = isolation.value === 'AllowOnlyApprovedOutbound'
  const usd = context.prices.price('firewall.usd_per_hour.Standard')?.usd
  const firewall = usd === undefined ? 'extra' : `about ${aboutUsd(usd * hoursInMonth)} a month`
  const reached = hosts.length === 0 ? ' only' : ` and ${hosts.join(', ')}`
  return {
    topic: 'machines',
    choice: `${outbound[isolation.value]}${approved ? reached : ''}`,
    reason: [isolation.reason ?? 'as asked', ...warnings.map(({ text }) => text)].join('; '),
    ...(approved && hosts.length === 0
      ? {
          alternative: `"approved hosts: packages.contoso.com, files.contoso.com" lets jobs install packages, through a firewall that costs ${firewall}`,
        }
      : {}),
    ...(isolation.value === 'AllowInternetOutbound'
      ? { alternative: '"approved outbound only" keeps data from leaving' }
      : {}),
  }
}
