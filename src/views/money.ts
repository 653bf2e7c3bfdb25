/** Whole dollars with thousands separators: "4,300". */
export function usd(amount: number): string {
  return Math.round(amount).toLocaleString('en-US')
}
