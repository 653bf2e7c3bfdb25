import { ConfigError } from '../../domain/errors.ts'
import type { Clock } from '../../ports/clock.ts'

/** A clock that stands on the day of `--today`, or the machine's. @throws ConfigError when it is no date. */
export function clockOf(today: string | undefined): Clock {
  if (today === undefined) return { now: () => new Date() }
  const date = new Date(`${today}T12:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today) || Number.isNaN(date.getTime())) {
    throw new ConfigError(`--today is "${today}": write a date as YYYY-MM-DD`)
  }
  return { now: () => date }
}
