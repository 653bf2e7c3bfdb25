import type { Environment } from '#capability'

/** Machines of a cluster; 0 workers is a single node. */
export interface Row {
  readonly nodeType: string
  readonly min: number
  readonly max: number
}

type ByEnvironment = Readonly<Record<Environment, Row>>

const cpu: Readonly<Record<'data' | 'ml' | 'streaming', ByEnvironment>> = {
  data: {
    dev: { nodeType: 'Standard_D4ads_v5', min: 1, max: 2 },
    staging: { nodeType: 'Standard_D8ads_v5', min: 1, max: 4 },
    prod: { nodeType: 'Standard_D8ads_v5', min: 2, max: 8 },
  },
  ml: {
    dev: { nodeType: 'Standard_E4ads_v5', min: 0, max: 0 },
    staging: { nodeType: 'Standard_E8ads_v5', min: 1, max: 3 },
    prod: { nodeType: 'Standard_E16ads_v5', min: 1, max: 4 },
  },
  streaming: {
    dev: { nodeType: 'Standard_D4ads_v5', min: 1, max: 1 },
    staging: { nodeType: 'Standard_D8ads_v5', min: 2, max: 2 },
    prod: { nodeType: 'Standard_D8ads_v5', min: 4, max: 4 },
  },
}

const lightGpu: ByEnvironment = {
  dev: { nodeType: 'Standard_NC4as_T4_v3', min: 0, max: 0 },
  staging: { nodeType: 'Standard_NC8as_T4_v3', min: 1, max: 3 },
  prod: { nodeType: 'Standard_NC8as_T4_v3', min: 2, max: 8 },
}

const heavyGpu: ByEnvironment = {
  dev: { nodeType: 'Standard_NC24ads_A100_v4', min: 0, max: 0 },
  staging: { nodeType: 'Standard_NC24ads_A100_v4', min: 0, max: 0 },
  prod: { nodeType: 'Standard_NC24ads_A100_v4', min: 1, max: 2 },
}

const nodeTypeOfGpu = {
  A10: 'Standard_NV36ads_A10_v5',
  A100: 'Standard_NC24ads_A100_v4',
  H100: 'Standard_NC40ads_H100_v5',
} as const

export type GpuType = 'T4' | keyof typeof nodeTypeOfGpu

/** CPU machines for model training, from the one to begin with to the smallest. */
export const mlCpuLadder = ['Standard_E16ads_v5', 'Standard_E8ads_v5', 'Standard_E4ads_v5'] as const

/** The usual machines without GPUs. */
export function cpuRow(workload: string, environment: Environment): Row {
  if (workload === 'ml' || workload === 'deep_learning') return cpu.ml[environment]
  return cpu[workload === 'streaming' ? 'streaming' : 'data'][environment]
}

/** The usual machines with GPUs, of a certain type when one was named. */
export function gpuRow(workload: string, environment: Environment, type: GpuType | undefined): Row {
  const row = (workload === 'deep_learning' ? heavyGpu : lightGpu)[environment]
  if (type === undefined) return row
  if (type === 'T4') return { ...row, nodeType: lightGpu[environment].nodeType }
  return { ...row, nodeType: nodeTypeOfGpu[type] }
}

/** GPU types from the cheapest to the dearest. */
export const gpuTypes = ['T4', 'A10', 'A100', 'H100'] as const satisfies readonly GpuType[]
