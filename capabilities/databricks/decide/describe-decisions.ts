import { aboutUsd, companionGroup, type Decision, type Finding } from '#capability'
import { currentNodeType, retirementOf } from '../machines.ts'
import { runtimeFlavor } from '../runtimes.ts'
import { proposedCost, rowCost } from './cost-reviewer.ts'
import { describeMachines } from './describe-machines.ts'
import type { Names } from './naming.ts'
import type { Sizing } from './sizer.ts'
import type { SizingInput } from './sizing-input.ts'

/** What was chosen for the person, and what else was possible. */
export function describeDecisions(
  input: SizingInput,
  sizing: Sizing,
  names: Names,
  open: readonly Finding[],
): Decision[] {
  return [
    ...computeDecision(input, sizing),
    ...retiredDecision(input, sizing),
    ...networkDecision(input, open),
    ...accessDecision(input, sizing, names),
    ...groupDecision(input, names),
    ...tierDecision(input),
    ...open.filter(({ code }) => code in noted).map(({ code, text }) => noteOf(code, text)),
  ]
}

const noted: Readonly<Record<string, readonly [topic: string, choice: string]>> = {
  over_budget: ['budget', 'exceeded'],
  interruptible_in_prod: ['spot machines', 'as asked'],
  no_policy: ['cluster policy', 'none, as asked'],
}

function noteOf(code: string, reason: string): Decision {
  const [topic, choice] = noted[code] ?? [code, 'as asked']
  return { topic, choice, reason }
}

function computeDecision(input: SizingInput, sizing: Sizing): Decision[] {
  const { node_type, min_workers, max_workers, gpu, gpu_type } = sizing
  if (node_type === undefined || min_workers === undefined || max_workers === undefined) return []
  if (min_workers.value > max_workers.value) return []
  const nodeType = currentNodeType(node_type.value, input.plan.workload.value)
  const cost = proposedCost(input, sizing)
  const machines = describeMachines(nodeType, min_workers.value, max_workers.value)
  const kind = gpu.value && gpu_type !== undefined ? ` (GPU ${gpu_type.value})` : ''
  const price = cost === undefined ? '' : `, about ${aboutUsd(cost.expected)} a month`
  const alternative = cpuAlternative(input, sizing)
  return [
    {
      topic: 'compute',
      choice: `${machines}${kind}${price}`,
      reason:
        node_type.source === 'stated'
          ? 'as asked'
          : ((gpu.value ? gpu.reason : node_type.reason) ?? 'as asked'),
      ...(alternative === undefined ? {} : { alternative }),
    },
  ]
}

/** What leaving out the GPUs would change; undefined when that was never open. */
export function cpuAlternative(input: SizingInput, sizing: Sizing): string | undefined {
  const row = sizing.cpu_alternative
  if (row === undefined) return undefined
  const machines = `CPU only, ${describeMachines(row.nodeType, row.min, row.max)}`
  const now = proposedCost(input, sizing)?.expected
  const then = rowCost(input, row)?.expected
  if (now === undefined || then === undefined) return machines
  const saving = now - then
  return `${machines}: about ${aboutUsd(Math.abs(saving))} a month ${saving >= 0 ? 'less' : 'more'}`
}

function retiredDecision({ plan }: SizingInput, { node_type }: Sizing): Decision[] {
  const retirement = node_type === undefined ? undefined : retirementOf(node_type.value)
  if (node_type === undefined || retirement === undefined) return []
  return [
    {
      topic: 'node type',
      choice: currentNodeType(node_type.value, plan.workload.value),
      reason: `Azure retired ${node_type.value} on ${retirement.on}`,
      alternative: plan.workload.value === 'deep_learning' ? retirement.light : retirement.heavy,
    },
  ]
}

function networkDecision({ plan, network }: SizingInput, open: readonly Finding[]): Decision[] {
  if (plan.existing.value) return []
  const kind = network.network.value
  const warnings = open.filter(({ code }) => code === 'open_sign_in' || code === 'public_in_prod')
  const choices = {
    public: 'reached over the internet, machines without public addresses',
    vnet: `machines in a virtual network of its own, ${network.vnet_cidr?.value}`,
    private: `private endpoints only, in a virtual network of its own, ${network.vnet_cidr?.value}`,
  } as const
  const why = network.network.reason ?? 'as asked'
  const reach =
    kind === 'private' ? ['Planwright must run where it reaches that network to make the cluster'] : []
  return [
    {
      topic: 'network',
      choice: choices[kind],
      reason: [why, ...reach, ...warnings.map(({ text }) => text)].join('; '),
    },
  ]
}

function accessDecision({ plan, context }: SizingInput, sizing: Sizing, names: Names): Decision[] {
  if (sizing.node_type === undefined || names.access_group === undefined) return []
  if (runtimeFlavor(plan.workload.value, sizing.gpu.value) === 'standard') {
    return [
      {
        topic: 'access mode',
        choice: `shared by the group ${names.access_group.value}`,
        reason: 'people work on one cluster and cannot see the data of one another',
      },
    ]
  }
  const must =
    names.access_group.value === companionGroup(context)
      ? ''
      : '; the group must exist in the Databricks account'
  return [
    {
      topic: 'access mode',
      choice: `dedicated to the group ${names.access_group.value}`,
      reason: `machine learning runtimes do not run in shared mode${must}`,
    },
  ]
}

function groupDecision({ context }: SizingInput, { access_group }: Names): Decision[] {
  if (access_group === undefined || access_group.value !== companionGroup(context)) return []
  return [
    {
      topic: 'group',
      choice: `${access_group.value}, which Databricks takes over from Entra ID`,
      reason:
        'it is the AD group of this request; the Databricks account must have automatic identity management turned on',
      alternative: 'a group that the Databricks account has already, "access group: data-team"',
    },
  ]
}

function tierDecision({ plan }: SizingInput): Decision[] {
  if (plan.existing.value) return []
  return [
    { topic: 'tier', choice: 'premium', reason: 'the standard tier cannot be created since 2026-04-01' },
  ]
}
