import { type CapabilityContext, type Choice, choose } from '#capability'
import { isRetired } from '../machines.ts'
import type { Answers } from '../parameters.ts'
import type { Plan } from './planner.ts'
import { type GpuType, gpuNode, gpuTypes, needsGpu, usualGpu } from './sizing-table.ts'
import { isSold } from './sold.ts'

/** Whether the cluster has GPUs: as stated, as its machine or GPU type says, or as the workload is best served. */
export function chooseGpu({ workload }: Plan, stated: Answers, context: CapabilityContext): Choice<boolean> {
  if (stated.node_type !== undefined) {
    const has = isRetired(stated.node_type) || gpuOf(stated.node_type, context) !== undefined
    return choose(stated.gpu, { value: has, reason: `as ${stated.node_type} has ${has ? 'one' : 'none'}` })
  }
  if (stated.gpu_type !== undefined) {
    return choose(stated.gpu, { value: true, reason: `${stated.gpu_type} was asked for` })
  }
  const needed = needsGpu(workload.value)
  return choose(stated.gpu, {
    value: needed,
    reason: `${workload.value.replaceAll('_', ' ')} ${needed ? 'is slow without GPUs' : 'does well without GPUs'}`,
  })
}

/** The GPU type: as stated, as the machine has it, or the usual one that the region sells. */
export function chooseGpuType(plan: Plan, stated: Answers, context: CapabilityContext): Choice<GpuType> {
  const usual = usualGpu(plan.workload.value)
  if (stated.node_type !== undefined) {
    const value = gpuOf(stated.node_type, context) ?? usual
    return choose(stated.gpu_type, { value, reason: `as ${stated.node_type} has` })
  }
  const region = plan.region.value
  const sold = (type: GpuType) => isSold(context.prices, gpuNode(type), region)
  if (sold(usual)) {
    const reason = `usual for ${plan.workload.value.replaceAll('_', ' ')}`
    return choose(stated.gpu_type, { value: usual, reason })
  }
  return choose(stated.gpu_type, {
    value: gpuTypes.find(sold) ?? usual,
    reason: `${usual} machines are not sold in ${region}`,
  })
}

/** The GPU type of a machine, or undefined when it has none or is not known. */
export function gpuOf(nodeType: string, { prices }: Pick<CapabilityContext, 'prices'>): GpuType | undefined {
  const words = prices.machine(nodeType)?.gpu?.split(' ') ?? []
  return gpuTypes.find((type) => words.includes(type))
}
