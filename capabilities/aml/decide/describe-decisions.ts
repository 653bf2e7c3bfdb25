import { aboutUsd, type Decision, type Finding } from '#capability'
import { proposedCost } from './cost-reviewer.ts'
import { describeNodes } from './describe-nodes.ts'
import type { Names } from './naming.ts'
import { networkDecisions } from './network-decisions.ts'
import { resourceDecisions } from './resource-decisions.ts'
import type { Sizing } from './sizer.ts'
import type { SizingInput } from './sizing-input.ts'
import { cpuNode } from './sizing-table.ts'

/** What was chosen for the person, and what else was possible. */
export function describeDecisions(
  input: SizingInput,
  sizing: Sizing,
  names: Names,
  open: readonly Finding[],
): Decision[] {
  return [
    ...computeDecision(input, sizing),
    ...priorityDecision(input, sizing, open),
    ...instanceDecision(sizing),
    ...networkDecisions(input, names, open),
    ...resourceDecisions(input, names),
    ...peopleDecision(names),
    ...open
      .filter(({ code }) => code === 'over_budget')
      .map(({ text }) => ({ topic: 'budget', choice: 'exceeded', reason: text })),
  ]
}

function computeDecision(input: SizingInput, sizing: Sizing): Decision[] {
  const { node_type, min_nodes, max_nodes, gpu, gpu_type } = sizing
  if (min_nodes.value > max_nodes.value) return []
  const cost = proposedCost(input, sizing, { instances: 0 })
  const nodes = describeNodes(node_type.value, min_nodes.value, max_nodes.value)
  const kind = gpu_type === undefined ? '' : ` (GPU ${gpu_type.value})`
  const price = cost === undefined ? '' : `, about ${aboutUsd(cost.expected)} a month`
  const alternative = cpuAlternative(input, sizing)
  return [
    {
      topic: 'compute',
      choice: `${nodes}${kind}${price}`,
      reason:
        node_type.source === 'stated'
          ? 'as asked'
          : ((gpu.value ? gpu.reason : node_type.reason) ?? 'as asked'),
      ...(alternative === undefined ? {} : { alternative }),
    },
  ]
}

/** What leaving out the GPUs would change; undefined where nobody proposed them. */
export function cpuAlternative(input: SizingInput, sizing: Sizing): string | undefined {
  if (!sizing.gpu.value || sizing.gpu.source === 'stated' || sizing.node_type.source === 'stated')
    return undefined
  if (sizing.gpu_type?.source === 'stated') return undefined
  const nodeType = cpuNode(input.plan.environment.value)
  const nodes = `CPU only, ${describeNodes(nodeType, sizing.min_nodes.value, sizing.max_nodes.value)}`
  const now = proposedCost(input, sizing, { instances: 0 })?.expected
  const then = proposedCost(input, sizing, { instances: 0, node_type: nodeType })?.expected
  if (now === undefined || then === undefined) return nodes
  return `${nodes}: about ${aboutUsd(Math.abs(now - then))} a month ${now >= then ? 'less' : 'more'}`
}

function priorityDecision(input: SizingInput, sizing: Sizing, open: readonly Finding[]): Decision[] {
  const { vm_priority } = sizing
  const warning = open.find(({ code }) => code === 'interruptible_in_prod')
  const reason = vm_priority.reason ?? 'as asked'
  if (vm_priority.value === 'LowPriority') {
    return [
      {
        topic: 'priority',
        choice: 'low-priority nodes, at about 30 percent of the price',
        reason: warning === undefined ? reason : `${reason}; ${warning.text}`,
        alternative: '"dedicated" nodes are never taken away',
      },
    ]
  }
  const now = proposedCost(input, sizing, { instances: 0 })?.expected
  const then = proposedCost(input, sizing, { instances: 0, vm_priority: 'LowPriority' })?.expected
  const saving = now === undefined || then === undefined ? '' : `, about ${aboutUsd(now - then)} a month less`
  return [
    {
      topic: 'priority',
      choice: 'dedicated nodes',
      reason,
      alternative: `"low priority": Azure may take nodes away${saving}`,
    },
  ]
}

function instanceDecision({ instances, instance_users, instance_type }: Sizing): Decision[] {
  if (instances.value === 0 || instance_users === undefined || instance_type === undefined) return []
  return [
    {
      topic: 'personal instances',
      choice: `${instances.value} x ${instance_type.value} for ${instance_users.value.join(', ')}`,
      reason: `${instances.reason ?? 'as asked'}; each runs until its owner stops it, because the idle shutdown is set in the studio only`,
      alternative: 'set "idle shutdown" to 60 minutes in the studio once it runs',
    },
  ]
}

function peopleDecision({ access_group }: Names): Decision[] {
  if (access_group === undefined) {
    return [
      {
        topic: 'access of people',
        choice: 'nobody is given a role on the workspace',
        reason: 'no group was named',
        alternative:
          '"access group: sg-..." lets its members work in it, or ask for an AD group in the same request',
      },
    ]
  }
  return [
    {
      topic: 'access of people',
      choice: `members of ${access_group.value} work in it as AzureML Data Scientist`,
      reason: access_group.reason ?? 'as asked',
    },
  ]
}
