/** Number of letters to insert, delete or replace to turn `left` into `right`; `limit` + 1 when it is more than `limit`. */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (const [row, letter] of Array.from(left).entries()) {
    const current = [row + 1]
    for (const [column, other] of Array.from(right).entries()) {
      const [diagonal = 0, above = 0] = previous.slice(column, column + 2)
      const before = current.at(-1) ?? 0
      current.push(Math.min(before + 1, above + 1, diagonal + (letter === other ? 0 : 1)))
    }
    previous = current
  }
  return Math.min(previous.at(-1) ?? 0, limit + 1)
}
