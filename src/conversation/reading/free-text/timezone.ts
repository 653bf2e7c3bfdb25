import { type Field, ofKind } from '../fields.ts'
import { type Findings, merge, nothing, setting } from '../findings.ts'
import { isFree, type Page, quoteOf, type Span, spansOf, take } from '../page.ts'
import { findPhrases, phraseBook } from '../phrases.ts'

/** Words for time zones of the IANA database; abbreviations that mean several are left out. */
const words: Readonly<Record<string, readonly string[]>> = {
  UTC: ['utc', 'gmt', 'zulu time'],
  'Europe/London': ['london time', 'uk time', 'british time'],
  'Europe/Berlin': ['cet', 'cest', 'berlin time', 'german time', 'central european time'],
  'Europe/Paris': ['paris time', 'french time'],
  'Europe/Madrid': ['madrid time', 'spanish time'],
  'Europe/Amsterdam': ['amsterdam time', 'dutch time'],
  'Europe/Zurich': ['zurich time', 'swiss time'],
  'Europe/Rome': ['rome time', 'italian time'],
  'Europe/Stockholm': ['stockholm time', 'swedish time'],
  'America/New_York': ['eastern time', 'eastern', 'et', 'edt', 'new york time', 'us eastern'],
  'America/Chicago': ['central time', 'cdt', 'chicago time', 'us central time'],
  'America/Denver': ['mountain time', 'mdt', 'denver time'],
  'America/Los_Angeles': ['pacific time', 'pacific', 'pst', 'pdt', 'pt', 'seattle time', 'us pacific'],
  'America/Sao_Paulo': ['sao paulo time', 'brasilia time'],
  'Asia/Kolkata': ['india time', 'indian time', 'indian standard time'],
  'Asia/Singapore': ['singapore time', 'sgt'],
  'Asia/Tokyo': ['tokyo time', 'jst', 'japan time'],
  'Australia/Sydney': ['sydney time', 'aest', 'aedt'],
}
const book = phraseBook(
  Object.entries(words).flatMap(([zone, list]) => list.map((word): [string, string] => [word, zone])),
)
const ianaName =
  /(?<![\w/])(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)\/[A-Za-z_+-]{2,30}(?:\/[A-Za-z_]{2,30})?(?![\w/])/g

/** Time zones in the unused parts of a page. */
export function findTimezones(page: Page): (Span & { readonly zone: string })[] {
  const named = spansOf(page.text, ianaName)
    .filter((span) => isFree(page, span))
    .map((span) => ({ ...span, zone: quoteOf(page, span) }))
  const said = findPhrases(page, book).map(({ start, end, value }) => ({ start, end, zone: value }))
  return [...named, ...said].toSorted((left, right) => left.start - right.start)
}

/** Sets the parameters that are time zones. */
export function readTimezones(page: Page, fields: readonly Field[]): Findings {
  const targets = ofKind(fields, 'timezone')
  const [found] = targets.length === 0 ? [] : findTimezones(page)
  if (found === undefined) return nothing
  take(page, found)
  return merge(...targets.map((field) => setting(field, found.zone, quoteOf(page, found), 'timezone')))
}
