import type { Saving, StackEstimate } from '../domain/assessment.ts'

/** Another choice: what it is, as a subject ("1-4 workers instead of 2-8"), and the bill of the stack with it. */
export interface CheaperChoice {
  readonly text: string
  readonly bill: StackEstimate | undefined
}

/** Below this share of a price, and these US dollars a month, nobody changes their mind. */
const worthShare = 0.1
const worthUsd = 10

/** The estimate with what another choice would save a month; a choice whose price is not known says nothing. */
export function withSavings(now: StackEstimate, choices: readonly CheaperChoice[]): StackEstimate {
  const savings = choices.flatMap(({ text, bill }): Saving[] => {
    if (bill === undefined || bill.unpriced.some((what) => !now.unpriced.includes(what))) return []
    const usd = Math.round((now.expectedUsd - bill.expectedUsd) * 100) / 100
    return usd >= worthUsd && usd >= now.expectedUsd * worthShare ? [{ text, usd }] : []
  })
  return savings.length === 0 ? now : { ...now, savings: savings.toSorted((a, b) => b.usd - a.usd) }
}

/** Half of a range of workers or nodes, where there is one: 1 to 4 of 2 to 8. */
export function halfOf(min: number, max: number): { readonly min: number; readonly max: number } | undefined {
  if (max < 2) return undefined
  const half = { min: Math.floor(min / 2), max: Math.floor(max / 2) }
  return { min: Math.max(half.min, Math.min(min, 1)), max: half.max }
}

/** "1-4", or "4" for a fixed number. */
export function rangeText(min: number, max: number): string {
  return min === max ? `${max}` : `${min}-${max}`
}
