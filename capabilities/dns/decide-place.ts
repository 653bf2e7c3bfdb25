import { type CapabilityContext, type DnsZone, type Problem, parseCidr } from '#capability'
import { isPrivateAddress } from './addresses.ts'
import { describeZones, isSplit, zonesOf } from './find-zone.ts'
import { apex, isInZone, nameFault, withoutFinalDot } from './names.ts'
import type { Parameters } from './parameters.ts'
import type { Part } from './part.ts'

/** In which configured zone a record is: the longest that holds the name, or the stated one. */
export function decidePlace(stated: Partial<Parameters>, { dnsZones }: CapabilityContext): Part {
  const zone = stated.zone === undefined ? undefined : withoutFinalDot(stated.zone)
  const named = zone === undefined ? dnsZones : dnsZones.filter(({ name }) => name === zone)
  if (zone !== undefined && named.length === 0) {
    const rule =
      dnsZones.length === 0
        ? nothingConfigured
        : `records are written in ${describeZones(dnsZones)} only; "create zone" makes a new one`
    return { settings: fqdnOf(stated), problems: [{ parameter: 'zone', value: zone, rule }] }
  }
  if (stated.fqdn === undefined) return { settings: zone === undefined ? {} : { zone } }
  const full = fullName(withoutFinalDot(stated.fqdn), zone, named)
  if ('problem' in full) return { settings: fqdnOf(stated), problems: [full.problem] }
  return chooseZone(full.name, stated, named)
}

const nothingConfigured =
  'no DNS zone is configured: an administrator adds the zones to dns_zones in .github/planwright.yml, or "create zone" makes a new one'

/** A name of one label is in the stated zone, or in the only one there is. */
function fullName(
  name: string,
  zone: string | undefined,
  zones: readonly DnsZone[],
): { readonly name: string } | { readonly problem: Problem } {
  const isRelative = name === apex || !name.replace(/^\*\./, '').includes('.')
  const names = [...new Set(zones.map((one) => one.name))]
  const [only, other] = names
  if (isRelative) {
    if (only !== undefined && other === undefined) return composed(name, only)
    const rule =
      only === undefined
        ? nothingConfigured
        : `it is no full name; write it with its zone: ${names.join(', ')}`
    return { problem: { parameter: 'fqdn', value: name, rule } }
  }
  if (zone === undefined || isInZone(name, zone)) return { name }
  const rule = `it is not inside the zone ${zone}`
  return { problem: { parameter: 'fqdn', value: name, rule, suggestion: `${name}.${zone}` } }
}

function composed(name: string, zone: string): ReturnType<typeof fullName> {
  const full = name === apex ? zone : `${name}.${zone}`
  const rule = nameFault(full)
  return rule === undefined ? { name: full } : { problem: { parameter: 'fqdn', value: full, rule } }
}

function chooseZone(name: string, stated: Partial<Parameters>, zones: readonly DnsZone[]): Part {
  const all = zonesOf(name, zones)
  const above = all.filter((zone) => zone.name !== name)
  const holding = isDelegation(stated) && above.length > 0 ? above : all
  const visible = holding.filter((zone) => stated.private === undefined || zone.private === stated.private)
  const [longest] = visible
  if (longest === undefined)
    return { settings: { fqdn: name }, problems: [noZone(name, stated, holding, zones)] }
  const split = stated.private === undefined && isSplit(longest.name, visible)
  const wantsPrivate = (stated.record_values ?? []).some(isPrivateText)
  const isPrivate = split ? wantsPrivate : longest.private
  return {
    settings: { fqdn: name, zone: longest.name, private: isPrivate },
    origins: {
      zone: { source: 'default', reason: 'the longest configured zone that holds the name' },
      private: {
        source: 'default',
        reason: !split
          ? `${longest.name} is a ${isPrivate ? 'private' : 'public'} zone`
          : isPrivate
            ? 'it points into the private network'
            : 'there is a public and a private zone, and nothing points into the private network',
      },
    },
  }
}

/** The name servers of a zone are written in the zone above it. */
function isDelegation({ record_type }: Partial<Parameters>): boolean {
  return /^NS\b/.test(record_type ?? '')
}

function noZone(
  name: string,
  stated: Partial<Parameters>,
  holding: readonly DnsZone[],
  zones: readonly DnsZone[],
): Problem {
  if (holding.length > 0) {
    const [wanted, there] = stated.private === true ? ['private', 'public'] : ['public', 'private']
    const rule = `the only zone that holds ${name} is ${there}, and no ${wanted} one is configured: ${describeZones(holding)}`
    const value = stated.private === true ? 'yes' : 'no'
    return { parameter: 'private', value, rule, suggestion: stated.private === true ? 'no' : 'yes' }
  }
  const rule =
    zones.length === 0
      ? nothingConfigured
      : `it is in no zone that records are written in: ${describeZones(zones)}; "create zone" makes a new one`
  return { parameter: 'fqdn', value: name, rule }
}

function isPrivateText(text: string): boolean {
  const address = parseCidr(text)
  return !('kind' in address) && isPrivateAddress(address)
}

/** A name that no zone was found for is still the name that was asked for. */
function fqdnOf({ fqdn }: Partial<Parameters>): Part['settings'] {
  return fqdn === undefined ? {} : { fqdn: withoutFinalDot(fqdn) }
}
