import type { CapabilityContext, Decision, Problem } from '#capability'
import { zonesOf } from './find-zone.ts'
import { withoutFinalDot } from './names.ts'
import type { Parameters } from './parameters.ts'
import type { Part } from './part.ts'
import { slugOf } from './slug.ts'

const privateEndings = /(?:^|\.)(?:internal|local|lan|corp|home\.arpa)$|^privatelink\./
/** Names that Azure keeps for itself in private zones (azurerm_private_dns_zone, 4.x, seen 2026-11). */
const reserved =
  /^(?:azclient\.ms|azure\.com|cloudapp\.net|core\.windows\.net|microsoft\.com|msidentity\.com|trafficmanager\.net|windows\.net)$/

/** A zone that is not there yet: where it is made and who can see it. */
export function decideNewZone(stated: Partial<Parameters>, context: CapabilityContext): Part {
  const name = stated.fqdn ?? stated.zone
  if (name === undefined) return { settings: {} }
  const zone = withoutFinalDot(name)
  const isPrivate = stated.private ?? privateEndings.test(zone)
  const problems = zoneProblems(zone, isPrivate, stated, context)
  const origins = { fqdn: { source: 'inferred', reason: 'the zone itself' } } as const
  if (problems.length > 0) return { settings: { fqdn: zone }, origins, problems }
  const group = decideGroup(zone, isPrivate, stated, context)
  const network = isPrivate ? decideNetwork(stated, context) : { settings: {} }
  return {
    settings: { fqdn: zone, zone, private: isPrivate, ...group.settings, ...network.settings },
    origins: {
      ...origins,
      zone: { source: 'inferred', reason: 'the zone itself' },
      private: {
        source: 'default',
        reason: isPrivate ? 'the internet has no such names' : 'nobody said that it is internal',
      },
      ...group.origins,
      ...network.origins,
    },
    decisions: [...(group.decisions ?? []), afterwards(zone, isPrivate, context)],
  }
}

function zoneProblems(
  zone: string,
  isPrivate: boolean,
  stated: Partial<Parameters>,
  { dnsZones }: CapabilityContext,
): Problem[] {
  const there = dnsZones.find((one) => one.name === zone && one.private === isPrivate)
  const other = stated.zone === undefined ? zone : withoutFinalDot(stated.zone)
  const named = stated.fqdn === undefined ? 'zone' : 'fqdn'
  const problem = (parameter: keyof Parameters, value: string, rule: string): Problem[] => [
    { parameter, value, rule },
  ]
  if (other !== zone) return problem('zone', other, `the name of the new zone is ${zone}`)
  if (there !== undefined) {
    return problem(named, zone, `it is a zone already, in resource group ${there.resourceGroup}`)
  }
  if (!zone.includes('.') || zone.startsWith('*')) {
    return problem(named, zone, 'a zone is a name with at least one dot and without *')
  }
  if (isPrivate && reserved.test(zone)) return problem(named, zone, 'Azure keeps this name for itself')
  if (stated.record_values !== undefined) {
    const rule = 'a new zone is made without records; ask for them once it is configured'
    return problem('record_values', stated.record_values.join(', ').slice(0, 80), rule)
  }
  return []
}

/** A stated resource group is there already, as is the one of the configured zones; else the zone brings its own. */
function decideGroup(
  zone: string,
  isPrivate: boolean,
  { resource_group, region, team, environment = 'dev' }: Partial<Parameters>,
  { dnsZones, defaultRegion }: CapabilityContext,
): Part {
  if (resource_group !== undefined) return { settings: { resource_group } }
  const alike = dnsZones.filter((one) => one.private === isPrivate)
  const [neighbor] = [...zonesOf(zone, alike), ...alike]
  if (neighbor !== undefined) {
    return {
      settings: { resource_group: neighbor.resourceGroup },
      origins: { resource_group: { source: 'default', reason: `where ${neighbor.name} is` } },
    }
  }
  if (team === undefined) return { settings: {} }
  return {
    settings: {
      resource_group: `rg-${team}-${slugOf(zone, 50)}-${environment}`,
      region: region ?? defaultRegion,
    },
    origins: {
      resource_group: { source: 'naming', reason: 'naming rule' },
      region: { source: 'default', reason: 'the usual region here' },
    },
    decisions: [
      {
        topic: 'resource group',
        choice: 'a new one for the zone',
        reason: 'no configured zone has one; only the group has a region, a zone has none',
        alternative: 'name one that exists: "resource group: rg-dns"',
      },
    ],
  }
}

/** A private zone answers in the networks that it is linked to and nowhere else. */
function decideNetwork(
  { vnet_id, environment = 'dev' }: Partial<Parameters>,
  { endpointSubnets }: CapabilityContext,
): Part {
  if (vnet_id !== undefined) return { settings: { vnet_id } }
  const known = endpointSubnets[environment]?.replace(/\/subnets\/[^/]+$/i, '')
  if (known === undefined) return { settings: {} }
  return {
    settings: { vnet_id: known },
    origins: {
      vnet_id: { source: 'default', reason: `the network of private endpoints in ${environment}` },
    },
  }
}

function afterwards(zone: string, isPrivate: boolean, { dnsZones }: CapabilityContext): Decision {
  const configured = 'an administrator adds it to dns_zones in .github/planwright.yml'
  const [parent] = zonesOf(
    zone,
    dnsZones.filter((one) => !one.private),
  )
  if (isPrivate) {
    const reason = `machines are not registered in it by themselves; for records, ${configured}`
    return { topic: 'records', choice: 'asked for later', reason }
  }
  const delegated =
    parent === undefined
      ? 'the registrar or the zone above names its name servers, which the stack prints'
      : `an NS record for ${zone} in ${parent.name} names its name servers, which the stack prints`
  return {
    topic: 'records',
    choice: 'asked for later',
    reason: `the zone answers once ${delegated}; for records, ${configured}`,
  }
}
