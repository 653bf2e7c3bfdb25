/** Machine sizes that Azure Databricks runs and the price book knows (Databricks instance table, 2024-06, and its v6 and H100 successors). */
export const nodeTypes = [
  'Standard_DS3_v2',
  'Standard_DS4_v2',
  'Standard_DS5_v2',
  'Standard_DS12_v2',
  'Standard_DS13_v2',
  'Standard_DS14_v2',
  'Standard_D4s_v3',
  'Standard_D8s_v3',
  'Standard_D16s_v3',
  'Standard_D4ds_v4',
  'Standard_D8ds_v4',
  'Standard_E4ds_v4',
  'Standard_E8ds_v4',
  'Standard_D4s_v5',
  'Standard_D8s_v5',
  'Standard_D16s_v5',
  'Standard_D4ds_v5',
  'Standard_D8ds_v5',
  'Standard_D16ds_v5',
  'Standard_D32ds_v5',
  'Standard_D4as_v5',
  'Standard_D8as_v5',
  'Standard_D16as_v5',
  'Standard_D4ads_v5',
  'Standard_D8ads_v5',
  'Standard_D16ads_v5',
  'Standard_D32ads_v5',
  'Standard_D4ds_v6',
  'Standard_D8ds_v6',
  'Standard_D16ds_v6',
  'Standard_D4ads_v6',
  'Standard_D8ads_v6',
  'Standard_D16ads_v6',
  'Standard_E4ds_v5',
  'Standard_E8ds_v5',
  'Standard_E16ds_v5',
  'Standard_E32ds_v5',
  'Standard_E4ads_v5',
  'Standard_E8ads_v5',
  'Standard_E16ads_v5',
  'Standard_E32ads_v5',
  'Standard_E4ds_v6',
  'Standard_E8ds_v6',
  'Standard_E8ads_v6',
  'Standard_E16ads_v6',
  'Standard_L8s_v3',
  'Standard_L16s_v3',
  'Standard_L8as_v3',
  'Standard_L16as_v3',
  'Standard_F4s_v2',
  'Standard_F8s_v2',
  'Standard_F16s_v2',
  'Standard_NC4as_T4_v3',
  'Standard_NC8as_T4_v3',
  'Standard_NC16as_T4_v3',
  'Standard_NC64as_T4_v3',
  'Standard_NV36ads_A10_v5',
  'Standard_NV36adms_A10_v5',
  'Standard_NV72ads_A10_v5',
  'Standard_NC24ads_A100_v4',
  'Standard_NC48ads_A100_v4',
  'Standard_NC96ads_A100_v4',
  'Standard_ND96asr_v4',
  'Standard_NC40ads_H100_v5',
  'Standard_NC80adis_H100_v5',
  'Standard_ND96isr_H100_v5',
] as const

interface Retirement {
  /** YYYY-MM-DD. */
  readonly on: string
  /** Stands in for everything but training: fewer, cheaper GPUs. */
  readonly light: (typeof nodeTypes)[number]
  /** Stands in for training: as many GPUs of a later generation. */
  readonly heavy: (typeof nodeTypes)[number]
  /** Last pay-as-you-go Linux price in eastus, US dollars an hour; it only tells whether the successor is dearer. */
  readonly usdPerHour: number
}

export const retiredNodeTypes = [
  'Standard_NC6s_v3',
  'Standard_NC12s_v3',
  'Standard_NC24s_v3',
  'Standard_NC24rs_v3',
] as const

const ncv3Retired = '2025-09-30'

/** Sizes that people still name and Azure retired (Azure retirement notice of the NCv3 series). */
const retirements: Readonly<Record<(typeof retiredNodeTypes)[number], Retirement>> = {
  Standard_NC6s_v3: {
    on: ncv3Retired,
    light: 'Standard_NC4as_T4_v3',
    heavy: 'Standard_NC24ads_A100_v4',
    usdPerHour: 3.06,
  },
  Standard_NC12s_v3: {
    on: ncv3Retired,
    light: 'Standard_NC16as_T4_v3',
    heavy: 'Standard_NC48ads_A100_v4',
    usdPerHour: 6.12,
  },
  Standard_NC24s_v3: {
    on: ncv3Retired,
    light: 'Standard_NC64as_T4_v3',
    heavy: 'Standard_NC96ads_A100_v4',
    usdPerHour: 12.24,
  },
  Standard_NC24rs_v3: {
    on: ncv3Retired,
    light: 'Standard_NC64as_T4_v3',
    heavy: 'Standard_NC96ads_A100_v4',
    usdPerHour: 13.464,
  },
}

const retirementsByName: ReadonlyMap<string, Retirement> = new Map(Object.entries(retirements))

/** When a size left and what stands in for it; undefined for a current one. */
export function retirementOf(nodeType: string): Retirement | undefined {
  return retirementsByName.get(nodeType)
}

/** The size to create: `nodeType` itself, or what stands in for it once it is retired. */
export function currentNodeType(nodeType: string, workload: string): string {
  const retirement = retirementOf(nodeType)
  if (retirement === undefined) return nodeType
  return workload === 'deep_learning' ? retirement.heavy : retirement.light
}
