import { wordsOf } from './phrases.ts'

/** Known words by their stem. */
export type Forms = ReadonlyMap<string, readonly string[]>

/** Endings of nouns and adjectives in the languages that requests are written in; English has its plural only. */
const ending = /(?:innen|nen|in|en|em|es|as|os|n|e|a|o|i|s)$/
const shortestStem = 5

/** The words of `phrases` that are long enough to be known in another form. */
export function formsIn(phrases: readonly string[]): Forms {
  const words = new Set(phrases.flatMap(wordsOf).filter((word) => /^[a-z]+$/.test(word)))
  return Map.groupBy(words, stemOf)
}

/** The known word of which `word` is another form: `besitzerin` is `besitzer`; undefined when it is known or is none. */
export function baseForm(word: string, forms: Forms): string | undefined {
  if (word.length <= shortestStem || !/^[a-z]+$/.test(word)) return undefined
  const alike = forms.get(stemOf(word)) ?? []
  return alike.some((known) => isPlural(known, word)) ? undefined : alike[0]
}

/** The same word, or its English plural, which may mean something else. */
function isPlural(known: string, word: string): boolean {
  return known === word || `${known}s` === word || `${word}s` === known
}

function stemOf(word: string): string {
  const stem = word.replace(ending, '')
  return stem.length < shortestStem ? word : stem
}
