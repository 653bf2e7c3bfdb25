import { type CapabilityContext, type Choice, choose } from '#capability'
import { currentNodeType } from '../machines.ts'
import type { Answers } from '../parameters.ts'
import type { Plan } from './planner.ts'
import { type GpuType, gpuRow, gpuTypes } from './sizing-table.ts'
import { isSold } from './sold.ts'

/** Whether the cluster has GPUs: as stated, as its machine or GPU type says, or as the workload is best served. */
export function chooseGpu(plan: Plan, stated: Answers, context: CapabilityContext): Choice<boolean> {
  return choose(stated.gpu, gpuProposal(plan, stated, context))
}

function gpuProposal(plan: Plan, stated: Answers, context: CapabilityContext) {
  const workload = plan.workload.value
  const region = plan.region.value
  if (stated.node_type !== undefined) {
    const gpu = gpuOf(stated.node_type, workload, context)
    return {
      value: gpu !== undefined,
      reason: `as ${stated.node_type} has ${gpu === undefined ? 'none' : 'one'}`,
    }
  }
  if (stated.gpu_type !== undefined) return { value: true, reason: `${stated.gpu_type} was asked for` }
  if (workload === 'deep_learning') return { value: true, reason: 'deep learning runs on GPUs' }
  if (workload !== 'ml' || plan.environment.value !== 'prod') {
    return {
      value: false,
      reason: `${workload.replaceAll('_', ' ')} in ${plan.environment.value} does well without`,
    }
  }
  if (!isSold(context.prices, gpuRow(workload, 'prod', 'T4').nodeType, region)) {
    return { value: false, reason: `T4 machines are not sold in ${region}` }
  }
  return { value: true, reason: 'recommended for ML in production' }
}

/** The GPU type: as stated, as the machine has it, or the usual one that the region sells. */
export function chooseGpuType(plan: Plan, stated: Answers, context: CapabilityContext): Choice<GpuType> {
  const workload = plan.workload.value
  const usual: GpuType = workload === 'deep_learning' ? 'A100' : 'T4'
  if (stated.node_type !== undefined) {
    const gpu = gpuOf(stated.node_type, workload, context)
    return choose(stated.gpu_type, { value: gpu ?? usual, reason: `as ${stated.node_type} has` })
  }
  const region = plan.region.value
  const sold = (type: GpuType) =>
    isSold(context.prices, gpuRow(workload, plan.environment.value, type).nodeType, region)
  if (sold(usual))
    return choose(stated.gpu_type, { value: usual, reason: `usual for ${workload.replaceAll('_', ' ')}` })
  return choose(stated.gpu_type, {
    value: gpuTypes.find(sold) ?? usual,
    reason: `${usual} machines are not sold in ${region}`,
  })
}

/** The GPU type of a machine, or undefined when it has none. */
export function gpuOf(nodeType: string, workload: string, context: CapabilityContext): GpuType | undefined {
  const gpu = context.prices.machine(currentNodeType(nodeType, workload))?.gpu
  const words = gpu?.split(' ') ?? []
  return gpuTypes.find((type) => words.includes(type))
}
