import type { Capability } from '../../capability/contract.ts'
import { editDistance } from '../../lib/edit-distance.ts'
import { remembered } from '../../lib/remembered.ts'
import { clearTerms } from './capability-terms.ts'
import { fieldsOf } from './fields.ts'
import type { Page, Token } from './page.ts'
import { wordsOf } from './phrases.ts'

const shortest = 6

/** Words that capabilities and parameters are called by, long enough to be known with a wrong letter. */
const vocabularyOf = remembered((catalogue: readonly Capability[]): ReadonlySet<string> => {
  const names = [...catalogue.flatMap(clearTerms), ...fieldsOf(catalogue).flatMap(({ words }) => words)]
  return new Set(names.flatMap(wordsOf).filter((word) => word.length >= shortest && /^[a-z]+$/.test(word)))
})

/** The page with misspelt names of capabilities and parameters read as they were meant; quotes stay as written. */
export function withSpelling(page: Page, catalogue: readonly Capability[]): Page {
  const vocabulary = vocabularyOf(catalogue)
  const known = new Map<string, string>()
  const corrected = (token: Token): Token => {
    if (token.start !== token.chunk.start || token.end !== token.chunk.end) return token
    const norm = known.get(token.norm) ?? nearest(token.norm, vocabulary)
    known.set(token.norm, norm)
    return norm === token.norm ? token : { ...token, norm }
  }
  return { ...page, tokens: page.tokens.map(corrected) }
}

function nearest(word: string, vocabulary: ReadonlySet<string>): string {
  if (word.length < shortest - 1 || vocabulary.has(word) || !/^[a-z]+$/.test(word)) return word
  const [near, other] = [...vocabulary].filter((candidate) => isTypo(word, candidate))
  return near !== undefined && other === undefined ? near : word
}

/** One letter too many, too few or wrong inside the word, or two that changed places; the first letter is right. */
function isTypo(word: string, meant: string): boolean {
  if (word.charAt(0) !== meant.charAt(0) || Math.abs(word.length - meant.length) > 1) return false
  if (isOnlyEnding(word, meant)) return false
  return editDistance(word, meant, 1) <= 1 || haveSameLetters(word, meant)
}

/** `storage` and `storages` are two forms, not a mistake. */
function isOnlyEnding(word: string, meant: string): boolean {
  return word.startsWith(meant) || meant.startsWith(word)
}

function haveSameLetters(word: string, meant: string): boolean {
  const letters = (text: string): string => Array.from(text).toSorted().join('')
  return word.length === meant.length && letters(word) === letters(meant) && editDistance(word, meant, 2) <= 2
}
