import { aboutUsd } from '../../capability/cost.ts'
import type { BriefEstimate } from '../../domain/brief.ts'

/** More would be a list to work through. */
const shownSavings = 3

/** The monthly price as it is printed. */
export type PriceView = {
  expectedUsd: number
  lowUsd: number
  highUsd: number
  isFree: boolean
  /** No price is known for anything in it. */
  isUnknown: boolean
  isRange: boolean
  pricesOf: string
  unpriced: string[]
  /** What would be cheaper, each a sentence without its full stop; the largest saving first. */
  savings: string[]
  stacks: {
    stack: string
    expectedUsd: number
    isUnknown: boolean
    assumptions: string[]
  }[]
}

/** Null while something is open that the price depends on. */
export function priceView(estimate: BriefEstimate | null): PriceView | null {
  if (estimate === null) return null
  const { lowUsd, expectedUsd, highUsd, pricesOf, unpriced, stacks } = estimate
  return {
    lowUsd,
    expectedUsd,
    highUsd,
    isFree: highUsd === 0 && unpriced.length === 0,
    isUnknown: isUnknown(estimate),
    isRange: lowUsd !== highUsd,
    pricesOf,
    unpriced,
    savings: stacks
      .flatMap(({ savings = [] }) => savings)
      .toSorted((a, b) => b.usd - a.usd)
      .slice(0, shownSavings)
      .map(({ text, usd }) => `${text} saves about ${aboutUsd(usd)} a month`),
    stacks: stacks.map((one) => {
      const { stack, expectedUsd, assumptions } = one
      return { stack, expectedUsd, isUnknown: isUnknown(one), assumptions }
    }),
  }
}

function isUnknown({ highUsd, unpriced }: Pick<BriefEstimate, 'highUsd' | 'unpriced'>): boolean {
  return highUsd === 0 && unpriced.length > 0
}
