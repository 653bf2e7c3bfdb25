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
