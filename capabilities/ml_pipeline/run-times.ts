import { type Day, type Quartz, weekdayOf } from './quartz.ts'

const dayMilliseconds = 86_400_000
const daysInYear = 365
const minutesInDay = 1440
/** Leap days are the rarest thing a schedule can name. */
const daysSearched = 8 * 366 + 1
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** The next `count` runs after the day `today` (YYYY-MM-DD), on the clock of the schedule: `Mon 2026-11-23 02:00`. */
export function nextRuns(quartz: Quartz, today: string, count: number): string[] {
  const runs: string[] = []
  for (let ahead = 1; ahead <= daysSearched && runs.length < count; ahead += 1) {
    const day = dayAfter(today, ahead)
    if (quartz.runsOn(day)) {
      for (const time of timesOf(quartz).slice(0, count - runs.length))
        runs.push(`${printDay(day)} ${printTime(time)}`)
    }
  }
  return runs
}

/** Runs in an average month, counted over the year after `today`. */
export function runsPerMonth(quartz: Quartz, today: string): number {
  const days = Array.from({ length: daysInYear }, (_, index) => dayAfter(today, index + 1))
  return (days.filter((day) => quartz.runsOn(day)).length * timesOf(quartz).length) / 12
}

/** The shortest time between two runs of one day, in minutes; 1440 when there is one run a day. */
export function shortestInterval(quartz: Quartz): number {
  const times = timesOf(quartz)
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  return Math.min(minutesInDay, ...gaps)
}

/** Days in the year after `today` on which the clock of `zone` is put forward or back, YYYY-MM-DD. */
export function clockChanges(zone: string, today: string): string[] {
  const clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  const offsets = Array.from({ length: daysInYear + 1 }, (_, index) => {
    const at = new Date(Date.parse(today) + index * dayMilliseconds)
    return clock.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value
  })
  return offsets.flatMap((offset, index) => {
    if (index === 0 || offset === offsets[index - 1]) return []
    return [new Date(Date.parse(today) + (index - 1) * dayMilliseconds).toISOString().slice(0, 10)]
  })
}

function timesOf({ hours, minutes }: Quartz): number[] {
  return hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute))
}

function dayAfter(today: string, days: number): Day {
  const at = new Date(Date.parse(today) + days * dayMilliseconds)
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() }
}

function printDay(day: Day): string {
  const { year, month, date } = day
  return `${weekdays[weekdayOf(day)]} ${year}-${twoDigits(month)}-${twoDigits(date)}`
}

function printTime(minutes: number): string {
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
