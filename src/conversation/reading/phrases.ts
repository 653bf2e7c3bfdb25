import { plainLetters } from '../../lib/plain-letters.ts'
import { isFree, maxFinds, type Page, type Span, type Token } from './page.ts'

/** Phrases by their first word, the longest first. */
export type PhraseBook<T> = ReadonlyMap<
  string,
  readonly { readonly words: readonly string[]; readonly value: T }[]
>

/** A phrase found in a page. */
export interface Found<T> extends Span {
  readonly value: T
}

/** Words of a phrase as tokens have them: `Auto-stop` is `auto`, `stop`. */
export function wordsOf(phrase: string): string[] {
  return (
    plainLetters(phrase)
      .replace(/['’]s\b|['’]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** Words of phrases that were put into books: there are as many as capabilities describe. */
const known = new Map<string, readonly string[]>()

function wordsOfPhrase(phrase: string): readonly string[] {
  const words = known.get(phrase) ?? wordsOf(phrase)
  known.set(phrase, words)
  return words
}

/** A book of phrases, which are words of ours and not of people; a phrase given twice keeps its first value. */
export function phraseBook<T>(entries: Iterable<readonly [string, T]>): PhraseBook<T> {
  const seen = new Set<string>()
  const book = new Map<string, { words: readonly string[]; value: T }[]>()
  for (const [phrase, value] of entries) {
    const words = wordsOfPhrase(phrase)
    const [head] = words
    const key = words.join(' ')
    if (head === undefined || seen.has(key)) continue
    seen.add(key)
    const page = book.get(head)
    if (page === undefined) book.set(head, [{ words, value }])
    else page.push({ words, value })
  }
  for (const page of book.values()) page.sort(longestFirst)
  return book
}

function longestFirst(left: { words: readonly string[] }, right: { words: readonly string[] }): number {
  return right.words.length - left.words.length
}

/** The longest phrases of `book` in the unused words of `page`, from left to right, never overlapping; at most `maxFinds`. */
export function findPhrases<T>(page: Page, book: PhraseBook<T>): Found<T>[] {
  const found: Found<T>[] = []
  let next = 0
  for (const [index, token] of page.tokens.entries()) {
    if (found.length === maxFinds) break
    if (index < next || token.start !== token.chunk.start) continue
    for (const phrase of book.get(token.norm) ?? []) {
      const tokens = page.tokens.slice(index, index + phrase.words.length)
      const end = phraseEnd(page, tokens, phrase.words)
      if (end === undefined) continue
      next = index + tokens.length
      found.push({ value: phrase.value, start: token.start, end })
      break
    }
  }
  return found
}

/** Where a phrase ends whose words stand side by side in one clause, fill whole chunks and were not used before. */
function phraseEnd(page: Page, tokens: readonly Token[], words: readonly string[]): number | undefined {
  const [first, last] = [tokens[0], tokens.at(-1)]
  if (first === undefined || last === undefined || !words.every((word, at) => tokens[at]?.norm === word))
    return undefined
  if (last.end !== last.chunk.end || last.clause !== first.clause) return undefined
  const span = { start: first.start, end: last.end }
  const gaps = page.text.slice(span.start, span.end).replace(/[\p{L}\p{N}'’]+/gu, '')
  return /^[\s\-_.]*$/.test(gaps) && isFree(page, span) ? span.end : undefined
}
