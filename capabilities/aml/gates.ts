import { aboutUsd, type CapabilityContext, type Gate, hoursInMonth } from '#capability'
import { type Compute, computeCost } from './compute-cost.ts'
import { estimate } from './estimate.ts'
import type { Settings } from './settings.ts'
import { computeStackId, workspaceStackId } from './stack-ids.ts'
import { stackNames } from './stack-names.ts'

/** US dollars a month above which somebody confirms by name. */
const highCostUsd = { dev: 500, staging: 2000, prod: 5000 } as const

/** What merging alone does not release. */
export function gates(settings: Settings, context: CapabilityContext): Gate[] {
  return [
    ...gpuGate(settings, context),
    ...costGates(settings, context),
    ...idleGate(settings, context),
    ...exposureGates(settings, context),
  ]
}

function onWorkspace(id: Gate['id'], text: string): Gate {
  return { id, stack: workspaceStackId, text }
}

function onMachines(id: Gate['id'], text: string): Gate {
  return { id, stack: computeStackId, text }
}

function gpuGate(settings: Settings, { prices }: CapabilityContext): Gate[] {
  const machines = [
    ...(settings.gpu ? [`up to ${settings.max_nodes} x ${settings.node_type}`] : []),
    ...(hasGpu(settings.instance_type, prices)
      ? [`${settings.instances} x ${settings.instance_type} as instances`]
      : []),
  ]
  if (machines.length === 0) return []
  const what = `GPU: ${machines.join(' and ')} in ${settings.environment}`
  const cost = computeCost(settings, prices)
  const always = computeCost({ ...settings, min_nodes: settings.max_nodes }, prices)
  if (cost === undefined || always === undefined)
    return [onMachines('gpu', `${what}; no price is known for it.`)]
  const idle = settings.min_nodes === settings.max_nodes ? '' : `, ${aboutUsd(always.high)} if never idle`
  return [onMachines('gpu', `${what}, up to ${aboutUsd(cost.high)} a month${idle}.`)]
}

function hasGpu(size: string | undefined, prices: CapabilityContext['prices']): boolean {
  return size !== undefined && (prices.machine(size)?.gpu ?? null) !== null
}

function costGates(settings: Settings, context: CapabilityContext): Gate[] {
  const estimates = estimate(settings, context)
  const expectedUsd = estimates.reduce((sum, one) => sum + one.expectedUsd, 0)
  const highUsd = estimates.reduce((sum, one) => sum + one.highUsd, 0)
  const limit = highCostUsd[settings.environment]
  const budget = settings.budget_usd_month
  return [
    ...(expectedUsd > limit
      ? [
          onMachines(
            'high_cost',
            `About ${aboutUsd(expectedUsd)} a month in ${settings.environment}, above the limit of ${aboutUsd(limit)}; up to ${aboutUsd(highUsd)}.`,
          ),
        ]
      : []),
    ...(budget !== undefined && highUsd > budget
      ? [
          onMachines(
            'budget_may_be_exceeded',
            `Up to ${aboutUsd(highUsd)} a month, about ${aboutUsd(expectedUsd)} expected; the budget is ${aboutUsd(budget)}.`,
          ),
        ]
      : []),
  ]
}

function idleGate(settings: Settings, { prices }: CapabilityContext): Gate[] {
  const { min_nodes, node_type, instances, instance_type, outbound_hosts } = settings
  const reasons: string[] = []
  if (min_nodes > 0) {
    const cost = computeCost({ ...settings, max_nodes: min_nodes, instances: 0 }, prices)
    reasons.push(`The cluster keeps ${min_nodes} x ${node_type} without work, ${priceOf(cost?.expected)}.`)
  }
  if (instances > 0) {
    const alone: Compute = { ...settings, min_nodes: 0, max_nodes: 0 }
    const cost = computeCost(alone, prices)
    const price = cost === undefined ? priceOf(undefined) : `up to ${priceOf(cost.high)}`
    reasons.push(`${instances} x ${instance_type} run until their owners stop them, ${price}.`)
  }
  if (outbound_hosts.length > 0) {
    const usd = prices.price('firewall.usd_per_hour.Standard')?.usd
    const month = usd === undefined ? undefined : usd * hoursInMonth
    reasons.push(`Approved hosts bring a firewall that always runs, ${priceOf(month)}.`)
  }
  return reasons.length === 0 ? [] : [onMachines('idle_cost', reasons.join(' '))]
}

function priceOf(usd: number | undefined): string {
  return usd === undefined ? 'at an unknown price' : `${aboutUsd(usd)} a month`
}

function exposureGates(settings: Settings, context: CapabilityContext): Gate[] {
  const { workspace_name, environment, network, isolation, storage, high_business_impact } = settings
  const found: Gate[] = []
  if (network === 'public' && environment === 'prod') {
    const text = `${workspace_name} can be reached from any address (0.0.0.0/0) over the internet, in production.`
    found.push(onWorkspace('public_access', text))
  }
  if (isolation === 'Disabled') {
    const text = `The machines of ${workspace_name} have public addresses and reach any host on the internet.`
    found.push(onWorkspace('internet_exposure', text))
  }
  if (environment !== 'dev' && storage === undefined) {
    const { storageAccount } = stackNames(settings, context)
    const text = `${storageAccount} keeps its keys on for the workspace in ${environment}; whoever has one and reaches it over the network has all its data.`
    found.push(onWorkspace('shared_key_enabled', text))
  }
  if (high_business_impact) {
    const text = `High business impact of ${workspace_name} cannot be changed later; that takes a new workspace.`
    found.push(onWorkspace('immutability', text))
  }
  return found
}
