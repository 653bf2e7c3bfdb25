import { type Field, ofKind } from '../fields.ts'
import { type Findings, merge, setting } from '../findings.ts'
import { isNegated, isSwitchedOff } from '../negation.ts'
import { type Page, quoteOf, type Span, take } from '../page.ts'
import { type Found, findPhrases, phraseBook } from '../phrases.ts'
import type { CapabilityWords } from '../router.ts'
import { generic } from './generic-words.ts'
import { ownerOf, readPerScope } from './per-scope.ts'

/** Words that answer a question and say nothing in a sentence of their own: "CPU" is also what an alert watches. */
const onlyAnswers = new Set(['cpu', 'cpus'])

/** Yes or no from words: "GPU", "no GPU", "CPU only", "spot off". */
export function readFlags(
  page: Page,
  fields: readonly Field[],
  capabilityWords: readonly CapabilityWords[],
): Findings {
  const flags = ofKind(fields, 'flag')
  return readPerScope(page, flags, (field) => {
    const rivals = flags.filter(({ scope, name }) => scope !== field.scope && name === field.name)
    return readFlag(page, field, (span) => {
      const owner = rivals.length === 0 ? undefined : ownerOf(page, capabilityWords, span)
      return rivals.some(({ scope }) => scope === owner)
    })
  })
}

function readFlag(page: Page, field: Field, isOthers: (span: Span) => boolean): Findings {
  const words = (value: 'true' | 'false'): [string, boolean][] =>
    (field.meta.synonyms?.[value] ?? [])
      .filter((word) => !onlyAnswers.has(word))
      .map((word) => [word, value === 'true'])
  const own = field.words.filter((word) => !generic.has(word)).map((word): [string, boolean] => [word, true])
  const found = findPhrases(page, phraseBook([...words('true'), ...words('false'), ...own]))
  return merge(
    ...found
      .filter((one) => !isOthers(one))
      .map((one) => {
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
