import type { Problem } from '#capability'
import { namedCompanion } from '../companion-account.ts'
import { isRetired, retiredOn, successorOf } from '../machines.ts'
import { readAddresses } from '../read-addresses.ts'
import { parseResourceId } from '../resource-id.ts'
import { findStorageProblems } from './find-storage-problems.ts'
import { gpuOf } from './gpu-choice.ts'
import type { Sizing } from './sizer.ts'
import type { SizingInput } from './sizing-input.ts'
import { cpuNode, gpuNode, usualGpu } from './sizing-table.ts'
import { isSold } from './sold.ts'

/** What cannot be built as stated, one sentence each. */
export function findProblems(input: SizingInput, sizing: Sizing): Problem[] {
  return [
    ...nodeProblems(input),
    ...machineProblems(input, sizing),
    ...instanceProblems(input),
    ...networkProblems(input),
    ...resourceProblems(input),
    ...findStorageProblems(input),
  ]
}

function nodeProblems({ stated: { min_nodes: min, max_nodes: max } }: SizingInput): Problem[] {
  if (min === undefined || max === undefined || min <= max) return []
  const rule = `the smallest number of nodes, ${min}, is above the largest, ${max}`
  return [{ parameter: 'min_nodes', value: `${min}-${max}`, rule, suggestion: `${max}-${min}` }]
}

function machineProblems(input: SizingInput, sizing: Sizing): Problem[] {
  const { stated } = input
  const named = (['node_type', 'instance_type'] as const).flatMap((parameter) => {
    const value = stated[parameter]
    return value === undefined ? [] : sizeProblems(input, parameter, value)
  })
  return named.length > 0 ? named : [...gpuProblems(input), ...soldProblems(input, sizing)]
}

function sizeProblems({ plan, context }: SizingInput, parameter: string, value: string): Problem[] {
  if (isRetired(value)) {
    const suggestion = successorOf(plan.workload.value)
    return [{ parameter, value, rule: `Azure retired it on ${retiredOn}`, suggestion }]
  }
  const region = plan.region.value
  if (isSold(context.prices, value, region)) return []
  return [
    { parameter, value, rule: `it is not sold in ${region}`, suggestion: cpuNode(plan.environment.value) },
  ]
}

function gpuProblems({ plan, stated, context }: SizingInput): Problem[] {
  const { gpu, gpu_type: type, node_type: nodeType } = stated
  if (nodeType === undefined) {
    if (gpu !== false || type === undefined) return []
    const rule = 'a GPU type is named and GPUs are ruled out at the same time'
    return [{ parameter: 'gpu_type', value: type, rule, suggestion: 'gpu: true' }]
  }
  const has = gpuOf(nodeType, context)
  const refuse = (rule: string, suggestion: string): Problem[] => [
    { parameter: 'node_type', value: nodeType, rule, suggestion },
  ]
  if (type !== undefined && has !== type) return refuse(`it has no ${type} GPU`, gpuNode(type))
  if (gpu === true && has === undefined) {
    return refuse('it has no GPU and one is asked for', gpuNode(usualGpu(plan.workload.value)))
  }
  if (gpu === false && has !== undefined) {
    return refuse(`it has a ${has} GPU and GPUs are ruled out`, cpuNode(plan.environment.value))
  }
  return []
}

/** A GPU type that was named and that the region does not sell; any other one is proposed from what it sells. */
function soldProblems({ plan, context }: SizingInput, { gpu_type, node_type }: Sizing): Problem[] {
  const region = plan.region.value
  if (gpu_type === undefined || isSold(context.prices, node_type.value, region)) return []
  const rule = `machines with it are not sold in ${region}`
  const suggestion =
    gpu_type.source === 'stated' ? 'another GPU type or region' : 'another region, or "CPU only"'
  return [{ parameter: 'gpu_type', value: gpu_type.value, rule, suggestion }]
}

function instanceProblems({ stated: { instances, instance_users: users } }: SizingInput): Problem[] {
  if (users === undefined) return []
  const twice = users.find((user, index) => firstOf(user, users) < index)
  if (twice !== undefined) {
    const rule = 'a person gets one instance, and is named twice'
    const suggestion = users.filter((user, index) => index === firstOf(user, users)).join(', ')
    return [{ parameter: 'instance_users', value: twice, rule, suggestion }]
  }
  if (instances === undefined || instances === users.length) return []
  const rule = `each instance belongs to one person, and ${users.length} ${users.length === 1 ? 'is' : 'are'} named`
  return [{ parameter: 'instances', value: String(instances), rule, suggestion: String(users.length) }]
}

function firstOf(user: string, users: readonly string[]): number {
  return users.findIndex((one) => one.toLowerCase() === user.toLowerCase())
}

function networkProblems({ plan, network, stated }: SizingInput): Problem[] {
  const problems: Problem[] = []
  const isPrivate = network.network.value === 'private'
  if (network.isolation.value === 'Disabled' && (isPrivate || stated.storage === undefined)) {
    const what = isPrivate ? 'a private workspace' : 'the storage that is made here'
    const rule = `machines outside a managed network do not reach ${what}`
    problems.push({ parameter: 'isolation', value: 'Disabled', rule, suggestion: 'AllowInternetOutbound' })
  }
  if ((stated.outbound_hosts?.length ?? 0) > 0 && network.isolation.value !== 'AllowOnlyApprovedOutbound') {
    const rule = 'hosts are approved only where nothing else may be reached'
    const suggestion = 'isolation: AllowOnlyApprovedOutbound'
    problems.push({
      parameter: 'outbound_hosts',
      value: (stated.outbound_hosts ?? []).join(', '),
      rule,
      suggestion,
    })
  }
  if (stated.network === 'public' && plan.high_business_impact.value && plan.environment.value === 'prod') {
    const rule = 'sensitive data in production is reached through private endpoints only'
    problems.push({ parameter: 'network', value: 'public', rule, suggestion: 'private' })
  }
  return [...problems, ...readAddresses(stated.allowed_ips ?? []).problems]
}

const existing = {
  storage: 'Microsoft.Storage/storageAccounts',
  key_vault: 'Microsoft.KeyVault/vaults',
  registry: 'Microsoft.ContainerRegistry/registries',
  app_insights: 'Microsoft.Insights/components',
} as const

function resourceProblems({ plan, stated, context }: SizingInput): Problem[] {
  const environment = plan.environment.value
  const subscription = context.subscriptions[environment]
  const elsewhere = (['storage', 'key_vault', 'registry', 'app_insights'] as const).flatMap(
    (parameter): Problem[] => {
      const value = stated[parameter]
      if (value === undefined) return []
      if (parameter === 'storage' && namedCompanion(value, environment, context) !== undefined) return []
      if (!value.startsWith('/')) {
        const rule = 'its resource group is not known; give its resource id'
        const suggestion = `/subscriptions/${subscription}/resourceGroups/<group>/providers/${existing[parameter]}/${value}`
        return [{ parameter, value, rule, suggestion }]
      }
      if (parseResourceId(value).subscription.toLowerCase() === subscription.toLowerCase()) return []
      return [{ parameter, value, rule: `it is not in the subscription of ${environment}, ${subscription}` }]
    },
  )
  if (stated.custom_images !== false || stated.registry === undefined) return elsewhere
  const rule = 'a registry is named and custom images are ruled out at the same time'
  return [...elsewhere, { parameter: 'custom_images', value: 'false', rule, suggestion: 'true' }]
}
