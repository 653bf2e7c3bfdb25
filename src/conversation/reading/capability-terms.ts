import type { Capability } from '../../capability/contract.ts'
import { remembered } from '../../lib/remembered.ts'
import { type PhraseBook, phraseBook, wordsOf } from './phrases.ts'

/** Phrases with the ids of the capabilities that they mean. */
function termBook(
  catalogue: readonly Capability[],
  termsOf: (capability: Capability) => string[],
): PhraseBook<readonly string[]> {
  const owners = new Map<string, string[]>()
  for (const capability of catalogue) {
    for (const term of new Set(termsOf(capability).map((text) => wordsOf(text).join(' ')))) {
      owners.set(term, [...(owners.get(term) ?? []), capability.id])
    }
  }
  return phraseBook<readonly string[]>(owners)
}

/** Words that mean a capability beyond doubt. */
export const clearBook = remembered((catalogue: readonly Capability[]) => termBook(catalogue, clearTerms))

/** Nouns that a capability may be meant by. */
export const nounBook = remembered((catalogue: readonly Capability[]) => termBook(catalogue, nounTerms))

/** Words that mean one capability beyond doubt. */
export function clearTerms({ id, title, phrases }: Capability): string[] {
  const terms = [id, title, ...phrases.synonyms]
  return [...terms, ...terms.map((term) => `${term}s`)]
}

/** The last word of a title and its plural: the `workspace` of `Databricks workspace`. */
function nounTerms(capability: Capability): string[] {
  return nounsOf(capability).flatMap((noun) => [noun, `${noun}s`])
}

/** The last word of a title. */
export function nounsOf({ title }: Capability): string[] {
  return wordsOf(title).slice(-1)
}
