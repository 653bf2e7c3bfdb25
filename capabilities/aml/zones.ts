import type { CapabilityContext } from '#capability'

/** What a private workspace is reached by; each has a private DNS zone. */
export const zoneNames = {
  api: 'privatelink.api.azureml.ms',
  notebooks: 'privatelink.notebooks.azure.net',
  blob: 'privatelink.blob.core.windows.net',
  file: 'privatelink.file.core.windows.net',
} as const

export type ZoneKey = keyof typeof zoneNames

/** A zone of the organization with its resource group, or one that the stack makes. */
export interface Zone {
  readonly key: ZoneKey
  readonly name: string
  readonly resourceGroup: string | undefined
}

/** Zones of a private workspace; those of the storage account only when it is made here. */
export function zonesOf(ownStorage: boolean, { dnsZones }: CapabilityContext): Zone[] {
  const keys: readonly ZoneKey[] = ownStorage ? ['api', 'notebooks', 'blob', 'file'] : ['api', 'notebooks']
  return keys.map((key) => {
    const name = zoneNames[key]
    const existing = dnsZones.find((zone) => zone.private && zone.name === name)
    return { key, name, resourceGroup: existing?.resourceGroup }
  })
}
