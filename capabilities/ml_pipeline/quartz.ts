/** A Quartz expression that starts at most one run a minute. */
export interface Quartz {
  readonly hours: readonly number[]
  readonly minutes: readonly number[]
  /** Whether it runs on a day of the calendar. */
  runsOn(day: Day): boolean
}

export interface Day {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly date: number
}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

/**
 * Reads six or seven fields as Quartz does: second, minute, hour, day of month, month, day of week and year.
 * What is wrong comes back as one clause (Quartz CronExpression, seen 2026-11; `W` of a list and `L-n` are not read).
 */
export function parseQuartz(text: string): Quartz | string {
  const fields = text.trim().toUpperCase().split(/\s+/)
  if (fields.length !== 6 && fields.length !== 7) {
    return 'a schedule has six or seven fields: second, minute, hour, day of month, month, day of week and perhaps year, as in 0 0 2 * * ?'
  }
  const [second = '', minute = '', hour = '', date = '', month = '', weekday = '', year = '*'] = fields
  if (!/^[0-5]?\d$/.test(second)) return 'the first field is one second from 0 to 59, usually 0'
  if ((date === '?') === (weekday === '?')) {
    return 'exactly one of day of month (fourth) and day of week (sixth) is a ?, as in 0 0 2 * * ? or 0 0 2 ? * MON'
  }
  const minutes = numbersOf(minute, 0, 59)
  if (minutes === undefined) return `"${minute}" is no minute from 0 to 59`
  const hours = numbersOf(hour, 0, 23)
  if (hours === undefined) return `"${hour}" is no hour from 0 to 23`
  const months = numbersOf(named(month, monthNames), 1, 12)
  if (months === undefined) return `"${month}" is no month from 1 to 12 or JAN to DEC`
  const years = numbersOf(year, 1970, 2099)
  if (years === undefined) return `"${year}" is no year from 1970 to 2099`
  const days = weekday === '?' ? datesOf(date) : weekdaysOf(named(weekday, dayNames))
  if (days === undefined) {
    return weekday === '?'
      ? `"${date}" is no day of the month from 1 to 31, L or LW`
      : `"${weekday}" is no day of the week from 1 (Sunday) to 7 or SUN to SAT`
  }
  return {
    hours,
    minutes,
    runsOn: (day) => years.includes(day.year) && months.includes(day.month) && days(day),
  }
}

/** Days in a month of the Gregorian calendar. */
export function lengthOfMonth({ year, month }: Day): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** 0 is Sunday. */
export function weekdayOf({ year, month, date }: Day): number {
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay()
}

type OnDay = (day: Day) => boolean

function datesOf(field: string): OnDay | undefined {
  if (field === 'L') return (day) => day.date === lengthOfMonth(day)
  if (field === 'LW') return (day) => day.date === nearestWorkday(day, lengthOfMonth(day))
  const nearest = /^(\d{1,2})W$/.exec(field)
  if (nearest !== null) {
    const wanted = Number(nearest[1])
    return wanted < 1 || wanted > 31 ? undefined : (day) => day.date === nearestWorkday(day, wanted)
  }
  const dates = numbersOf(field, 1, 31)
  return dates === undefined ? undefined : (day) => dates.includes(day.date)
}

function weekdaysOf(field: string): OnDay | undefined {
  const special = /^([1-7])(?:(L)|#([1-5]))$/.exec(field)
  if (special !== null) {
    const weekday = Number(special[1]) - 1
    const nth = Number(special[3] ?? '0')
    return (day) =>
      weekdayOf(day) === weekday &&
      (nth === 0 ? day.date + 7 > lengthOfMonth(day) : Math.ceil(day.date / 7) === nth)
  }
  const weekdays = numbersOf(field === 'L' ? '7' : field, 1, 7)
  return weekdays === undefined ? undefined : (day) => weekdays.includes(weekdayOf(day) + 1)
}

/** Monday to Friday nearest to a date, in the same month. */
function nearestWorkday(day: Day, wanted: number): number {
  const last = lengthOfMonth(day)
  const date = Math.min(wanted, last)
  const weekday = weekdayOf({ ...day, date })
  if (weekday === 6) return date === 1 ? 3 : date - 1
  if (weekday === 0) return date === last ? date - 2 : date + 1
  return date
}

function named(field: string, names: readonly string[]): string {
  return field.replaceAll(/[A-Z]{3}/g, (word) => {
    const index = names.indexOf(word)
    return index < 0 ? word : String(index + 1)
  })
}

/** Every number that a field means, ascending; undefined when it is no field of this range. */
function numbersOf(field: string, low: number, high: number): number[] | undefined {
  const all = new Set<number>()
  for (const part of field.split(',')) {
    const match = /^(?:(\*)|(\d{1,4})(?:-(\d{1,4}))?)(?:\/(\d{1,4}))?$/.exec(part)
    if (match === null) return undefined
    const step = match[4] === undefined ? 1 : Number(match[4])
    const first = match[1] === undefined ? Number(match[2]) : low
    const open = match[1] !== undefined || (match[3] === undefined && match[4] !== undefined)
    const last = open ? high : Number(match[3] ?? match[2])
    if (step < 1 || first < low || first > high || last < low || last > high) return undefined
    const span = last < first ? last - low + 1 + high - first : last - first
    for (let offset = 0; offset <= span; offset += step)
      all.add(low + ((first - low + offset) % (high - low + 1)))
  }
  return [...all].sort((left, right) => left - right)
}
