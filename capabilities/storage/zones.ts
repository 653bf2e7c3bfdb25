import type { CapabilityContext } from '#capability'
import type { Settings } from './parameters.ts'
import { purposes } from './purposes.ts'
import { list } from './words.ts'

/** Services of an account that get a private endpoint. */
export type Service = 'blob' | 'dfs' | 'file'

export interface Zones {
  readonly services: readonly Service[]
  /** Whether every zone is one that the organization has. */
  readonly existing: boolean
  /** Ids of the existing zones below their subscription, by service. */
  readonly ids: Readonly<Partial<Record<Service, string>>>
}

/** Services that something with this purpose is reached by. */
export function servicesOf(purpose: Settings['purpose'], hns = purposes[purpose].hns): Service[] {
  if (purpose === 'file_share') return ['file']
  return hns ? ['blob', 'dfs'] : ['blob']
}

export function zoneName(service: Service): string {
  return `privatelink.${service}.core.windows.net`
}

/** The private DNS zones of an account: those of the organization, or its own when one of them is not configured. */
export function zonesOf(purpose: Settings['purpose'], { dnsZones }: CapabilityContext, hns?: boolean): Zones {
  const services = servicesOf(purpose, hns)
  const found = services.flatMap((service) => {
    const zone = dnsZones.find((one) => one.private && one.name === zoneName(service))
    if (zone === undefined) return []
    const { name, resourceGroup } = zone
    const id = `/resourceGroups/${resourceGroup}/providers/Microsoft.Network/privateDnsZones/${name}`
    return [[service, id] as const]
  })
  const existing = found.length === services.length
  return { services, existing, ids: existing ? Object.fromEntries(found) : {} }
}

export function describeZones({ services }: Zones): string {
  return list(services.map(zoneName))
}
