import { matchGroup } from '../../../lib/match-group.ts'
import { type Field, nameBook, ofKind } from '../fields.ts'
import { type Findings, merge, nothing, setting } from '../findings.ts'
import { isFree, matchesOf, type Page, quoteOf, type Span, take } from '../page.ts'
import { findPhrases } from '../phrases.ts'

/** Months in English, German, Spanish, French, Italian and Portuguese. */
const months = [
  'jan[a-z]{0,6}|janeiro|enero|gennaio',
  'feb[a-z]{0,6}|fevereiro|févr(?:ier)?',
  'mar[a-z]{0,3}|märz|maerz|março',
  'apr[a-z]{0,3}|abr(?:il)?|avr(?:il)?',
  'may|mayo|mai|maio|maggio',
  'jun[a-z]{0,2}|juin|giugno',
  'jul[a-z]{0,2}|juil(?:let)?|luglio',
  'aug[a-z]{0,3}|agosto|ago|août',
  'sep[a-z]{0,6}|settembre|setembro',
  'oct[a-z]{0,4}|okt(?:ober)?|ottobre|outubro',
  'nov[a-z]{0,6}',
  'dec[a-z]{0,5}|dez(?:ember|embro)?|dic[a-z]{0,6}|déc(?:embre)?',
].map((names) => new RegExp(`^(?:${names})$`, 'i'))
const month = `(?:${months.map(({ source }) => source.slice(1, -1)).join('|')})`
const pattern = new RegExp(
  String.raw`(?<![\w-])(?:(?<iso>20\d\d-\d\d-\d\d)|(?<day3>0?[1-9]|[12]\d|3[01])\.(?<month3>0?[1-9]|1[0-2])\.(?<year3>20\d\d)|(?<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s(?:of\s|de\s)?(?<month>${month})\.?,?\s(?:de\s)?(?<year>20\d\d)|(?<month2>${month})\.?\s(?<day2>\d{1,2})(?:st|nd|rd|th)?,?\s(?<year2>20\d\d))(?![\w-])`,
  'gi',
)
const until =
  /\b(?:until|till|through|before|by|bis(?:\s+zum)?|hasta(?:\s+el)?|jusqu['’]au|fino\s+al|até|expires?(?:\s+on)?|ends?(?:\s+on)?|close(?:d|s)?(?:\s+(?:it|them|this|again)){0,2}\s+on|(?:fermer|fermée?|expire)\s+le|(?:cerrar(?:lo|la)?|vence|caduca)\s+el)\s+(?:the\s+)?$/i
const ended = /^\s(?:wieder\s)?(?:schließen|zumachen|geschlossen|ablaufen|auslaufen|enden)\b/i

/** Calendar days in the unused parts of a page, as YYYY-MM-DD. */
export function findDates(page: Page): (Span & { readonly value: string })[] {
  return matchesOf(page.text, pattern)
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      value: dateOf(match),
    }))
    .filter((one) => isFree(page, one))
}

function dateOf(match: RegExpMatchArray): string {
  const of = (name: string): string => matchGroup(match, name)
  if (of('iso') !== '') return of('iso')
  if (of('year3') !== '')
    return `${of('year3')}-${of('month3').padStart(2, '0')}-${of('day3').padStart(2, '0')}`
  const name = of('month') || of('month2')
  const number = String(months.findIndex((one) => one.test(name)) + 1).padStart(2, '0')
  return `${of('year') || of('year2')}-${number}-${(of('day') || of('day2')).padStart(2, '0')}`
}

/** Dates next to the words of a `date` parameter, or behind "until" where only one parameter is a date. */
export function readDates(page: Page, fields: readonly Field[]): Findings {
  const dates = ofKind(fields, 'date')
  if (dates.length === 0) return nothing
  const names = findPhrases(page, nameBook(dates))
  return merge(
    ...findDates(page).map((found) => {
      const name = names.find((one) => one.end <= found.start && found.start - one.end <= 20)
      const ending =
        until.test(page.text.slice(Math.max(0, found.start - 40), found.start)) ||
        ended.test(page.text.slice(found.end, found.end + 24))
      const field = name?.value ?? (dates.length === 1 && ending ? dates[0] : undefined)
      if (field === undefined) return nothing
      take(page, found)
      return setting(field, found.value, quoteOf(page, found), 'date')
    }),
  )
}
