/** Machine sizes for jobs that Azure Databricks runs and the price book knows (Databricks instance table, 2026-11). */
export const nodeTypes = [
  'Standard_D4ads_v5',
  'Standard_D8ads_v5',
  'Standard_D16ads_v5',
  'Standard_D32ads_v5',
  'Standard_D4ds_v5',
  'Standard_D8ds_v5',
  'Standard_D16ds_v5',
  'Standard_D4ads_v6',
  'Standard_D8ads_v6',
  'Standard_D16ads_v6',
  'Standard_E4ads_v5',
  'Standard_E8ads_v5',
  'Standard_E16ads_v5',
  'Standard_E32ads_v5',
  'Standard_E4ds_v5',
  'Standard_E8ds_v5',
  'Standard_E16ds_v5',
  'Standard_F8s_v2',
  'Standard_F16s_v2',
  'Standard_L8s_v3',
  'Standard_L16s_v3',
  'Standard_NC4as_T4_v3',
  'Standard_NC8as_T4_v3',
  'Standard_NC16as_T4_v3',
  'Standard_NC64as_T4_v3',
  'Standard_NV36ads_A10_v5',
  'Standard_NV72ads_A10_v5',
  'Standard_NC24ads_A100_v4',
  'Standard_NC48ads_A100_v4',
  'Standard_NC96ads_A100_v4',
  'Standard_NC40ads_H100_v5',
  'Standard_NC80adis_H100_v5',
] as const

export type NodeType = (typeof nodeTypes)[number]

/** Machines of a job cluster; no workers is a single node. */
export interface Row {
  readonly nodeType: NodeType
  readonly min: number
  readonly max: number
}

/** The usual machines of a job in each environment. */
export const usualRows = {
  cpu: {
    dev: { nodeType: 'Standard_D4ads_v5', min: 1, max: 1 },
    staging: { nodeType: 'Standard_D8ads_v5', min: 2, max: 2 },
    prod: { nodeType: 'Standard_D8ads_v5', min: 2, max: 4 },
  },
  gpu: {
    dev: { nodeType: 'Standard_NC4as_T4_v3', min: 0, max: 0 },
    staging: { nodeType: 'Standard_NC8as_T4_v3', min: 1, max: 1 },
    prod: { nodeType: 'Standard_NC8as_T4_v3', min: 1, max: 2 },
  },
} as const satisfies Record<'cpu' | 'gpu', Record<'dev' | 'staging' | 'prod', Row>>

/** Whether a machine of the list has GPUs; Azure names those sizes NC and NV. */
export function hasGpu(nodeType: string): boolean {
  return nodeType.startsWith('Standard_N')
}
