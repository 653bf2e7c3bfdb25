import type { JsonValue } from '../../../domain/assessment.ts'
import type { Understanding } from '../../../domain/brief.ts'
import type { Field } from '../fields.ts'
import { type Findings, nothing, setting, unsetting } from '../findings.ts'
import { isLeftBehind, isNegated } from '../negation.ts'
import { type Page, quoteOf, type Span, take } from '../page.ts'
import { correction } from '../resolve-hits.ts'

/** One item of a list, where it stands. */
export interface Item extends Span {
  readonly value: JsonValue
}

const adding =
  /\b(?:also|add|adding|additionally|in addition|plus|as well|too|include|including|extra|another|más|zusätzlich|aussi)\b/i

/**
 * Sets a parameter that is a list. "also x" adds to what was stated before, "not x" takes it out again, and any
 * other list takes the place of the earlier one. Blanks what it used.
 */
export function settingList(
  page: Page,
  field: Field,
  items: readonly Item[],
  understanding: Understanding,
  rule: string,
): Findings {
  const denied = deniedItems(page, items)
  const wanted = sinceCorrection(
    page,
    items.filter((item) => !denied.includes(item)),
  )
  const stated = statedList(understanding, field)
  const [first] = wanted.length > 0 ? wanted : denied
  const last = (wanted.length > 0 ? wanted : denied).at(-1)
  if (first === undefined || last === undefined) return nothing
  for (const item of items) take(page, item)
  const quote = quoteOf(page, { start: first.start, end: last.end })
  if (wanted.length === 0) {
    if (stated.length === 0 && understanding.choice !== 'settled' && isRemoval(page, first, last))
      return setting(field, unique(denied.map(({ value }) => value)), quote, rule)
    const left = without(stated, denied)
    if (left.length === stated.length) return nothing
    return left.length === 0 ? unsetting(field, quote, rule) : setting(field, left, quote, rule)
  }
  const values = unique(wanted.map(({ value }) => value))
  const isAdded = stated.length > 0 && adding.test(clauseAround(page, first))
  return setting(field, isAdded ? unique([...without(stated, denied), ...values]) : values, quote, rule)
}

/** "not a and b" denies both. */
function deniedItems(page: Page, items: readonly Item[]): readonly Item[] {
  const denied: Item[] = []
  for (const [index, item] of items.entries()) {
    const before = items[index - 1]
    const gap = before === undefined ? '' : page.text.slice(before.end, item.start)
    const goesOn = before !== undefined && denied.includes(before) && joined.test(gap)
    if (goesOn || isNegated(page, item) || isLeftBehind(page, item)) denied.push(item)
  }
  return denied
}

const joined = /^[\s"'`]{0,3}(?:,\s{0,2})?(?:and|or|nor|&|und|y|et|e)[\s"'`]{1,3}$/i
const removing = /\b(?:remove|delete|take)\s(?:[\w.]{1,20}\s){0,2}$/i

/** "remove ana@contoso.com from the group": what an order to take somebody out is about, when nothing else is known. */
function isRemoval(page: Page, first: Item, last: Item): boolean {
  const lead = page.text.slice(Math.max(0, first.start - 50), first.start)
  return (
    removing.test(lead) && /^[\s"'`)]{1,3}(?:from|out of)\b/i.test(page.text.slice(last.end, last.end + 14))
  )
}

/** "a, no wait, b" means b. */
function sinceCorrection(page: Page, items: readonly Item[]): readonly Item[] {
  const from = items.findLastIndex((item, index) => {
    const before = items[index - 1]
    return before !== undefined && correction.test(page.text.slice(before.end, item.start))
  })
  return from < 0 ? items : items.slice(from)
}

function statedList(understanding: Understanding, field: Field): JsonValue[] {
  const value = understanding.statements[field.scope]?.[field.name]?.value
  return Array.isArray(value) ? value : []
}

function without(values: readonly JsonValue[], items: readonly Item[]): JsonValue[] {
  const gone = new Set(items.map(({ value }) => JSON.stringify(value)))
  return values.filter((value) => !gone.has(JSON.stringify(value)))
}

function unique(values: readonly JsonValue[]): JsonValue[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}

/** The clause in which a span begins, and the rest of the span. */
function clauseAround(page: Page, span: Span): string {
  const start = Math.max(0, ...page.clauses.filter((one) => one.start <= span.start).map((one) => one.start))
  const end = Math.min(
    page.text.length,
    ...page.clauses.filter((one) => one.end >= span.end).map((one) => one.end),
  )
  return quoteOf(page, { start, end })
}
