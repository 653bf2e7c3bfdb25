import { type Field, ofKind } from '../fields.ts'
import { type Findings, merge, nothing, setting } from '../findings.ts'
import { type Page, quoteOf, take } from '../page.ts'
import { findQuantities } from './quantities.ts'
import { inUnit } from './units.ts'

const days: readonly string[] = ['day', 'week', 'month', 'year']
const lasting =
  /\b(?:for|over|during|within|limited to|valid for|expires? (?:in|after)|only)\s+(?:the\s+)?(?:next\s+)?(?:about\s+)?$/i
/** "kept for three weeks" says how long data lives, and not the thing itself. */
const aboutData =
  /\b(?:kept|keep|keeps|keeping|retain\w{0,4}|recover\w{0,4}|restor\w{0,4}|stored?|stores|cached?|caches|archived?|undelete\w?|immutable|unchangeable|changed|retention|deleted|histor\w{1,2}|look(?:s|ing)? back)\b[^.;,\n]{0,30}$/i
const dayMs = 86_400_000

/** How long something is wanted: "for two weeks" is the day two weeks from `today`, for parameters that are an end. */
export function readDurations(page: Page, fields: readonly Field[], today: string): Findings {
  const ends = ofKind(fields, 'date').filter(({ name }) => name === 'expires')
  const [found] =
    ends.length === 0
      ? []
      : findQuantities(page).filter(
          ({ start, end, unit, shape }) =>
            shape === 'one' &&
            unit !== undefined &&
            days.includes(unit) &&
            lasting.test(page.text.slice(Math.max(0, start - 40), start)) &&
            !aboutData.test(page.text.slice(Math.max(0, start - 60), start)) &&
            !/^\s(?:now|ago|already|straight)\b/i.test(page.text.slice(end, end + 12)),
        )
  if (found?.high === undefined) return nothing
  take(page, found)
  const end = new Date(Date.parse(today) + inUnit(found.high, found.unit, 'days') * dayMs)
  const value = end.toISOString().slice(0, 10)
  return merge(...ends.map((field) => setting(field, value, quoteOf(page, found), 'duration')))
}
