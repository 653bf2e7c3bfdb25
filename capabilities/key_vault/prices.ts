export const pricePaths = {
  operations: 'aml.key_vault_per_10k_ops',
  hsmKey: 'key_vault.hsm_key_month',
  renewal: 'key_vault.certificate_renewal',
  endpoint: 'network.private_endpoint_month',
  zone: 'dns.private_zone_month',
  logs: 'log_analytics.usd_per_gb_ingested',
} as const

/** Every price that an estimate may use. */
export const prices: readonly string[] = Object.values(pricePaths)
