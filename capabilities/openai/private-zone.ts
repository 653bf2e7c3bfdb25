import type { CapabilityContext, DnsZone } from '#capability'

/** The zone in which the endpoints of Azure OpenAI get their private addresses. */
export const privateZoneName = 'privatelink.openai.azure.com'

/** The organization's own zone of that name, which its networks are linked to already; undefined without one. */
export function sharedZone({ dnsZones }: Pick<CapabilityContext, 'dnsZones'>): DnsZone | undefined {
  return dnsZones.find((zone) => zone.private && zone.name === privateZoneName)
}
