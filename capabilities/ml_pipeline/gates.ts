import { aboutUsd, type CapabilityContext, type Gate } from '#capability'
import { describeMachines } from './decide/describe-decisions.ts'
import { estimate } from './estimate.ts'
import { pricedRuns } from './priced-runs.ts'
import { jobClusterCost } from './run-cost.ts'
import type { Settings } from './settings.ts'
import { stackId } from './stack-id.ts'

/** US dollars a month above which somebody confirms by name. */
const highCostUsd = { dev: 500, staging: 2000, prod: 5000 } as const

type Found = readonly [id: Gate['id'], text: string]

/** What merging alone does not release. */
export function gates(settings: Settings, context: CapabilityContext): Gate[] {
  const found: Found[] = [
    ...gpuGate(settings, context),
    ...idleGate(settings, context),
    ...costGates(settings, context),
    ...changeGate(settings),
    ...accessGate(settings),
  ]
  return found.map(([id, text]) => ({ id, stack: stackId, text }))
}

function gpuGate(settings: Settings, { prices }: CapabilityContext): Found[] {
  const runs = pricedRuns(settings)
  if (!settings.gpu || runs === undefined) return []
  const cost = jobClusterCost(runs, prices)
  const machines = describeMachines(runs.nodeType, runs.min, runs.max)
  const price = cost === undefined ? 'no price is known for it' : `up to ${aboutUsd(cost.high)} a month`
  return [['gpu', `GPU: ${machines} in ${settings.environment}, ${price}.`]]
}

function idleGate(settings: Settings, context: CapabilityContext): Found[] {
  if (!settings.continuous) return []
  const [sheet] = estimate(settings, context)
  const price =
    sheet === undefined || sheet.unpriced.length > 0
      ? 'at an unknown price'
      : `at least ${aboutUsd(sheet.lowUsd)} a month`
  return [['idle_cost', `${settings.job_name} runs without a pause, ${price}.`]]
}

function costGates(settings: Settings, context: CapabilityContext): Found[] {
  const [sheet] = estimate(settings, context)
  if (sheet === undefined) return []
  const { expectedUsd, highUsd } = sheet
  const limit = highCostUsd[settings.environment]
  const budget = settings.budget_usd_month
  const found: Found[] = []
  if (expectedUsd > limit) {
    found.push([
      'high_cost',
      `About ${aboutUsd(expectedUsd)} a month in ${settings.environment}, above the limit of ${aboutUsd(limit)}; up to ${aboutUsd(highUsd)}.`,
    ])
  }
  if (budget !== undefined && highUsd > budget) {
    found.push([
      'budget_may_be_exceeded',
      `Up to ${aboutUsd(highUsd)} a month, about ${aboutUsd(expectedUsd)} expected; the budget is ${aboutUsd(budget)}.`,
    ])
  }
  return found
}

function changeGate({
  environment,
  pause_status,
  compute,
  job_name,
  schedule,
  timezone,
  existing_cluster_id,
}: Settings): Found[] {
  if (environment !== 'prod') return []
  const sentences: string[] = []
  if (pause_status === 'UNPAUSED' && schedule !== undefined) {
    sentences.push(`${job_name} starts to run in production: ${schedule} (${timezone}).`)
  } else if (pause_status === 'UNPAUSED')
    sentences.push(`${job_name} starts to run in production, without a pause.`)
  if (compute === 'existing_cluster') {
    sentences.push(
      `It takes machines of cluster ${existing_cluster_id} from whoever works there in production.`,
    )
  }
  return sentences.length === 0 ? [] : [['prod_change', sentences.join(' ')]]
}

/** Code runs with the rights of an identity that may do more than the code should. */
function accessGate({ environment, run_as, source, ref }: Settings): Found[] {
  const code = `${source}${ref === undefined ? '' : ` at ${ref}`}`
  if (run_as === 'deployer') {
    if (environment === 'dev') return []
    return [
      ['access', `${code} runs with everything that the identity of Planwright may do in ${environment}.`],
    ]
  }
  return environment === 'prod'
    ? [['access', `${code} runs with everything that ${run_as} may do in production.`]]
    : []
}
