import type { BriefEstimate } from '../../domain/brief.ts'

/** The monthly price as it is printed. */
export type PriceView = {
  expectedUsd: number
  lowUsd: number
  highUsd: number
  isFree: boolean
  isRange: boolean
  pricesOf: string
  unpriced: string[]
  stacks: {
    stack: string
    expectedUsd: number
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
    isRange: lowUsd !== highUsd,
    pricesOf,
    unpriced,
    stacks: stacks.map(({ stack, expectedUsd, assumptions }) => ({ stack, expectedUsd, assumptions })),
  }
}
