import type { Understanding } from '../../domain/brief.ts'
import { type Field, nameBook } from './fields.ts'
import { type Findings, keeping, merge, nothing, unsetting } from './findings.ts'
import { otherEnd } from './free-text/count.ts'
import { type Page, quoteOf, take } from './page.ts'
import { findPhrases } from './phrases.ts'

const dropping = /\b(?:remove|drop|unset|clear|forget)\s+(?:the\s+|my\s+|our\s+)?$/i
const holding = /\b(?:keep|leave|default(?:\s+for)?)\s+(?:the\s+|my\s+|our\s+)?(?:default\s+)?$/i

/** "the region is fine". */
const approving =
  /^\s(?:is|are|looks?|seems?)\s(?:all\s)?(?:fine|ok|okay|good|great|perfect|right|correct)(?=\s*(?:$|[.,;!\n]|(?:but|and)\b|(?:for|with|by)\s(?:me|us)\b))/i

/** Wishes about a parameter that give no value: "keep the region", "remove the budget". */
export function readWishes(page: Page, fields: readonly Field[], understanding: Understanding): Findings {
  const book = nameBook(fields)
  return merge(
    ...findPhrases(page, book).map((found) => {
      const lead = page.text.slice(Math.max(0, found.start - 30), found.start)
      const drop = dropping.exec(lead)
      const praise = approving.exec(page.text.slice(found.end, found.end + 40))
      const verb = drop ?? holding.exec(lead)
      if (verb === null && praise !== null) {
        const span = { start: found.start, end: found.end + praise[0].length }
        take(page, span)
        return merge(
          ...bothEnds(found.value, fields).map((field) => keeping(field, quoteOf(page, span), 'wish')),
        )
      }
      if (verb === null) return nothing
      const { scope, name } = found.value
      if (drop !== null && understanding.statements[scope]?.[name] === undefined) return nothing
      const span = { start: found.start - lead.length + verb.index, end: found.end }
      take(page, span)
      const wish = drop === null ? keeping : unsetting
      return merge(...bothEnds(found.value, fields).map((field) => wish(field, quoteOf(page, span), 'wish')))
    }),
  )
}

/** "the workers" are both ends of the range. */
function bothEnds(field: Field, fields: readonly Field[]): Field[] {
  const partner = field.meta.range === undefined ? undefined : otherEnd(field, fields)
  return partner === undefined ? [field] : [field, partner]
}
