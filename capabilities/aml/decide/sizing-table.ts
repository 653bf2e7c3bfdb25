import type { Environment } from '#capability'
import type { Answers } from '../parameters.ts'

type Workload = NonNullable<Answers['workload']>
export type NodeType = NonNullable<Answers['node_type']>
export type GpuType = NonNullable<Answers['gpu_type']>

const cpu: Readonly<Record<Environment, NodeType>> = {
  dev: 'Standard_D4ads_v5',
  staging: 'Standard_E4ds_v5',
  prod: 'Standard_E8ds_v5',
}

const gpu: Readonly<Record<GpuType, NodeType>> = {
  T4: 'Standard_NC4as_T4_v3',
  A10: 'Standard_NV36ads_A10_v5',
  A100: 'Standard_NC24ads_A100_v4',
  H100: 'Standard_NC40ads_H100_v5',
}

/** GPU types from the cheapest to the dearest. */
export const gpuTypes = ['T4', 'A10', 'A100', 'H100'] as const satisfies readonly GpuType[]

/** The largest number of nodes that is usual. */
export const usualNodes: Readonly<Record<Environment, number>> = { dev: 2, staging: 4, prod: 8 }

/** The machine of a person, and the one for jobs without GPUs in the environment. */
export function cpuNode(environment: Environment): NodeType {
  return cpu[environment]
}

export function gpuNode(type: GpuType): NodeType {
  return gpu[type]
}

/** The GPU that a workload is usually trained on. */
export function usualGpu(workload: Workload): GpuType {
  return workload === 'training_large' ? 'A100' : 'T4'
}

/** Whether a workload is slow without GPUs. */
export function needsGpu(workload: Workload): boolean {
  return workload === 'vision_nlp' || workload === 'training_large'
}
