import { plainText } from '../../protocol/value.ts'
import type { Candidate, Neighbor } from './candidate.ts'

/** A network reaches one zone of a name, and registers its machines in one zone. */
export function zoneLinkConflict({ type, values, neighbors }: Candidate): string | undefined {
  const network = plainText(values['virtual_network_id']).toLowerCase()
  const zone = zoneOf(values)
  const others = neighbors.filter(
    (other) => other.type === type && plainText(other.values['virtual_network_id']).toLowerCase() === network,
  )
  const refuse = (reason: string): string =>
    `creating/updating Virtual Network Link "${plainText(values['id'])}": performing CreateOrUpdate: ` +
    `unexpected status 400 (400 Bad Request) with error: BadRequest: ${reason}`
  const same = others.find((other) => zoneOf(other.values) === zone)
  if (same !== undefined) {
    return refuse(
      'A virtual network cannot be linked to multiple zones with overlapping namespaces. ' +
        `You tried to link virtual network with '${zone}' and '${zoneOf(same.values)}' zones.`,
    )
  }
  const registering = values['registration_enabled'] === true ? others.find(isRegistering) : undefined
  if (registering === undefined) return undefined
  return refuse(
    'A virtual network can only be linked to 1 Private DNS zone(s) with auto-registration enabled; ' +
      `conflicting Private DNS zone is '${zoneOf(registering.values)}'.`,
  )
}

function isRegistering(link: Neighbor): boolean {
  return link.values['registration_enabled'] === true
}

function zoneOf(values: Neighbor['values']): string {
  return plainText(values['private_dns_zone_name']).toLowerCase()
}
