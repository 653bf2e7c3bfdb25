import { dataPath } from '#capability'
import type { Settings } from './parameters.ts'

type Tier = Settings['access_tier']
type Replication = Settings['replication']

const tiers: readonly Tier[] = ['Hot', 'Cool', 'Cold']
const replications: readonly Replication[] = ['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS']

export const pricePaths = {
  read: 'storage_ops_usd_per_10k.read',
  sftp: 'storage_other.sftp_usd_per_hour',
  endpoint: 'network.private_endpoint_month',
  zone: 'dns.private_zone_month',
  logs: 'log_analytics.usd_per_gb_ingested',
  vault: 'aml.key_vault_per_10k_ops',
} as const

/** Price of 10,000 writes to the Hot tier. */
export function writePath(replication: Replication): string {
  return `storage_ops_usd_per_10k.write_${replication}`
}

/** Every price that an estimate may use. */
export const prices: readonly string[] = [
  ...tiers.flatMap((tier) => replications.map((replication) => dataPath(tier, replication))),
  ...replications.map(writePath),
  ...Object.values(pricePaths),
]
