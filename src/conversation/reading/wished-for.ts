import type { Capability } from '../../capability/contract.ts'
import { remembered } from '../../lib/remembered.ts'
import { isNegated } from './negation.ts'
import type { Page, Span } from './page.ts'
import { findPhrases, type PhraseBook, phraseBook } from './phrases.ts'

/** What several capabilities together fulfill, or what may be meant by vague words. */
export interface Wish {
  readonly proposed: readonly string[]
  readonly offered: readonly string[]
}

/** Everything that is wished for in a text, as one wish; undefined when nothing is. */
export function readWish(
  page: Page,
  catalogue: readonly Capability[],
): (Wish & { readonly spans: readonly Span[] }) | undefined {
  const spans = findPhrases(page, wishBook(catalogue)).filter((one) => !isNegated(page, one))
  if (spans.length === 0) return undefined
  const proposed = new Set(spans.flatMap(({ value }) => value.proposed))
  const offered = spans.flatMap(({ value }) => value.offered).filter((id) => !proposed.has(id))
  return { spans, proposed: [...proposed], offered: [...new Set(offered)] }
}

/** Wishes with the ids of the capabilities that fulfill them. */
export const wishBook = remembered((catalogue: readonly Capability[]): PhraseBook<Wish> => {
  const book = new Map<string, { proposed: string[]; offered: string[] }>()
  for (const { id, phrases } of catalogue) {
    for (const part of ['proposed', 'offered'] as const) {
      for (const wish of phrases.wishes?.[part] ?? []) {
        const known = book.get(wish) ?? { proposed: [], offered: [] }
        known[part].push(id)
        book.set(wish, known)
      }
    }
  }
  return phraseBook([...book].filter(([, { proposed }]) => proposed.length > 0))
})
