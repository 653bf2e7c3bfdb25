import type { Problem } from '#capability'
import { currentNodeType, nodeTypes } from '../machines.ts'
import { gpuOf } from './gpu-choice.ts'
import type { Sizing } from './sizer.ts'
import type { SizingInput } from './sizing-input.ts'
import { gpuRow } from './sizing-table.ts'
import { isSold } from './sold.ts'

/** Machines that contradict the wish for GPUs, or that the region does not sell. */
export function findMachineProblems(input: SizingInput, sizing: Sizing): Problem[] {
  return [...gpuProblems(input), ...soldProblems(input, sizing)]
}

function gpuProblems({ plan, stated, context }: SizingInput): Problem[] {
  const { gpu, gpu_type: type, node_type: nodeType } = stated
  const workload = plan.workload.value
  if (nodeType === undefined) {
    if (gpu !== false || type === undefined) return []
    const rule = 'a GPU type is named and GPUs are ruled out at the same time'
    return [{ parameter: 'gpu_type', value: type, rule, suggestion: 'gpu: true' }]
  }
  const has = gpuOf(nodeType, workload, context)
  const value = nodeType
  if (gpu === false && has !== undefined) {
    const rule = `it has a ${has} GPU and GPUs are ruled out`
    return [{ parameter: 'node_type', value, rule, suggestion: 'Standard_E8ads_v5' }]
  }
  const wanted = type ?? (gpu === true ? 'T4' : undefined)
  if (wanted === undefined || (has !== undefined && (type === undefined || type === has))) return []
  const suggestion = gpuRow(workload, plan.environment.value, wanted).nodeType
  const rule =
    has === undefined
      ? 'it has no GPU and one is asked for'
      : `it has a ${has} GPU, and ${wanted} is asked for`
  return [{ parameter: 'node_type', value, rule, suggestion }]
}

function soldProblems({ plan, context }: SizingInput, sizing: Sizing): Problem[] {
  if (sizing.node_type === undefined) return []
  const region = plan.region.value
  const nodeType = currentNodeType(sizing.node_type.value, plan.workload.value)
  if (isSold(context.prices, nodeType, region)) return []
  const others = alternativesTo(nodeType, sizing.gpu.value, region, context.prices)
  const parameter = sizing.node_type.source === 'stated' ? 'node_type' : 'gpu'
  const value = parameter === 'gpu' ? 'true' : sizing.node_type.value
  const rule = `${nodeType} is not sold in ${region}`
  const suggestion = others.length > 0 ? others.join(', ') : `gpu: false, or region: ${context.defaultRegion}`
  return [{ parameter, value, rule, suggestion }]
}

/** Up to three machines of the same kind that the region sells, the closest in size first. */
function alternativesTo(
  nodeType: string,
  gpu: boolean,
  region: string,
  prices: SizingInput['context']['prices'],
): readonly string[] {
  const wanted = prices.machine(nodeType)?.vcpu ?? 0
  const distance = (size: string) => Math.abs((prices.machine(size)?.vcpu ?? 0) - wanted)
  return nodeTypes
    .filter((size) => (prices.machine(size)?.gpu !== null) === gpu && isSold(prices, size, region))
    .toSorted((left, right) => distance(left) - distance(right))
    .slice(0, 3)
}
