import { editDistance } from '../../lib/edit-distance.ts'
import { remembered } from '../../lib/remembered.ts'
import type { Field } from './fields.ts'
import { wordsOf } from './phrases.ts'

/** Fields with their words as tokens have them, made once for a text. */
export type FieldWordings = readonly { readonly field: Field; readonly words: readonly string[] }[]

/** Prepares fields for `fieldOfMisspeltKey`. */
export const wordingsOf = remembered(
  (fields: readonly Field[]): FieldWordings =>
    fields.map((field) => ({ field, words: field.words.map((word) => wordsOf(word).join(' ')) })),
)

/** The one field that a key with a letter too many, too few or in the wrong place can mean. */
export function fieldOfMisspeltKey(key: string, wordings: FieldWordings): Field | undefined {
  const plain = wordsOf(key).join(' ')
  const close = wordings.filter(({ words }) => words.some((word) => isTypo(plain, word)))
  return close.length === 1 ? close[0]?.field : undefined
}

function isTypo(key: string, word: string): boolean {
  if (word.length < 5) return false
  const limit = word.length >= 9 || haveSameLetters(key, word) ? 2 : 1
  return editDistance(key, word, limit) <= limit
}

/** Letters that changed places. */
function haveSameLetters(key: string, word: string): boolean {
  return Array.from(key).toSorted().join('') === Array.from(word).toSorted().join('')
}
