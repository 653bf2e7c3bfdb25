import type { Understanding } from '../../../domain/brief.ts'
import { matchGroup } from '../../../lib/match-group.ts'
import { type Field, ofKind, valueBook } from '../fields.ts'
import { type Findings, merge, nothing } from '../findings.ts'
import type { Page, Span } from '../page.ts'
import { type Found, findPhrases } from '../phrases.ts'
import { type Item, settingList } from './lists.ts'
import { numberOf, numberPattern } from './number-words.ts'
import { inUnit, unitOf, unitPattern } from './units.ts'

const above =
  'above|over|more than|greater than|higher than|longer than|bigger than|exceed(?:s|ed|ing)?|beyond|past|>=?|≥|at least|reach(?:es)?|hits|cross(?:es)?|pass(?:es)?|über|mehr als|größer als|übersteigt|überschreitet|supere|supera|superior a|más de|mayor (?:de|que|a)|por encima de|dépasse|plus de|supérieure? à|au-dessus de|oltre|più di|superiore (?:a|al)|acima de|mais de|ultrapass[ae]'
const below =
  'below|beneath|under|less than|lower than|fewer than|<=?|≤|at most|drops? to|falls? to|unter|weniger als|unterschreitet|menos de|inferior a|por debajo de|baje de|moins de|inférieure? à|en dessous de|sotto|meno di|inferiore (?:a|al)|abaixo de'
const article = String.raw`(?:\s(?:the|a|an|el|la|le|il|los?|die|den|\d{1,2}th))?`
const operator = String.raw`(?:(?<above>${above})|(?<below>${below}))${article}\s{0,2}`
const value = String.raw`(?<number>${numberPattern})\s?(?<unit>%|percent|per cent|prozent|por ciento|por cento|pour cent|per cento|milliseconds?|ms|seconds?|sekunden|segundos|secondes|secondi|s\b|gb|mb)?`
const orMore = String.raw`\s(?:(?:or|and)\s(?:(?<up>more|higher|above|over|up)|(?<down>less|fewer|lower|below|under))\b)`
const time = String.raw`(?:(?<window>${numberPattern})[\s-]?)(?<period>${unitPattern})(?![\p{L}\d])`
const lasting = String.raw`(?:\b(?:for|over|within|during|in|lasting|longer than|für|während|innerhalb von|in|durante|en|pendant|per|por)\s(?:the\slast\s|at\sleast\s|more\sthan\s|longer\sthan\s|(?:a\s)?(?:full|whole)\s|any\s|about\s|más\sde\s|mehr\sals\s|plus\sde\s)?${time}|\s(?:per|an?|each|every|pro)\s(?<each>minute|hour|day))`
const window = String.raw`(?:[^.;\n]{0,14}?${lasting})?`
/** "CPU is above 80% for 10 minutes", "5xx 20 or more in 5 minutes". */
const behind = new RegExp(
  String.raw`^(?<gap>[^.;\n]{0,24}?)\s{0,2}(?:${operator}${value}|\b${value}${orMore})${window}`,
  'iu',
)
/** "more than ten failed jobs in an hour": what stands in front of the signal, and what may follow it. */
const before = new RegExp(String.raw`(?<![\p{L}\d])${operator}${value}\s(?:of\s|(?:such\s)?)$`, 'iu')
const after = new RegExp(`^${window}`, 'iu')

/** Thresholds that somebody gave: "alert when CPU is above 80% for 10 minutes". The signals are those of the parameter. */
export function readAlerts(page: Page, fields: readonly Field[], understanding: Understanding): Findings {
  return merge(
    ...ofKind(fields, 'alerts').map((field) => {
      const items = findAlerts(page, field)
      return items.length === 0 ? nothing : settingList(page, field, items, understanding, 'alerts')
    }),
  )
}

/** Signals with the threshold in front of them or behind them, in the unused parts of a page. */
export function findAlerts(page: Page, field: Field): Item[] {
  const signals = findPhrases(page, valueBook(field))
  return signals.flatMap((signal, index): Item[] => {
    const item = thresholdBefore(page, signal) ?? thresholdBehind(page, signal, signals[index + 1])
    return item === undefined ? [] : [item]
  })
}

function thresholdBefore(page: Page, signal: Found<string>): Item | undefined {
  const lead = page.text.slice(Math.max(0, signal.start - 60), signal.start)
  const match = before.exec(lead)
  const lasts = after.exec(page.text.slice(signal.end, signal.end + 80))
  if (match === null || lasts === null) return undefined
  const start = signal.start - lead.length + match.index
  const end = signal.end + lasts[0].trimEnd().length
  return item({ start, end }, signal.value, { match, lasts })
}

function thresholdBehind(
  page: Page,
  signal: Found<string>,
  next: Found<string> | undefined,
): Item | undefined {
  const match = behind.exec(page.text.slice(signal.end, signal.end + 160))
  if (match === null) return undefined
  const isOfNext = next !== undefined && next.start < signal.end + matchGroup(match, 'gap').length
  if (isOfNext) return undefined
  const end = signal.end + match[0].trimEnd().length
  return item({ start: signal.start, end }, signal.value, { match, lasts: match })
}

interface Parts {
  readonly match: RegExpExecArray
  /** Where the time is written. */
  readonly lasts: RegExpExecArray
}

function item(span: Span, signal: string, { match, lasts }: Parts): Item {
  const of = (name: string): string => matchGroup(match, name)
  const unit = unitName(of('unit').toLowerCase())
  const minutes = minutesOf(lasts)
  const isAbove = of('above') !== '' || of('up') !== ''
  return {
    ...span,
    value: {
      signal,
      operator: isAbove ? 'above' : 'below',
      threshold: numberOf(of('number')),
      ...(unit === undefined ? {} : { unit }),
      ...(minutes > 0 ? { minutes } : {}),
    },
  }
}

const minutesEach: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440 }

function minutesOf(match: RegExpExecArray): number {
  const each = minutesEach[matchGroup(match, 'each').toLowerCase()]
  if (each !== undefined) return each
  const number = matchGroup(match, 'window')
  return number === '' ? 0 : inUnit(numberOf(number), unitOf(matchGroup(match, 'period')), 'min')
}

function unitName(text: string): string | undefined {
  if (text === '') return undefined
  if (/^(?:%|p)/.test(text)) return '%'
  if (text === 'gb' || text === 'mb') return text.toUpperCase()
  return text.startsWith('m') ? 'ms' : 's'
}
