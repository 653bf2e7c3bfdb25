/** What a number can be counted in. `thousand` is no unit of people but of parameters: 30k tokens are 30 of them. */
export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'month'
  | 'year'
  | 'megabyte'
  | 'gigabyte'
  | 'terabyte'
  | 'percent'
  | 'thousand'

/** Seconds, and gigabytes; a month counts 30 days. */
const sizes: Readonly<
  Record<Unit, { readonly of: 'time' | 'size' | 'share' | 'count'; readonly is: number }>
> = {
  second: { of: 'time', is: 1 },
  minute: { of: 'time', is: 60 },
  hour: { of: 'time', is: 3600 },
  day: { of: 'time', is: 86_400 },
  week: { of: 'time', is: 7 * 86_400 },
  month: { of: 'time', is: 30 * 86_400 },
  year: { of: 'time', is: 365 * 86_400 },
  megabyte: { of: 'size', is: 1 / 1024 },
  gigabyte: { of: 'size', is: 1 },
  terabyte: { of: 'size', is: 1024 },
  percent: { of: 'share', is: 1 },
  thousand: { of: 'count', is: 1000 },
}

const spellings: readonly (readonly [RegExp, Unit])[] = [
  [/^(?:s|secs?|seconds?|sekunden?|segundos?|secondes?|secondi)$/, 'second'],
  [/^(?:m|min|mins|minutes?|minuten?|minutos?|minuti)$/, 'minute'],
  [/^(?:h|hrs?|hours?|stunden?|horas?|heures?|ora|ore)$/, 'hour'],
  [/^(?:d|days?|tagen?|tage?|tag|d[ií]as?|jours?|giorn[oi])$/, 'day'],
  [/^(?:w|weeks?|wochen?|semanas?|semaines?|settiman[ae])$/, 'week'],
  [/^(?:months?|monaten?|monate?|monat|mes|meses|mois|mes[ei])$/, 'month'],
  [/^(?:y|years?|jahren?|jahre?|años?|anos?|ans?|ann[oi])$/, 'year'],
  [/^(?:mb|mib|megabytes?)$/, 'megabyte'],
  [/^(?:gb|gib|gigs?|gigabytes?|giga|go|gigaoctets?)$/, 'gigabyte'],
  [/^(?:tb|tib|terabytes?|tera|to|téraoctets?)$/, 'terabyte'],
  [/^%$/, 'percent'],
  [/^thousand$/, 'thousand'],
]

/** Units as people write them behind a number. */
export const unitPattern =
  'seconds?|secs?|sekunden?|segundos?|secondes?|secondi|s|minutes?|minuten?|minutos?|minuti|mins?|min|m|stunden?|horas?|heures?|ora|ore|tagen?|tage?|tag|d[ií]as?|jours?|giorn[oi]|wochen?|semanas?|semaines?|settiman[ae]|monaten?|monate?|monat|meses|mes[ei]|mois|jahren?|jahre?|años?|anos?|ann[oi]|hours?|hrs?|hr|h|days?|d|weeks?|months?|years?|[mgt]i?b|megabytes?|gigabytes?|gigs?|terabytes?|gigaoctets?|téraoctets?|(?-i:Go|To)(?=\\s*(?:$|[.,;)]|(?:de|en|par|pour|dans|et)\\b))'

/** The unit that a text begins with; undefined when it begins with none. */
export function unitOf(text: string): Unit | undefined {
  const [word = ''] = text.toLowerCase().split(' ')
  return spellings.find(([spelling]) => spelling.test(word))?.[1]
}

/** Whether it measures data. */
export function isSize(unit: Unit | undefined): boolean {
  return unit !== undefined && sizes[unit].of === 'size'
}

/** Whether a number in one unit can be a value of a parameter in another; without a unit it fits everything. */
export function fitsUnit(from: Unit | undefined, unit: string | undefined): boolean {
  const to = unitOf(unit ?? '')
  return from === undefined || (to !== undefined && sizes[from].of === sizes[to].of)
}

/** `value` in the unit of a parameter: `1 hour` is 60 where the unit is `min`, half a year 183 days. */
export function inUnit(value: number, from: Unit | undefined, unit: string | undefined): number {
  const to = unitOf(unit ?? '')
  if (to === 'thousand') return value >= 1000 ? value / 1000 : value
  if (from === undefined || to === undefined) return value
  const exact = Math.round((value * sizes[from].is * 1000) / sizes[to].is) / 1000
  return sizes[from].of === 'time' && from !== to && exact >= 1 ? Math.round(exact) : exact
}
