import type { JsonValue } from '../../domain/assessment.ts'
import type { Understanding } from '../../domain/brief.ts'
import type { Field } from './fields.ts'
import { doubting, type Findings, nothing, setting, unsetting } from './findings.ts'
import { isLeftBehind, isNegated, isSwitchedOff } from './negation.ts'
import { type Page, quoteOf, type Span, take } from './page.ts'

/** Words that mean a value, or one of several (`options`). */
export interface Hit extends Span {
  readonly value: JsonValue
  readonly options?: readonly string[]
}

/** Words between two values of which the second one is meant. */
export const correction =
  /\b(?:actually|instead|no wait|wait|sorry|rather|i mean|i meant|correction|make (?:that|it)|scratch that|on second thought|change (?:it|that)?|changed my mind|better|now|no(?=\s{0,3}(?:[,;:.!–—-]|$))|nein|pardon|perd[oó]n|scusa|desculp[ae]|oops|ups|whoops|typo)\b|\bedit\s?:|\bwrong\b/i

/**
 * Makes one statement of all words found for a field: what is negated was never said, a later value wins when words
 * of correction stand between, and two different values otherwise are a question.
 */
export function resolveHits(request: {
  readonly page: Page
  readonly field: Field
  readonly hits: readonly Hit[]
  readonly rule: string
  readonly understanding: Understanding
}): Findings {
  const { page, field, hits, rule, understanding } = request
  for (const hit of hits) take(page, hit)
  const denied = hits.filter((hit) => isDenied(page, hit))
  const wanted = hits.filter((hit) => !denied.includes(hit))
  const praised = wanted.filter((hit) => !isComplaint(page, hit) && !isHearsay(page, hit))
  const meant = praised.length > 0 ? praised : wanted
  const exact = meant.filter((hit) => hit.options === undefined)
  const corrected = correctedHit(page, exact) ?? confirmedHit(page, exact, rule)
  const last = corrected ?? exact.at(-1) ?? meant.at(-1)
  if (last === undefined) return takenBack(request, denied, understanding)
  const quote = quoteOf(page, last)
  if (last.options !== undefined) return doubting(field, quote, last.options)
  const values = [...new Set(exact.map((hit) => JSON.stringify(hit.value)))]
  if (values.length === 1 || corrected !== undefined || isCorrected(page, exact, last))
    return setting(field, last.value, quote, rule)
  const whole = { start: Math.min(...exact.map((hit) => hit.start)), end: last.end }
  const options = values.map((value) => String(JSON.parse(value)))
  return doubting(field, whole.end - whole.start <= 80 ? quoteOf(page, whole) : quote, options)
}

/** "low priority keeps getting preempted" tells why another value is wanted. */
function isComplaint(page: Page, { end }: Span): boolean {
  return /^\s(?:\w{1,12}\s)?(?:keeps|keep|kept|gets|failed|fails|(?:is|are|was|were)\stoo|(?:did|does|do)(?:\snot|n['’]t)\s(?:work|fit|suffice))\b/i.test(
    page.text.slice(end, end + 40),
  )
}

/** "Somebody mentioned streaming" is no wish, where there is another one. */
function isHearsay(page: Page, { start }: Hit): boolean {
  return /\b(?:somebody|someone|people|others|jemand|alguien|quelqu['’]un)\s(?:had\s|has\s|also\s|once\s|even\s|hat\s)?(?:mentioned|suggested|proposed|brought up|talked about|spoke of|said|erwähnte|mencionó|a parlé de|a proposé)\s(?:[\w-]{1,12}\s){0,3}$/i.test(
    page.text.slice(Math.max(0, start - 80), start),
  )
}

function isDenied(page: Page, hit: Hit): boolean {
  return (
    isNegated(page, hit) ||
    isLeftBehind(page, hit) ||
    isSwitchedOff(page, hit) ||
    postponed.test(page.text.slice(hit.end, hit.end + 40))
  )
}

/** "production comes after summer" is not wanted now. */
const postponed =
  /^\s(?:comes|follows|(?:will|is going to|should) (?:come|follow)|(?:later|next|afterwards)\b(?!\s\p{L}))/iu
const meaning = /\b(?:i mean|i meant|actually|correction:?|make (?:that|it))[\s:,]{1,3}(?:in |the )?$/i

/** "Sorry, I mean y, x is closed": what is named as meant stands, when all that follows was said before. */
function correctedHit(page: Page, hits: readonly Hit[]): Hit | undefined {
  const index = hits.findLastIndex((hit) =>
    meaning.test(page.text.slice(Math.max(0, hit.start - 30), hit.start)),
  )
  const earlier = new Set(hits.slice(0, Math.max(0, index)).map(({ value }) => JSON.stringify(value)))
  const later = hits.slice(index + 1)
  return later.every(({ value }) => earlier.has(JSON.stringify(value))) ? hits[index] : undefined
}

/** "Cool is right", "ZRS ist richtig". */
const confirmed =
  /^["'`]?(?:\s(?:tier|region|network|replication))?\s(?:is|ist|es|est|è|é)\s(?:(?:in fact|indeed|really|perfectly|actually|aber|doch|schon|wirklich|bien)\s)?(?:right|correct|enough|what we (?:want|need)|the (?:right|correct) (?:one|choice)|richtig|korrekt|genug|(?:lo )?correcto|suficiente|suffisant|juste|giusto|corretto|certo)(?=[\s.,;!)]|$)/i
/** "it's for backups". */
const purposed =
  /\b(?:(?:it|this|that|das|es)(?:['’]s|\sis|\sist)|(?:c['’]|ce\s)est|es|is used)\s(?:only\s|just\s|mainly\s|meant\s|intended\s|nur\s)?(?:for|für|pour|para)\s$/i
const doubted =
  /\b(?:if|whether|unless|think|guess|sure|maybe|perhaps|ob|wenn|si|quizás|peut-être)\s(?:[\w'’]{1,12}\s){0,3}$/i

/** "X is right", and not "if X is right". */
export function isConfirmed(page: Page, { start, end }: Span): boolean {
  return (
    confirmed.test(page.text.slice(end, end + 60)) &&
    !doubted.test(page.text.slice(Math.max(0, start - 40), start))
  )
}

/** The one value that the writer calls the right one, or says the thing is for. */
function confirmedHit(page: Page, hits: readonly Hit[], rule: string): Hit | undefined {
  const told = hits.filter(
    (hit, index) => isConfirmed(page, hit) || (rule === 'choice' && isPurpose(page, hit, hits[index + 1])),
  )
  const values = new Set(told.map(({ value }) => JSON.stringify(value)))
  return values.size === 1 ? told.at(-1) : undefined
}

/** "It's for backups", and not "for backups and logs". */
function isPurpose(page: Page, hit: Hit, next: Hit | undefined): boolean {
  const isLast = next === undefined || /[.;!?\n]/.test(page.text.slice(hit.end, next.start))
  return isLast && purposed.test(page.text.slice(Math.max(0, hit.start - 40), hit.start))
}

/** A denied value that was stated earlier is not wanted any more. */
function takenBack(
  request: { readonly page: Page; readonly field: Field; readonly rule: string },
  denied: readonly Hit[],
  understanding: Understanding,
): Findings {
  const { page, field, rule } = request
  const stated = understanding.statements[field.scope]?.[field.name]
  const same = denied.find((hit) => stated !== undefined && hit.value === stated.value)
  const last = same ?? denied.at(-1)
  const opposite = typeof last?.value === 'string' ? field.meta.opposites?.[last.value] : undefined
  if (opposite !== undefined && last !== undefined) return setting(field, opposite, quoteOf(page, last), rule)
  return same === undefined ? nothing : unsetting(field, quoteOf(page, same), rule)
}

function isCorrected(page: Page, hits: readonly Hit[], last: Hit): boolean {
  const others = hits.filter((hit) => JSON.stringify(hit.value) !== JSON.stringify(last.value))
  const from = Math.max(last.start - 80, ...others.map((hit) => hit.end))
  const between = page.text.slice(from, last.start)
  return correction.test(between) || /^[\s,]{0,3}instead\b/i.test(page.text.slice(last.end, last.end + 20))
}
