import type { Field } from '../fields.ts'
import { ofKind } from '../fields.ts'
import { type Findings, merge, nothing, setting } from '../findings.ts'
import { type Page, quoteOf, type Span, take } from '../page.ts'
import { wordsOf } from '../phrases.ts'
import { findQuantities, type Quantity } from './quantities.ts'
import { fitsUnit, inUnit, type Unit, unitOf } from './units.ts'

/** Words before a time that measure from then on: "after 20 minutes", "for an hour", "within 60 days". */
const measuring =
  /\b(?:after|for|within|in|of|during|up to|nach|innerhalb|für|binnen|después de|tras|durante|après|pendant|au bout de|dopo|per|entro|após|depois de|por|idle)\s(?:about\s|some\s|another\s|the\s|ca\.?\s|etwa\s|unos\s|environ\s|circa\s|cerca de\s)?$/i
const repeating = /\b(?:every|each|per|a|alle|cada|toutes? les|tous les|ogni)\s$/i
interface Target {
  readonly field: Field
  readonly context: readonly string[]
}

/** A time of minutes is not said in weeks, and one of days not in minutes. */
const short: readonly (Unit | undefined)[] = ['second', 'minute', 'hour']

/**
 * Times that no words of a parameter stand beside, in a sentence that says what they are for: "switch it off when
 * nobody used it for half an hour". Blanks what it used.
 */
export function readTimesInContext(page: Page, fields: readonly Field[]): Findings {
  const targets = ofKind(fields, 'count').flatMap((field) =>
    field.meta.context === undefined ? [] : [{ field, context: field.meta.context }],
  )
  if (targets.length === 0) return nothing
  const times = findQuantities(page).filter(({ unit, shape }) => unit !== undefined && shape !== 'range')
  return merge(...times.map((time) => readTime(page, targets, time)))
}

function readTime(page: Page, targets: readonly Target[], time: Quantity): Findings {
  const lead = page.text.slice(Math.max(0, time.start - 30), time.start)
  const isIdle = /\bidle\b/i.test(quoteOf(page, time))
  const isMeant = isIdle || measuring.test(lead) || isBesideContext(page, targets, time)
  const value = time.high ?? time.low
  if (value === undefined || repeating.test(lead) || !isMeant) return nothing
  const said = wordsAround(page, time)
  const rated = targets
    .filter(({ field }) => isOf(field, value, time.unit))
    .map(({ field, context }) => ({ field, rank: rankOf(context, said) }))
  const best = Math.max(0, ...rated.map(({ rank }) => rank))
  const chosen = rated.filter(({ rank }) => rank === best && rank > 0)
  if (chosen.length === 0) return nothing
  take(page, time)
  return merge(
    ...chosen.map(({ field }) =>
      setting(field, inUnit(value, time.unit, field.meta.unit), quoteOf(page, time), 'count'),
    ),
  )
}

/** The parameter takes this much of this unit. */
function isOf({ meta, schema }: Field, value: number, unit: Quantity['unit']): boolean {
  if (meta.unit === undefined || !fitsUnit(unit, meta.unit)) return false
  if (short.includes(unit) !== short.includes(unitOf(meta.unit))) return false
  return schema.safeParse(inUnit(value, unit, meta.unit)).success
}

/** A word of the context right before or behind: "60 days recoverable". */
function isBesideContext(page: Page, targets: readonly Target[], time: Span): boolean {
  const words = new Set(targets.flatMap(({ context }) => context))
  const before = page.tokens.findLast(({ end }) => end <= time.start)
  const behind = page.tokens.find(({ start }) => start >= time.end)
  return [before, behind].some((token) => token !== undefined && words.has(token.norm))
}

/** How many words of the longest entry of the context stand in the sentence; 0 when no entry is there as a whole. */
function rankOf(context: readonly string[], said: ReadonlySet<string>): number {
  const entries = context.map(wordsOf).filter((words) => words.every((word) => said.has(word)))
  return Math.max(0, ...entries.map((words) => words.length))
}

/** The words of the sentence up to 120 characters away. */
function wordsAround(page: Page, { start, end }: Span): ReadonlySet<string> {
  const sentence = page.tokens.find((token) => token.end > start)?.sentence
  const near = page.tokens.filter(
    (token) => token.sentence === sentence && token.end > start - 120 && token.start < end + 120,
  )
  return new Set(near.map(({ norm }) => norm))
}
