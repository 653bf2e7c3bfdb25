import type { Assessment, CapabilityContext, DnsZone, Stated } from '#capability'
import { dns } from '../capability.ts'

export const zones: readonly DnsZone[] = [
  { name: 'contoso.com', resourceGroup: 'rg-dns', private: false },
  { name: 'dev.contoso.com', resourceGroup: 'rg-dns-dev', private: false },
  { name: 'core.internal', resourceGroup: 'rg-dns-private', private: true },
  { name: 'privatelink.blob.core.windows.net', resourceGroup: 'rg-dns-private', private: true },
]

export const context: CapabilityContext = {
  today: '2026-11-22',
  request: { repository: 'acme/infra', number: 12, title: 'A record', author: 'alice' },
  subscriptions: { dev: 'sub-dev', staging: 'sub-staging', prod: 'sub-prod' },
  networks: [],
  dnsZones: zones,
  endpointSubnets: {},
  logWorkspaces: {},
  egressAddresses: [],
  defaultRegion: 'eastus2',
  companions: {},
  prices: {
    machinesOf: '2026-06-18',
    machinesObservedIn: () => '2026-06-18',
    machine: () => undefined,
    machineUsdPerHour: () => undefined,
    price: () => undefined,
  },
}

const plain: Stated = { team: 'api', environment: 'dev' }

/** Assesses a request of team api in dev, unless it says otherwise. */
export function assess(stated: Stated, facts: Partial<CapabilityContext> = {}): Promise<Assessment> {
  return dns.assess({ ...plain, ...stated }, { ...context, ...facts })
}

/** The one stack of a request that is complete. */
export async function stackOf(stated: Stated, facts?: Partial<CapabilityContext>) {
  const { stacks, problems } = await assess(stated, facts)
  const [stack] = stacks
  if (stack === undefined) throw new Error(`there is no stack: ${JSON.stringify(problems)}`)
  return stack
}
