import { type Choice, choose, type Finding } from '#capability'
import type { Row } from '../machines.ts'
import type { Answers } from '../parameters.ts'
import type { Place } from './place.ts'

/**
 * The smallest and largest number of workers.
 * A stated end moves the other one when it would lie on the wrong side; each finding that the budget is exceeded
 * halves a largest number that nobody stated.
 */
export function chooseWorkers(
  row: Row,
  { stated, place }: { readonly stated: Answers; readonly place: Place },
  findings: readonly Finding[],
): { readonly min_workers: Choice<number>; readonly max_workers: Choice<number> } {
  const reason = `default for ${place.environment.value}`
  const { min_workers: min, max_workers: max } = stated
  const halvings = findings.filter(({ code }) => code === 'over_budget').length
  const ceiling = Math.max(Math.min(1, row.max), Math.ceil(row.max / 2 ** halvings))
  const top = choose(max, {
    value: Math.max(ceiling, min ?? 0),
    reason: halvings > 0 && ceiling < row.max ? 'as much as fits the budget' : reason,
  })
  const floor = top.value > 0 ? Math.max(row.min, 1) : 0
  return { min_workers: choose(min, { value: Math.min(floor, top.value), reason }), max_workers: top }
}
