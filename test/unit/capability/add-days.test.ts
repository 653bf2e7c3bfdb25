import { expect, it } from 'vitest'
import { addDays } from '../../../src/capability/index.ts'

it.each([
  ['2026-11-22', 90, '2027-02-20'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-01-01', 0, '2026-01-01'],
])('counts from %s on by %i days to %s', (date, days, later) => {
  expect(addDays(date, days)).toBe(later)
})
