import type { CapabilityContext } from '#capability'

/** The private DNS zone of vaults (Private Link documentation, seen 2026-11). */
export const zoneName = 'privatelink.vaultcore.azure.net'

/** Id of the organization's own zone below its subscription; undefined when none is configured. */
export function configuredZone({ dnsZones }: CapabilityContext): string | undefined {
  const zone = dnsZones.find((one) => one.private && one.name === zoneName)
  return zone === undefined
    ? undefined
    : `/resourceGroups/${zone.resourceGroup}/providers/Microsoft.Network/privateDnsZones/${zone.name}`
}

/** Names and id of the network that a subnet belongs to. */
export function networkOfSubnet(subnetId: string): {
  readonly id: string
  readonly network: string
  readonly subnet: string
} {
  const parts = subnetId.split('/')
  return { id: parts.slice(0, -2).join('/'), network: parts.at(-3) ?? '', subnet: parts.at(-1) ?? '' }
}
