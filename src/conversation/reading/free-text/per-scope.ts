import type { Field } from '../fields.ts'
import { type Findings, merge } from '../findings.ts'
import { type Page, quoteOf, type Span } from '../page.ts'
import type { CapabilityWords } from '../router.ts'

/**
 * Reads the fields of each capability as if it were alone: "private endpoints for both" is said of both. What one of
 * them used is used afterwards.
 */
export function readPerScope(
  page: Page,
  fields: readonly Field[],
  read: (field: Field) => Findings,
): Findings {
  const before = page.taken.slice()
  const after = page.taken.slice()
  const found = [...Map.groupBy(fields, ({ scope }) => scope).values()].map((mine) => {
    page.taken.set(before)
    const one = merge(...mine.map(read))
    for (const [index, isTaken] of page.taken.entries()) if (isTaken === 1) after[index] = 1
    return one
  })
  page.taken.set(after)
  return merge(...found)
}

/** The one capability that the sentence of a span names; undefined when it names none or several. */
export function ownerOf(page: Page, words: readonly CapabilityWords[], span: Span): string | undefined {
  const sentence = sentenceAt(page, span)
  const ids = new Set(
    words
      .filter((one) => one.end > one.start && sentenceAt(page, one) === sentence)
      .flatMap((one) => one.ids),
  )
  const [only, other] = ids
  return other === undefined ? only : undefined
}

function sentenceAt(page: Page, span: Span): number | undefined {
  return page.clauses.find((clause) => clause.start <= span.start && span.start < clause.end)?.sentence
}

/** The span fills its clause but for marks and an article: ", private," and "(private)". */
export function fillsClause(page: Page, span: Span): boolean {
  return page.clauses
    .filter(({ start, end }) => start <= span.start && span.end <= end)
    .map(({ start, end }) => quoteOf(page, { start, end: span.start }) + page.text.slice(span.end, end))
    .some((rest) => /^[\s,;.:()*\-–•+/|!]*$/.test(rest))
}
