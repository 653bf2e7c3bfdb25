import { type Field, nameBook, ofKind } from '../fields.ts'
import { type Findings, nothing, setting } from '../findings.ts'
import { isFree, type Page, quoteOf, type Span, spansOf, take } from '../page.ts'
import { findPhrases } from '../phrases.ts'

const pattern =
  /\bhttps?:\/\/[^\s<>"'`)\]]{1,500}|(?<![\w@./-])(?:git@)?github\.com[:/][\w.-]{1,80}\/[\w./-]{1,200}|(?<![\w@./:-])\/(?:Workspace|Repos|Shared|Users|mnt|dbfs)\/[\w.@/-]{1,200}|(?<![\w@./:-])[A-Za-z][\w-]{0,60}(?:\/[\w.-]{1,80}){1,8}(?![\w/@])/g
/** Two words joined by a slash are a choice or a fraction more often than a path. */
const looksLikePath = /\/\/|[.@_]|\d|(?:\/[^/]+){2}|^\/|-/

/** Web addresses and paths in the unused parts of a page, without the sentence's final dot. */
export function findLinks(page: Page): (Span & { readonly text: string })[] {
  return spansOf(page.text, pattern)
    .map(({ start, end }) => {
      const text = quoteOf(page, { start, end }).replace(/[.,;:!?]+$/, '')
      return { start, end: start + text.length, text }
    })
    .filter((link) => isFree(page, link) && looksLikePath.test(link.text))
}

/** A link behind the words of a parameter, or the only link where only one parameter takes any. */
export function readLinks(page: Page, fields: readonly Field[]): Findings {
  const targets = ofKind(fields, 'link')
  const [only, other] = targets
  if (only === undefined) return nothing
  const links = findLinks(page)
  const names = findPhrases(page, nameBook(targets))
  const beside = links.flatMap((link) => {
    const name = names.findLast((one) => one.end <= link.start && link.start - one.end <= 40)
    return name === undefined ? [] : [{ link, field: name.value }]
  })
  const [found] =
    beside.length > 0 || other !== undefined ? beside : links.map((link) => ({ link, field: only }))
  if (found === undefined) return nothing
  take(page, found.link)
  return setting(found.field, found.link.text, quoteOf(page, found.link), 'link')
}
