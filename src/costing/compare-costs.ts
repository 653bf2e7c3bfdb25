import type { EstimatePart, StackEstimate } from '../domain/assessment.ts'
import type { CostDifference, PlanCost } from '../domain/plan.ts'
import type { PlannedPart } from './planned-part.ts'
import { type PricedPlan, type PricingContext, pricePlan } from './price-plan.ts'

/** Share of an amount up to which two figures agree. */
const agreement = 0.05
/** US dollars a month that nobody asks about. */
const small = 1

/**
 * What a plan costs a month, and how that differs from what was said in the conversation.
 * What is paid by use counts as it was estimated, as long as the plan has what it is used of.
 * Undefined when the estimate says no parts, so that nothing can be compared.
 */
export function planCost(
  planned: readonly PlannedPart[],
  estimate: StackEstimate | undefined,
  context: Omit<PricingContext, 'estimated'>,
): PlanCost | undefined {
  if (estimate === undefined) return undefined
  const estimated = estimate.parts ?? (estimate.highUsd === 0 ? [] : undefined)
  if (estimated === undefined) return undefined
  const plan = pricePlan(planned, { ...context, estimated })
  const isReadable = planned.every((part) => part.kind !== 'unpriced' || !part.isKnown)
  const assumed = estimated.filter((part) => isAssumed(part, plan, isReadable))
  const lacking = isReadable ? missing(estimated, plan) : []
  const differences = [...changed(estimated, plan), ...lacking, ...added(estimated, plan)]
  const change = differences.reduce((sum, { usd }) => sum + (usd ?? 0), 0)
  const assumedUsd = assumed.reduce((sum, { expectedUsd }) => sum + expectedUsd, 0)
  const comparable = Math.max(0, estimate.expectedUsd - assumedUsd)
  const agrees =
    differences.every(({ usd }) => usd !== null) &&
    Math.abs(change) <= Math.max(comparable * agreement, small)
  return {
    expectedUsd: toCents(estimate.expectedUsd + change),
    estimatedUsd: estimate.expectedUsd,
    assumedUsd: toCents(assumedUsd),
    agrees,
    differences: agrees ? [] : differences.filter(isWorthSaying),
    unpriced: plan.unpriced.filter((what) => !estimate.unpriced.includes(what)),
  }
}

function changed(estimated: readonly EstimatePart[], plan: PricedPlan): CostDifference[] {
  return estimated.flatMap((before): CostDifference[] => {
    const after = plan.parts.find(({ key }) => key === before.key)
    if (after !== undefined) {
      const text =
        after.text === before.text
          ? `the plan has ${after.text} at another price`
          : `the plan has ${insteadOf(after.text, before.text)}`
      const isUnknown = after.incomplete === true || before.incomplete === true
      if (!isUnknown) return [{ text, usd: toCents(after.expectedUsd - before.expectedUsd) }]
      return after.text === before.text ? [] : [{ text, usd: null }]
    }
    const used = plan.byUse.find(({ key }) => key === before.key)
    return used === undefined || used.text === before.text
      ? []
      : [{ text: `the plan has ${insteadOf(used.text, before.text)}`, usd: null }]
  })
}

/** "4 workers of X instead of 2", where only the number is another one. */
function insteadOf(after: string, before: string): string {
  const [, count, rest = ''] = /^(\d+)( .*)$/.exec(before) ?? []
  return `${after} instead of ${count !== undefined && after.endsWith(rest) ? count : before}`
}

function missing(estimated: readonly EstimatePart[], plan: PricedPlan): CostDifference[] {
  return estimated
    .filter((part) => inPlans.test(part.key) && !isThere(part, plan))
    .map(({ text, expectedUsd, incomplete }) => ({
      text: `the plan lacks ${text}`,
      usd: incomplete === true ? null : -expectedUsd,
    }))
}

function added(estimated: readonly EstimatePart[], plan: PricedPlan): CostDifference[] {
  const isNew = ({ key }: { readonly key: string }) => !estimated.some((part) => part.key === key)
  return [
    ...plan.parts.filter(isNew).map(({ text, expectedUsd, incomplete }) => ({
      text: `the plan also has ${text}`,
      usd: incomplete === true ? null : expectedUsd,
    })),
    ...plan.byUse.filter(isNew).map(({ text }) => ({ text: `the plan also has ${text}`, usd: null })),
  ]
}

function isThere({ key }: EstimatePart, { parts, byUse }: PricedPlan): boolean {
  return parts.some((part) => part.key === key) || byUse.some((part) => part.key === key)
}

/** Whether the amount of a part is what the conversation assumed, because no plan says it or this one cannot be read. */
function isAssumed(part: EstimatePart, plan: PricedPlan, isReadable: boolean): boolean {
  if (!inPlans.test(part.key) || !(isReadable || isThere(part, plan))) return true
  return plan.byUse.some(({ key, text }) => key === part.key && text === part.text)
}

/** Keys of what stands in a plan; everything else is paid by use alone. */
const inPlans =
  /^(?:cluster|job cluster|pool|warehouse|nodes|instances .*|units of .*|tokens of .*|data|sftp|managed firewall|network\.[a-z_]+_month|dns\.[a-z_]*zone_month|aml\.container_registry_month\..*|monitor_alerts\..*)$/

function isWorthSaying({ usd }: CostDifference): boolean {
  return usd === null || Math.abs(usd) >= 0.5
}

function toCents(usd: number): number {
  return Math.round(usd * 100) / 100
}
