import { type Choice, choose, type Finding } from '#capability'
import type { SizingInput } from './sizing-input.ts'
import type { Row } from './sizing-table.ts'

/**
 * The smallest and largest number of workers.
 * A stated end moves the other one when it would lie on the wrong side; each finding that the budget is exceeded
 * halves a largest number that nobody stated.
 */
export function chooseWorkers(
  row: Row,
  { plan, stated }: SizingInput,
  findings: readonly Finding[],
): { readonly min_workers: Choice<number>; readonly max_workers: Choice<number> } {
  const reason = `default for ${plan.environment.value}`
  const { min_workers: min, max_workers: max } = stated
  const halvings = findings.filter(({ code }) => code === 'over_budget').length
  const ceiling = Math.max(row.min, Math.ceil(row.max / 2 ** halvings))
  const top = choose(max, {
    value: Math.max(ceiling, min ?? 0),
    reason: halvings > 0 && ceiling < row.max ? 'as much as fits the budget' : reason,
  })
  const floor = top.value > 0 ? Math.max(row.min, 1) : 0
  const bottom = choose(min, { value: Math.min(floor, top.value), reason })
  return { min_workers: bottom, max_workers: top }
}
