import { aboutUsd, type CapabilityContext, type Gate, hoursInMonth } from '#capability'
import { clusterOf } from './cluster.ts'
import { clusterCost } from './cluster-cost.ts'
import { estimate } from './estimate.ts'
import { retirementOf } from './machines.ts'
import type { Settings } from './settings.ts'
import { infrastructureId, objectsId } from './stack-ids.ts'

/** US dollars a month above which somebody confirms by name. */
const highCostUsd = { dev: 500, staging: 2000, prod: 5000 } as const

/** Workers above which a cluster counts as dear, whatever it is expected to cost. */
const manyWorkers = 20

/** What merging alone does not release. */
export function gates(settings: Settings, context: CapabilityContext): Gate[] {
  return [
    ...gpuGate(settings, context),
    ...retiredGate(settings, context),
    ...costGates(settings, context),
    ...idleGate(settings, context),
    ...exposureGates(settings),
  ]
}

function onObjects(id: Gate['id'], text: string): Gate {
  return { id, stack: objectsId, text }
}

function gpuGate(settings: Settings, { prices }: CapabilityContext): Gate[] {
  const cluster = clusterOf(settings)
  if (!settings.gpu || cluster === undefined) return []
  const machines = `up to ${cluster.max === 0 ? 1 : cluster.max} x ${cluster.nodeType} in ${settings.environment}`
  const used = clusterCost(cluster, prices)
  const always = clusterCost({ ...cluster, alwaysOn: true }, prices)
  if (used === undefined || always === undefined) {
    return [onObjects('gpu', `GPU: ${machines}; no price is known for it.`)]
  }
  const idle = cluster.alwaysOn ? '' : `, ${aboutUsd(always.high)} if it never stops`
  return [onObjects('gpu', `GPU: ${machines}, up to ${aboutUsd(used.high)} a month${idle}.`)]
}

function retiredGate(settings: Settings, { prices }: CapabilityContext): Gate[] {
  const cluster = clusterOf(settings)
  const retirement = settings.node_type === undefined ? undefined : retirementOf(settings.node_type)
  if (cluster === undefined || retirement === undefined) return []
  const usd = prices.machineUsdPerHour(cluster.nodeType, settings.region)
  if (usd !== undefined && usd <= retirement.usdPerHour) return []
  const price =
    usd === undefined
      ? 'no price is known for it'
      : `${usd.toFixed(2)} USD an hour instead of ${retirement.usdPerHour.toFixed(2)}`
  return [
    onObjects(
      'retired_sku',
      `Azure retired ${settings.node_type} on ${retirement.on}; ${cluster.nodeType} takes its place: ${price}.`,
    ),
  ]
}

function costGates(settings: Settings, context: CapabilityContext): Gate[] {
  const estimates = estimate(settings, context)
  const expected = estimates.reduce((sum, { expectedUsd }) => sum + expectedUsd, 0)
  const high = estimates.reduce((sum, { highUsd }) => sum + highUsd, 0)
  const limit = highCostUsd[settings.environment]
  const workers = settings.max_workers ?? 0
  const found: Gate[] = []
  if (expected > limit) {
    const text = `About ${aboutUsd(expected)} a month in ${settings.environment}, above the limit of ${aboutUsd(limit)}; up to ${aboutUsd(high)}.`
    found.push(onObjects('high_cost', text))
  } else if (workers > manyWorkers) {
    const text = `Up to ${workers} workers in ${settings.environment}, up to ${aboutUsd(high)} a month.`
    found.push(onObjects('high_cost', text))
  }
  const budget = settings.budget_usd_month
  if (budget !== undefined && high > budget) {
    const text = `Up to ${aboutUsd(high)} a month, about ${aboutUsd(expected)} expected; the budget is ${aboutUsd(budget)}.`
    found.push(onObjects('budget_may_be_exceeded', text))
  }
  return found
}

function idleGate(settings: Settings, { prices }: CapabilityContext): Gate[] {
  const cluster = clusterOf(settings)
  if (cluster === undefined) return []
  const reasons: string[] = []
  if (cluster.alwaysOn) {
    const cost = clusterCost(cluster, prices)
    const price = cost === undefined ? 'at an unknown price' : `at least ${aboutUsd(cost.low)} a month`
    reasons.push(`The cluster never stops, ${price}.`)
  }
  const idle = settings.pool ? (settings.pool_min_idle ?? 0) : 0
  if (idle > 0) {
    const usd = prices.machineUsdPerHour(cluster.nodeType, settings.region)
    const price = usd === undefined ? 'at an unknown price' : `${aboutUsd(idle * usd * hoursInMonth)} a month`
    reasons.push(`The pool keeps ${idle} x ${cluster.nodeType} running without work, ${price}.`)
  }
  return reasons.length === 0 ? [] : [onObjects('idle_cost', reasons.join(' '))]
}

function exposureGates(settings: Settings): Gate[] {
  const { workspace_name, allowed_ips, network, environment, compliance, existing } = settings
  const found: Gate[] = []
  if (network !== 'private' && environment === 'prod' && !existing) {
    const from = allowed_ips.length === 0 ? 'any address (0.0.0.0/0)' : allowed_ips.join(', ')
    const text = `${workspace_name} can be reached from ${from} over the internet, in production.`
    found.push({ id: 'public_access', stack: infrastructureId, text })
  }
  if (allowed_ips.length > 0) {
    const text = `Only ${allowed_ips.join(', ')} can sign in to ${workspace_name} afterwards; Planwright itself must be among them.`
    found.push(onObjects('ip_allow_list', text))
  }
  if (compliance !== 'none' && !existing) {
    const text = `The ${compliance} profile of ${workspace_name} cannot be turned off again; that takes a new workspace.`
    found.push({ id: 'immutability', stack: infrastructureId, text })
  }
  return found
}
