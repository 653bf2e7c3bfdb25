/** A price before and after; undefined where it is not known. */
export interface PriceChange {
  readonly name: string
  readonly before: number | undefined
  readonly after: number | undefined
}

export type ChangeKind = 'rose' | 'fell' | 'new' | 'gone' | 'same'

/** Rounding of the list is no change. */
const smallest = 0.0005

export function kindOf({ before, after }: PriceChange): ChangeKind {
  if (before === undefined) return after === undefined ? 'same' : 'new'
  if (after === undefined) return 'gone'
  if (Math.abs(after - before) <= before * smallest) return 'same'
  return after > before ? 'rose' : 'fell'
}

/** Whether a price is more than `limit` times what it was, or less than that part of it. */
export function isSudden({ before, after }: PriceChange, limit: number): boolean {
  if (before === undefined || after === undefined) return false
  return after > before * limit || after * limit < before
}
