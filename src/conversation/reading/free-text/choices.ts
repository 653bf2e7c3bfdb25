import type { Understanding } from '../../../domain/brief.ts'
import { type Field, nameBook, ofKind, valueBook } from '../fields.ts'
import { type Findings, merge, setting } from '../findings.ts'
import { isNegated, isSwitchedOff } from '../negation.ts'
import { type Page, quoteOf, type Span, spansOf, take } from '../page.ts'
import { type Found, findPhrases, phraseBook } from '../phrases.ts'
import { resolveHits } from '../resolve-hits.ts'
import type { CapabilityWords } from '../router.ts'
import { settingList } from './lists.ts'

/** Values that are said of many things; they count next to the parameter's own words, or where a synonym is one. */
const generic = new Set(
  (
    'none default all any mixed custom other standard basic yes no true false on off open close public private small large ' +
    'medium manual auto automatic both'
  ).split(' '),
)
/** Verbs of requests, which say something about a parameter only next to its own words or its capability's. */
const verbs = new Set('add change update remove delete revoke create new read write use'.split(' '))

/**
 * Words of enumerated parameters: "private access only", "for streaming". A value that is a word for another parameter
 * too, as the role Owner, counts only next to its parameter's own words.
 */
export function readChoices(
  page: Page,
  fields: readonly Field[],
  understanding: Understanding,
  capabilityWords: readonly CapabilityWords[],
): Findings {
  return merge(
    ...ofKind(fields, 'choice').map((field) => {
      const anchors = capabilityWords.filter(({ ids }) => ids.includes(field.scope))
      const foreign = new Set(fields.filter((one) => one !== field).flatMap(({ words }) => words))
      return readChoice(page, field, understanding, { anchors, foreign })
    }),
  )
}

function readChoice(
  page: Page,
  field: Field,
  understanding: Understanding,
  { anchors, foreign }: { readonly anchors: readonly Span[]; readonly foreign: ReadonlySet<string> },
): Findings {
  const synonyms = new Set(Object.values(field.meta.synonyms ?? {}).flat())
  const found = findPhrases(page, valueBook(field))
  const names = findPhrases(page, nameBook([field]))
  const hits = found.filter((one) => {
    const text = quoteOf(page, one).toLowerCase()
    const isForeign = foreign.has(text) && !synonyms.has(text)
    const isVague = verbs.has(text) || isForeign || (generic.has(text) && !synonyms.has(text))
    const distinct = /\p{L}/u.test(text) && !isVague
    const beside = verbs.has(text) ? [...names, ...anchors] : names
    return distinct || beside.some((name) => areBeside(page, name, one))
  })
  for (const name of names) if (hits.some((hit) => areBeside(page, name, hit))) take(page, name)
  return resolveHits({ page, field, hits, rule: 'choice', understanding })
}

/** Words of parameters that are a list of enumerated values: "read by Databricks and people". */
export function readChoiceLists(
  page: Page,
  fields: readonly Field[],
  understanding: Understanding,
  capabilityWords: readonly CapabilityWords[],
): Findings {
  const asked = capabilityWords.filter(({ asks, end, start }) => asks && end > start)
  return merge(
    ...ofKind(fields, 'choices').map((field) => {
      const items = findPhrases(page, valueBook(field)).filter(
        (one) =>
          !generic.has(quoteOf(page, one).toLowerCase()) &&
          !asked.some(
            (words) =>
              words.start <= one.start &&
              one.end <= words.end &&
              (words.end - words.start > one.end - one.start || !words.ids.includes(field.scope)),
          ),
      )
      return settingList(page, field, items, understanding, 'choices')
    }),
  )
}

/** At most two words between them, in one clause. */
function areBeside(page: Page, left: Span, right: Span): boolean {
  const [first, second] = left.start < right.start ? [left, right] : [right, left]
  const gap = page.text.slice(first.end, second.start)
  return gap.length <= 20 && !/[.,;\n]\s|\n/.test(gap) && spansOf(gap, /\w+/g).length <= 2
}

/** Yes or no from words: "GPU", "no GPU", "CPU only", "spot off". */
export function readFlags(page: Page, fields: readonly Field[]): Findings {
  return merge(...ofKind(fields, 'flag').map((field) => readFlag(page, field)))
}

function readFlag(page: Page, field: Field): Findings {
  const words = (value: 'true' | 'false'): [string, boolean][] =>
    (field.meta.synonyms?.[value] ?? []).map((word) => [word, value === 'true'])
  const own = field.words.filter((word) => !generic.has(word)).map((word): [string, boolean] => [word, true])
  const found = findPhrases(page, phraseBook([...words('true'), ...words('false'), ...own]))
  return merge(
    ...found.map((one) => {
      take(page, one)
      return setting(field, isMeant(page, one), quoteWithNegation(page, one), 'flag')
    }),
  )
}

function isMeant(page: Page, found: Found<boolean>): boolean {
  return isNegated(page, found) || isSwitchedOff(page, found) ? !found.value : found.value
}

/** The words of a flag; "no" just before them belongs to the quote. */
function quoteWithNegation(page: Page, span: Span): string {
  const lead = /\b(?:no|not|without|non)[\s-]$/i.exec(
    page.text.slice(Math.max(0, span.start - 9), span.start),
  )
  const start = lead === null ? span.start : span.start - lead[0].length
  return quoteOf(page, { start, end: span.end })
}
