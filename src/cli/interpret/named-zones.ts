import type { Policy } from '../../domain/policy.ts'

/**
 * The organization with a zone for every host that the words name, so that a name can be talked about without a
 * repository's settings: `fernhill.net` for `api.fernhill.net`, and the private `corp.fernhill.net` for
 * `db.corp.fernhill.net`. Zones that the organization has already stay as they are.
 */
export function withNamedZones(policy: Policy, words: string): Policy {
  const known = new Set(policy.dns_zones.map(({ name }) => name))
  const hosts = [...words.toLowerCase().matchAll(host)].slice(0, mostHosts).map(([name]) => name.split('.'))
  const zones = hosts.flatMap((labels) => [zoneOf(labels), ...innerZoneOf(labels)])
  const added = new Map(zones.filter(({ name }) => !known.has(name)).map((zone) => [zone.name, zone]))
  return { ...policy, dns_zones: [...policy.dns_zones, ...added.values()] }
}

type Zone = Policy['dns_zones'][number]

const host = /(?<![a-z0-9_-]|[a-z0-9_-]\.)(?:[a-z0-9_][a-z0-9_-]{0,62}\.){1,8}[a-z]{2,24}(?![a-z0-9_-])/g
const mostHosts = 50
const innerLabels = new Set(['corp', 'int', 'internal', 'intra', 'intranet', 'lan', 'local', 'private'])
/** Under a country, organizations register below these: `co.uk`. */
const secondLevel = new Set(['ac', 'co', 'com', 'gov', 'net', 'org'])

function zoneOf(labels: readonly string[]): Zone {
  const [last = '', second = ''] = labels.toReversed()
  const depth = last.length === 2 && secondLevel.has(second) ? 3 : 2
  return zone(labels.slice(-depth), innerLabels.has(last))
}

function innerZoneOf(labels: readonly string[]): Zone[] {
  const at = labels.findIndex((label, index) => innerLabels.has(label) && index < labels.length - 2)
  return at < 1 ? [] : [zone(labels.slice(at), true)]
}

function zone(labels: readonly string[], isPrivate: boolean): Zone {
  return { name: labels.join('.'), resource_group: 'rg-dns', private: isPrivate }
}
