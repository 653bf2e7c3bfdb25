import * as z from 'zod'
import { choiceOf, choose, type Finding, given, type Step } from '#capability'
import { type Answers, parameters } from '../parameters.ts'
import { describeNodes } from './describe-nodes.ts'
import { chooseGpu, chooseGpuType } from './gpu-choice.ts'
import type { Plan } from './planner.ts'
import type { SizingInput } from './sizing-input.ts'
import { cpuNode, gpuNode, usualNodes } from './sizing-table.ts'

const shape = parameters.shape

/** The compute of a workspace; `instance_users` stays open while instances have nobody to belong to. */
export const Sizing = z.object({
  gpu: choiceOf(shape.gpu),
  gpu_type: choiceOf(shape.gpu_type).optional(),
  node_type: choiceOf(shape.node_type),
  min_nodes: choiceOf(shape.min_nodes),
  max_nodes: choiceOf(shape.max_nodes),
  idle_minutes: choiceOf(shape.idle_minutes),
  vm_priority: choiceOf(shape.vm_priority),
  instances: choiceOf(shape.instances),
  instance_users: choiceOf(shape.instance_users).optional(),
  instance_type: choiceOf(shape.instance_type).optional(),
})
export type Sizing = z.infer<typeof Sizing>

/** Chooses machines and their number; findings make it step down what nobody stated. */
export const sizer: Step<{ readonly input: SizingInput; readonly findings: readonly Finding[] }, Sizing> = {
  id: 'sizer',
  role: 'chooses the machines, their number and when they go',
  out: Sizing,
  rule({ input, findings }, blackboard) {
    const { plan, stated, context } = input
    const environment = plan.environment.value
    const gpu = chooseGpu(plan, stated, context)
    const type = gpu.value ? chooseGpuType(plan, stated, context) : undefined
    const sizing: Sizing = {
      gpu,
      gpu_type: type,
      node_type: choose(stated.node_type, {
        value: type === undefined ? cpuNode(environment) : gpuNode(type.value),
        reason: `usual for ${plan.workload.value.replaceAll('_', ' ')} in ${environment}`,
      }),
      ...nodesOf(plan, stated, findings),
      idle_minutes: choose(stated.idle_minutes, { value: 15, reason: 'starting a node again takes minutes' }),
      vm_priority: choose(
        stated.vm_priority,
        environment === 'dev'
          ? { value: 'LowPriority', reason: 'cheaper; a job that loses its node starts again' }
          : { value: 'Dedicated', reason: `jobs in ${environment} are not interrupted` },
      ),
      ...instancesOf(stated, environment),
    }
    const { node_type, min_nodes, max_nodes, instances } = sizing
    const nodes = describeNodes(node_type.value, min_nodes.value, max_nodes.value)
    blackboard.note(`${nodes} (${max_nodes.reason ?? node_type.reason ?? 'as asked'})`)
    if (instances.value > 0) blackboard.note(`personal instances: ${instances.value}`)
    return sizing
  },
}

/** No nodes without work; each finding that the budget is exceeded halves a largest number that nobody stated. */
function nodesOf(
  { environment }: Plan,
  { min_nodes: min, max_nodes: max }: Answers,
  findings: readonly Finding[],
) {
  const usual = usualNodes[environment.value]
  const halvings = findings.filter(({ code }) => code === 'over_budget').length
  const ceiling = Math.max(1, Math.ceil(usual / 2 ** halvings))
  return {
    min_nodes: choose(min, { value: 0, reason: 'nodes without work cost money' }),
    max_nodes: choose(max, {
      value: Math.max(ceiling, min ?? 0),
      reason: ceiling < usual ? 'as much as fits the budget' : `default for ${environment.value}`,
    }),
  }
}

function instancesOf(stated: Answers, environment: Plan['environment']['value']) {
  const users = stated.instance_users
  const count = choose(
    stated.instances,
    users === undefined || users.length === 0
      ? { value: 0, reason: 'the cluster runs jobs, and nobody asked for a machine of their own' }
      : { value: users.length, source: 'inferred', reason: 'one for each person named' },
  )
  if (count.value === 0) {
    return {
      instances: count,
      instance_users: choose(users, { value: [], reason: 'there are no instances' }),
    }
  }
  return {
    instances: count,
    instance_users: given(users),
    instance_type: choose(stated.instance_type, {
      value: cpuNode(environment),
      reason: 'enough to write and try code',
    }),
  }
}
