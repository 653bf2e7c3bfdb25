import { matchGroup } from '../../../lib/match-group.ts'
import { type Field, nameBook, ofKind } from '../fields.ts'
import { type Findings, merge, nothing, objecting, setting } from '../findings.ts'
import { isFree, matchesOf, type Page, quoteOf, type Span, take } from '../page.ts'
import { findPhrases } from '../phrases.ts'

/** An amount of money a month; `currency` is `usd` unless another one is named. */
export interface Amount extends Span {
  readonly perMonth: number
  readonly currency: 'usd' | 'other'
  /** A currency or a period was written, so that it is money beyond doubt. */
  readonly clear: boolean
}

const pattern =
  /(?<![\w.,-])(?:(?<before>us\$|usd|eur|gbp|[$€£])\s?)?(?<number>\d{1,3}(?:(?:[, ]\d{3}){1,3}|(?:[.'’]\d{3}){1,3})(?!\d)|\d{1,9})(?<cents>\.\d{1,2})?\s?(?<scale>k\b|m\b|thousand\b)?\s?(?<after>usd|us\s?dollars?|dollars?|eur|euros?|gbp|pounds?|[$€£])?(?<period>\s?(?:\/|per|a|each|every)\s?(?:month|mo|year|yr|annum|week|day)\b|\s(?:monthly|yearly|annually|weekly|daily)\b)?(?![\w-])/gi

/** Amounts in the unused parts of a page. */
export function findAmounts(page: Page): Amount[] {
  return matchesOf(page.text, pattern)
    .map(amount)
    .filter((one) => isFree(page, one))
}

function amount(match: RegExpExecArray): Amount {
  const currency = (matchGroup(match, 'before') || matchGroup(match, 'after')).toLowerCase()
  const period = matchGroup(match, 'period').toLowerCase()
  const whole = Number(`${matchGroup(match, 'number').replace(/[, .'’]/g, '')}${matchGroup(match, 'cents')}`)
  const perMonth = whole * scaleOf(matchGroup(match, 'scale').toLowerCase()) * monthly(period)
  const leading = match[0].length - match[0].trimStart().length
  return {
    start: match.index + leading,
    end: match.index + match[0].trimEnd().length,
    perMonth: Math.round(perMonth * 100) / 100,
    currency: /eur|€|gbp|£|pound/.test(currency) ? 'other' : 'usd',
    clear: currency !== '' || period !== '',
  }
}

function scaleOf(word: string): number {
  if (word === '') return 1
  return word === 'm' ? 1_000_000 : 1000
}

function monthly(period: string): number {
  if (/year|yr|annu/.test(period)) return 1 / 12
  if (/week/.test(period)) return 52 / 12
  return /day|daily/.test(period) ? 365 / 12 : 1
}

/** Sets a `money` parameter, or says that its currency is not dollars. */
export function applyAmount(field: Field, found: Amount, quote: string, rule: string): Findings {
  if (found.currency === 'usd') return setting(field, found.perMonth, quote, rule)
  return objecting(field, quote, 'amounts are in US dollars here')
}

/** Money next to the words of a parameter ("budget 500"), or with a currency where only one parameter takes money. */
export function readMoney(page: Page, fields: readonly Field[]): Findings {
  const money = ofKind(fields, 'money')
  if (money.length === 0) return nothing
  const names = findPhrases(page, nameBook(money))
  return merge(
    ...findAmounts(page).map((found) => {
      const name = names.find((one) => isBeside(page, one, found))
      const field = name?.value ?? (money.length === 1 && found.clear ? money[0] : undefined)
      if (field === undefined) return nothing
      if (name !== undefined) take(page, name)
      take(page, found)
      return applyAmount(field, found, quoteOf(page, found), 'money')
    }),
  )
}

function isBeside(page: Page, name: Span, found: Span): boolean {
  const gap =
    found.start >= name.end ? page.text.slice(name.end, found.start) : page.text.slice(found.end, name.start)
  return gap.length <= 30 && !/[.;\n,]/.test(gap)
}
