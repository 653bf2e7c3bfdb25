import type { ServiceMeter } from './service-meter.ts'
import { tokenMeters } from './token-meters.ts'

/** Region of the snapshot's services: US list prices. */
const region = 'eastus'
const hoursInMonth = 730
const daysInBilledMonth = 30
const eachMonth = { '1': 1, '1/Month': 1 } as const
const eachHour = { '1 Hour': 1 } as const
const hourAsMonth = { '1 Hour': hoursInMonth } as const
const eachGb = { '1 GB': 1, '1 GB/Month': 1 } as const

function of(service: string, place: string | undefined = region): string {
  const where = place === undefined ? '' : ` and armRegionName eq '${place}'`
  return `serviceName eq '${service}'${where} and priceType eq 'Consumption'`
}

type Row = Omit<ServiceMeter, 'path' | 'filter' | 'tier'> & { readonly tier?: ServiceMeter['tier'] }

function block(name: string, filter: string, rows: Readonly<Record<string, Row>>): ServiceMeter[] {
  return Object.entries(rows).map(([key, row]) => ({ tier: 0, ...row, path: `${name}.${key}`, filter }))
}

const databricks = block('databricks_dbu_usd', of('Azure Databricks'), {
  all_purpose: { meter: /^Premium All-purpose Compute DBU$/i, units: eachHour },
  jobs: { meter: /^Premium Jobs Compute DBU$/i, units: eachHour },
  jobs_serverless: { meter: /^Premium Automated Serverless Compute DBU$/i, units: eachHour },
  all_purpose_serverless: { meter: /^Premium Interactive Serverless Compute DBU$/i, units: eachHour },
  sql_pro: { meter: /^Premium SQL Compute Pro DBU$/i, units: eachHour },
  sql_classic: { meter: /^Premium SQL Analytics DBU$/i, units: eachHour },
  sql_serverless: { meter: /^Premium Serverless SQL DBU$/i, units: eachHour },
})

const provisionedUnits = block('openai_ptu.usd_per_ptu_hour', of('Foundry Models'), {
  Global: { sku: /^Provisioned Managed Global$/i, units: eachHour },
  DataZone: { sku: /^Provisioned Managed Data Zone$/i, units: eachHour },
  Regional: { sku: /^Provisioned Managed(?: Regional)?$/i, units: eachHour },
})

const replications = { LRS: 'LRS', ZRS: 'ZRS', GRS: 'GRS', RAGRS: 'RA-GRS', GZRS: 'GZRS', RAGZRS: 'RA-GZRS' }
const blobs = /^(?:Blob Storage|General Block Blob v2)$/

const storage = Object.entries(replications).flatMap(([replication, sku]) => [
  ...['Hot', 'Cool', 'Cold'].flatMap((tier) =>
    block(`storage_usd_per_gb_month.${tier.toLowerCase()}`, of('Storage'), {
      [replication]: {
        product: blobs,
        sku: new RegExp(`^${tier} ${sku}$`),
        meter: new RegExp(`^${tier} ${sku} Data Stored$`),
        units: eachGb,
      },
    }),
  ),
  ...block('storage_ops_usd_per_10k', of('Storage'), {
    [`write_${replication}`]: {
      product: blobs,
      sku: new RegExp(`^Hot ${sku}$`),
      meter: new RegExp(`^Hot ${sku} Write Operations$`),
      units: { '10K': 1 },
    },
  }),
])

const storageReads = block('storage_ops_usd_per_10k', of('Storage'), {
  read: { product: blobs, sku: /^Hot LRS$/, meter: /^Hot (?:LRS )?Read Operations$/, units: { '10K': 1 } },
})

const logs = [
  ...block('log_analytics', of('Azure Monitor'), {
    usd_per_gb_ingested: {
      sku: /^Analytics Logs$/,
      meter: /^Analytics Logs Data Ingestion$/,
      units: eachGb,
      tier: 'first_paid',
    },
    usd_per_gb_month_retention_after_31_days: {
      sku: /^Analytics Logs$/,
      meter: /^Analytics Logs Data Retention$/,
      units: eachGb,
      tier: 'first_paid',
    },
  }),
  ...block('application_insights', of('Application Insights'), {
    usd_per_gb: {
      sku: /^Enterprise$/,
      meter: /^Enterprise Overage Data$/,
      units: eachGb,
      tier: 'first_paid',
    },
  }),
]

const frequencies = { PT1M: '1', PT5M: '5', PT10M: '10', PT15M_or_more: '15' }

const alerts = [
  ...block('monitor_alerts', of('Azure Monitor'), {
    metric_per_series_month: { meter: /^Alerts Metric Monitored$/, units: eachMonth, tier: 'first_paid' },
    dynamic_threshold_extra_per_series_month: {
      meter: /^Alerts Dynamic Threshold$/,
      units: eachMonth,
      tier: 'first_paid',
    },
  }),
  ...Object.entries(frequencies).flatMap(([step, minutes]) =>
    block('monitor_alerts.log_rule_month', of('Azure Monitor'), {
      [step]: {
        meter: new RegExp(`^Alerts System Log Monitored at ${minutes} Minute Frequency$`),
        units: eachMonth,
      },
    }),
  ),
]

const network = [
  ...block('network', of('NAT Gateway'), {
    nat_gateway_month: { meter: /^Standard Gateway$/, units: hourAsMonth },
    nat_gateway_per_gb: { meter: /^Standard Data Processed$/, units: eachGb },
  }),
  ...block('network', of('Virtual Network'), {
    public_ip_standard_month: {
      product: /^IP Addresses$/,
      sku: /^Standard$/,
      meter: /^Standard IPv4 Static Public IP$/,
      units: hourAsMonth,
    },
  }),
  ...block('network', of('Virtual Network', 'Global'), {
    private_endpoint_month: {
      product: /^Virtual Network Private Link$/,
      meter: /^Standard Private Endpoint$/,
      units: hourAsMonth,
    },
    private_endpoint_per_gb: {
      product: /^Virtual Network Private Link$/,
      meter: /^Standard Data Processed - Ingress$/,
      units: eachGb,
    },
  }),
  ...block('dns', of('Azure DNS', undefined), {
    zone_month: { meter: /^(?:DNS )?Public Zones?$/, units: eachMonth },
    private_zone_month: { meter: /^(?:DNS )?Private Zones?$/, units: eachMonth },
    per_million_queries_first_billion: { meter: /^(?:DNS )?Public Queries$/, units: { '1M': 1 } },
    per_million_queries_after: { meter: /^(?:DNS )?Public Queries$/, units: { '1M': 1 }, tier: 1000 },
  }),
]

const firewall = ['Basic', 'Standard', 'Premium'].flatMap((tier) => [
  ...block('firewall.usd_per_hour', of('Azure Firewall'), {
    [tier]: { sku: new RegExp(`^${tier}$`), meter: new RegExp(`^${tier} Deployment$`), units: eachHour },
  }),
  ...block('firewall.usd_per_gb', of('Azure Firewall'), {
    [tier]: { sku: new RegExp(`^${tier}$`), meter: new RegExp(`^${tier} Data Processed$`), units: eachGb },
  }),
])

const others = [
  ...['Basic', 'Standard', 'Premium'].flatMap((sku) =>
    block('aml.container_registry_month', of('Container Registry'), {
      [sku]: {
        sku: new RegExp(`^${sku}$`),
        meter: new RegExp(`^${sku} Registry Unit$`),
        units: { '1/Day': daysInBilledMonth, '1/Month': 1 },
      },
    }),
  ),
  ...block('aml', of('Key Vault'), {
    key_vault_per_10k_ops: { sku: /^Standard$/, meter: /^Operations$/, units: { '10K': 1 } },
  }),
  ...block('key_vault', of('Key Vault'), {
    hsm_key_month: { sku: /^Premium$/, meter: /^Premium HSM-protected RSA 2048-bit key$/, units: eachMonth },
    certificate_renewal: { sku: /^Standard$/, meter: /^Certificate Renewal Request$/, units: { '1': 1 } },
  }),
]

/**
 * Every price of the snapshot that the list is asked for.
 * The names follow what clients of the list used in public code (seen 2026-11-22); none was compared with an answer.
 * Not there: Databricks units of machines, sizes of warehouses, surcharges, reservations and limits, which the list
 * does not have, and SFTP, whose meter is not known.
 */
export function serviceMeters(models: readonly string[]): ServiceMeter[] {
  return [
    ...databricks,
    ...tokenMeters(models, of('Foundry Models')),
    ...provisionedUnits,
    ...storage,
    ...storageReads,
    ...logs,
    ...alerts,
    ...network,
    ...firewall,
    ...others,
  ]
}
