import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuartz, type Quartz } from '../quartz.ts'
import { clockChanges, nextRuns, runsPerMonth, shortestInterval } from '../run-times.ts'

const today = '2026-11-22'

function read(text: string): Quartz {
  const quartz = parseQuartz(text)
  if (typeof quartz === 'string') throw new Error(quartz)
  return quartz
}

describe('the next runs', () => {
  it.each([
    ['0 0 2 * * ?', ['Mon 2026-11-23 02:00', 'Tue 2026-11-24 02:00', 'Wed 2026-11-25 02:00']],
    ['0 0 2 ? * MON-FRI', ['Mon 2026-11-23 02:00', 'Tue 2026-11-24 02:00', 'Wed 2026-11-25 02:00']],
    ['0 30 6 ? * SUN', ['Sun 2026-11-29 06:30', 'Sun 2026-12-06 06:30', 'Sun 2026-12-13 06:30']],
    ['0 0 6 ? * 7', ['Sat 2026-11-28 06:00', 'Sat 2026-12-05 06:00', 'Sat 2026-12-12 06:00']],
    ['0 0 6 ? * FRI-MON', ['Mon 2026-11-23 06:00', 'Fri 2026-11-27 06:00', 'Sat 2026-11-28 06:00']],
    ['0 0/15 * * * ?', ['Mon 2026-11-23 00:00', 'Mon 2026-11-23 00:15', 'Mon 2026-11-23 00:30']],
    ['0 15 8-9,20 * * ?', ['Mon 2026-11-23 08:15', 'Mon 2026-11-23 09:15', 'Mon 2026-11-23 20:15']],
    ['0 0 3 1 * ?', ['Tue 2026-12-01 03:00', 'Fri 2027-01-01 03:00', 'Mon 2027-02-01 03:00']],
    ['0 0 3 31 * ?', ['Thu 2026-12-31 03:00', 'Sun 2027-01-31 03:00', 'Wed 2027-03-31 03:00']],
    ['0 0 3 L * ?', ['Mon 2026-11-30 03:00', 'Thu 2026-12-31 03:00', 'Sun 2027-01-31 03:00']],
    ['0 0 3 LW * ?', ['Mon 2026-11-30 03:00', 'Thu 2026-12-31 03:00', 'Fri 2027-01-29 03:00']],
    ['0 0 3 1W * ?', ['Tue 2026-12-01 03:00', 'Fri 2027-01-01 03:00', 'Mon 2027-02-01 03:00']],
    ['0 0 3 1W 5 ?', ['Mon 2027-05-03 03:00', 'Mon 2028-05-01 03:00', 'Tue 2029-05-01 03:00']],
    ['0 0 3 ? * 6L', ['Fri 2026-11-27 03:00', 'Fri 2026-12-25 03:00', 'Fri 2027-01-29 03:00']],
    ['0 0 3 ? * MON#2', ['Mon 2026-12-14 03:00', 'Mon 2027-01-11 03:00', 'Mon 2027-02-08 03:00']],
    ['0 0 3 29 FEB ?', ['Tue 2028-02-29 03:00', 'Sun 2032-02-29 03:00']],
    ['0 0 3 1 1 ? 2028', ['Sat 2028-01-01 03:00']],
    ['0 0 3 * * ? 2025', []],
  ])('of %s are on the right days', (cron, expected) => {
    expect(nextRuns(read(cron), today, 3)).toEqual(expected)
  })

  it('never come before the day after today, whatever the time', () => {
    const hour = fc.integer({ min: 0, max: 23 })
    const day = fc.constantFrom('MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN')
    fc.assert(
      fc.property(hour, day, (at, weekday) => {
        const runs = nextRuns(read(`0 0 ${at} ? * ${weekday}`), today, 3)
        expect(runs).toHaveLength(3)
        for (const run of runs) {
          expect(run.slice(0, 3).toUpperCase()).toBe(weekday)
          expect(run.slice(4, 14) > today).toBe(true)
        }
      }),
    )
  })
})

describe('a schedule', () => {
  it.each([
    ['* * * * * ?', 'second'],
    ['0 0 2 * *', 'six or seven fields'],
    ['0 0 2 * * *', 'exactly one'],
    ['0 0 2 ? * ?', 'exactly one'],
    ['0 60 2 * * ?', 'no minute'],
    ['0 0 24 * * ?', 'no hour'],
    ['0 0 2 32 * ?', 'no day of the month'],
    ['0 0 2 0W * ?', 'no day of the month'],
    ['0 0 2 * 13 ?', 'no month'],
    ['0 0 2 ? * 8', 'no day of the week'],
    ['0 0 2 ? * MON#6', 'no day of the week'],
    ['0 0 2 ? * XYZ', 'no day of the week'],
    ['0 0/0 2 * * ?', 'no minute'],
    ['0 0 2 * * ? 1900', 'no year'],
  ])('"%s" is refused for its %s', (cron, words) => {
    expect(parseQuartz(cron)).toContain(words)
  })

  it.each([
    ['0 0 2 * * ?', 365 / 12, 1440],
    ['0 0/15 * * * ?', (365 * 96) / 12, 15],
    ['0 0 8,20 * * ?', (365 * 2) / 12, 720],
    ['0 0 3 1 * ?', 1, 1440],
  ])('"%s" runs %d times a month, %d minutes apart', (cron, runs, minutes) => {
    expect(runsPerMonth(read(cron), today)).toBeCloseTo(runs)
    expect(shortestInterval(read(cron))).toBe(minutes)
  })

  it('knows the days on which clocks change', () => {
    expect(clockChanges('Europe/Berlin', today)).toEqual(['2027-03-28', '2027-10-31'])
    expect(clockChanges('America/New_York', today)).toEqual(['2027-03-14', '2027-11-07'])
    expect(clockChanges('UTC', today)).toEqual([])
    expect(clockChanges('Asia/Tokyo', today)).toEqual([])
  })
})
