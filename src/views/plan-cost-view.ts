import type { PlanCost, PlanSummary } from '../domain/plan.ts'
import { usd } from './money.ts'

/** What a plan costs compared with what was estimated, as templates print it. */
export type PlanCostView = {
  agrees: boolean
  /** One sentence: the figure, and how far it is from the estimate. */
  sentence: string
  /** Why it differs; each with its share: "4 workers of X instead of 2 (+220 USD)". */
  reasons: string[]
  /** Use that no plan says, as it was estimated; null for none. */
  assumed: string | null
  unpriced: string[]
}

/** Null when nothing was compared. */
export function planCostView({ cost }: Pick<PlanSummary, 'cost'>): PlanCostView | null {
  if (cost === undefined) return null
  return {
    agrees: cost.agrees,
    sentence: sentenceOf(cost),
    reasons: cost.differences.map(({ text, usd: amount }) => `${text} (${signed(amount)})`),
    assumed: cost.assumedUsd >= 1 ? usd(cost.assumedUsd) : null,
    unpriced: cost.unpriced,
  }
}

/** "The plan costs about 272 USD a month, 220 more than estimated." */
function sentenceOf({ agrees, expectedUsd, estimatedUsd, differences }: PlanCost): string {
  if (agrees) return `The plan costs ${amountOf(expectedUsd)}, as estimated.`
  const change = expectedUsd - estimatedUsd
  const more = `${usd(Math.abs(change))} ${change > 0 ? 'more' : 'less'} than the ${usd(estimatedUsd)} estimated`
  const isKnown = differences.every(({ usd: amount }) => amount !== null)
  if (isKnown) return `The plan costs ${amountOf(expectedUsd)}, ${more}.`
  const known = Math.abs(change) < 1 ? '' : ` What is known of it is ${more}.`
  return `The plan differs from the estimate in something whose price is not known.${known}`
}

function amountOf(amount: number): string {
  if (amount === 0) return 'nothing'
  return amount < 1 ? 'less than 1 USD a month' : `about ${usd(amount)} USD a month`
}

function signed(amount: number | null): string {
  if (amount === null) return 'price not known'
  return `${amount < 0 ? '-' : '+'}${usd(Math.abs(amount))} USD`
}
