import type { Understanding } from '../../../domain/brief.ts'
import { matchGroup } from '../../../lib/match-group.ts'
import { type Field, ofKind, valueBook } from '../fields.ts'
import { type Findings, merge, nothing } from '../findings.ts'
import type { Page } from '../page.ts'
import { findPhrases } from '../phrases.ts'
import { type Item, settingList } from './lists.ts'

const above =
  'above|over|more than|greater than|higher than|exceeds?|exceeding|beyond|>=?|≥|at least|reaches|hits|goes (?:above|over)|crosses'
const below =
  'below|under|less than|lower than|fewer than|<=?|≤|at most|drops (?:below|under|to)|falls (?:below|under|to)|goes (?:below|under)'
const threshold = new RegExp(
  String.raw`^[^.;\n]{0,20}?\s{0,2}(?:(?<above>${above})|(?<below>${below}))\s{0,2}(?<number>\d{1,9}(?:\.\d{1,3})?)\s?(?<unit>%|percent|ms|milliseconds?|seconds?|s\b|gb|mb|requests?|errors?)?(?:[^.;\n]{0,12}?\b(?:for|over|within|during|in)\s(?:the last\s|at least\s|more than\s)?(?<window>\d{1,3})\s?(?<period>minutes?|mins?|m\b|hours?|hrs?|h\b))?`,
  'i',
)

/** Thresholds that somebody gave: "alert when CPU is above 80% for 10 minutes". The signals are those of the parameter. */
export function readAlerts(page: Page, fields: readonly Field[], understanding: Understanding): Findings {
  return merge(
    ...ofKind(fields, 'alerts').map((field) => {
      const items = findAlerts(page, field)
      return items.length === 0 ? nothing : settingList(page, field, items, understanding, 'alerts')
    }),
  )
}

/** Signals with the threshold behind them, in the unused parts of a page. */
export function findAlerts(page: Page, field: Field): Item[] {
  return findPhrases(page, valueBook(field)).flatMap((signal): Item[] => {
    const match = threshold.exec(page.text.slice(signal.end, signal.end + 120))
    if (match === null) return []
    const span = { start: signal.start, end: signal.end + match[0].trimEnd().length }
    return [{ ...span, value: { signal: signal.value, ...thresholdOf(match) } }]
  })
}

function thresholdOf(match: RegExpExecArray) {
  const window = Number(matchGroup(match, 'window'))
  const isHours = matchGroup(match, 'period').toLowerCase().startsWith('h')
  const unit = unitName(matchGroup(match, 'unit').toLowerCase())
  return {
    operator: matchGroup(match, 'above') === '' ? 'below' : 'above',
    threshold: Number(matchGroup(match, 'number')),
    ...(unit === undefined ? {} : { unit }),
    ...(window > 0 ? { minutes: isHours ? window * 60 : window } : {}),
  }
}

function unitName(text: string): string | undefined {
  if (text === '%' || text === 'percent') return '%'
  if (text.startsWith('ms') || text.startsWith('milli')) return 'ms'
  if (text === 's' || text.startsWith('second')) return 's'
  return text === 'gb' || text === 'mb' ? text.toUpperCase() : undefined
}
