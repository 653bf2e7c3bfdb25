import type { DnsZone } from '#capability'
import { isInZone } from './names.ts'

/** The configured zones that hold a name, the longest first. */
export function zonesOf(name: string, zones: readonly DnsZone[]): DnsZone[] {
  return zones
    .filter((zone) => isInZone(name, zone.name))
    .toSorted((left, right) => right.name.length - left.name.length)
}

/** The zone that a settled record is in. @throws Error when there is none. */
export function zoneNamed(
  { zone: name, private: isPrivate }: { readonly zone: string; readonly private: boolean },
  zones: readonly DnsZone[],
): DnsZone {
  const found = zones.find((zone) => zone.name === name && zone.private === isPrivate)
  if (found === undefined) throw new Error('a record was settled without a zone that holds it')
  return found
}

/** Whether the name of a zone is configured twice: for the internet and for the own network. */
export function isSplit(name: string | undefined, zones: readonly DnsZone[]): boolean {
  return new Set(zones.filter((zone) => zone.name === name).map((zone) => zone.private)).size > 1
}

/** The zones in words: `contoso.com, core.internal (private)`. */
export function describeZones(zones: readonly DnsZone[]): string {
  return zones.map((zone) => (zone.private ? `${zone.name} (private)` : zone.name)).join(', ')
}
