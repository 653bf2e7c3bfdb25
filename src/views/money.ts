import type { StackEstimate } from '../domain/assessment.ts'

type Price = Pick<StackEstimate, 'expectedUsd' | 'highUsd' | 'unpriced'>

/** Whole dollars with thousands separators: "4,300". */
export function usd(amount: number): string {
  return Math.round(amount).toLocaleString('en-US')
}

/** What is paid for a stack, for the end of a line: "about 52 USD/month", "no cost" or "price not known". */
export function priceWords(price: Price): string {
  if (isFree(price)) return 'no cost'
  if (price.highUsd === 0) return 'price not known'
  return price.expectedUsd < 1 ? 'less than 1 USD/month' : `about ${usd(price.expectedUsd)} USD/month`
}

/** The same for a cell of a table: "52 USD", "no cost" or "not known". */
export function priceCell(price: Price): string {
  if (isFree(price)) return 'no cost'
  if (price.highUsd === 0) return 'not known'
  return price.expectedUsd < 1 ? 'below 1 USD' : `${usd(price.expectedUsd)} USD`
}

function isFree({ highUsd, unpriced }: Price): boolean {
  return highUsd === 0 && unpriced.length === 0
}
