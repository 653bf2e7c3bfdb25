import { aboutUsd, type CapabilityContext, type Gate, hoursInMonth, unitPricePath } from '#capability'
import { deploymentsOf } from './deployment.ts'
import { estimate } from './estimate.ts'
import { billingOf } from './models/deployment-types.ts'
import { daysUntil, longerLasting, retiringSoon } from './retiring.ts'
import type { Settings } from './settings.ts'
import { stackId } from './stack-id.ts'

/** US dollars a month above which somebody confirms by name. */
const highCostUsd = { dev: 500, staging: 2000, prod: 5000 } as const

/** Thousand tokens a minute of one model above which an account counts as dear, whatever it is expected to cost. */
const muchCapacity = 300

/** What merging alone does not release. */
export function gates(settings: Settings, context: CapabilityContext): Gate[] {
  return [
    ...unitGates(settings, context),
    ...costGates(settings, context),
    ...retiringGates(settings, context),
    ...exposureGates(settings),
    ...productionGate(settings, context),
  ].map(([id, text]) => ({ id, stack: stackId, text }))
}

type Confirmation = readonly [id: Gate['id'], text: string]

function unitGates(settings: Settings, { prices }: CapabilityContext): Confirmation[] {
  const bought = deploymentsOf(settings).filter(({ type }) => billingOf(type) === 'provisioned_units')
  const [first] = bought
  if (first === undefined) return []
  const units = bought.reduce((sum, { capacity }) => sum + capacity, 0)
  const models = bought.map(({ model }) => model).join(', ')
  const price = prices.price(unitPricePath(first.type))
  const bill =
    price === undefined
      ? `${units} at an unknown price`
      : `${units} x ${price.usd.toFixed(2)} USD x ${hoursInMonth} h = ${money(units * price.usd * hoursInMonth)} USD a month`
  return [['ptu_cost', `PTU of ${models}: ${bill}, billed until deleted and purged.`]]
}

function money(usd: number): string {
  return Math.round(usd).toLocaleString('en-US')
}

function totals(settings: Settings, context: CapabilityContext): { expected: number; high: number } {
  const [bill] = estimate(settings, context)
  return { expected: bill?.expectedUsd ?? 0, high: bill?.highUsd ?? 0 }
}

function costGates(settings: Settings, context: CapabilityContext): Confirmation[] {
  const { environment, budget_usd_month: budget } = settings
  const { expected, high } = totals(settings, context)
  const limit = highCostUsd[environment]
  const most = deploymentsOf(settings)
    .filter(({ type }) => billingOf(type) !== 'provisioned_units')
    .toSorted((left, right) => right.capacity - left.capacity)[0]
  const found: Confirmation[] = []
  if (expected > limit) {
    const text = `About ${aboutUsd(expected)} a month in ${environment}, above the limit of ${aboutUsd(limit)}; up to ${aboutUsd(high)}.`
    found.push(['high_cost', text])
  } else if (most !== undefined && most.capacity > muchCapacity) {
    const text = `${most.model} may take ${most.capacity.toLocaleString('en-US')} thousand tokens a minute, up to ${aboutUsd(high)} a month.`
    found.push(['high_cost', text])
  }
  if (budget !== undefined && high > budget) {
    const text = `Up to ${aboutUsd(high)} a month at full use, about ${aboutUsd(expected)} expected; the budget is ${aboutUsd(budget)}.`
    found.push(['budget_may_be_exceeded', text])
  }
  return found
}

function retiringGates({ models }: Settings, { today }: CapabilityContext): Confirmation[] {
  const sentences = retiringSoon(models, today).map(({ name, on }) => {
    const next = longerLasting(name)
    const then = next === undefined ? 'no model that lasts longer is known' : `${next} lasts longer`
    return `${name} retires on ${on}, in ${daysUntil(on, today)} days; ${then}.`
  })
  return sentences.length === 0 ? [] : [['model_retiring', sentences.join(' ')]]
}

function exposureGates({
  account_name,
  network,
  environment,
  allowed_ips,
  local_auth,
}: Settings): Confirmation[] {
  const found: Confirmation[] = []
  if (network === 'public') {
    const text = `${account_name} can be reached from any address (0.0.0.0/0) over the internet, in ${environment}.`
    found.push(['public_access', text])
  }
  if (network === 'allowlist' && environment === 'prod') {
    const text = `${account_name} can be reached from ${allowed_ips.join(', ')} over the internet, in production.`
    found.push(['public_access', text])
  }
  if (local_auth) {
    const text = `Whoever holds one of the two API keys of ${account_name} uses its models, and no log says who it was.`
    found.push(['shared_key_enabled', text])
  }
  return found
}

function productionGate(settings: Settings, context: CapabilityContext): Confirmation[] {
  if (settings.environment !== 'prod') return []
  const { expected, high } = totals(settings, context)
  const text = `Deploys ${settings.models.join(', ')} in production, about ${aboutUsd(expected)} a month, up to ${aboutUsd(high)}.`
  return [['prod_change', text]]
}
