import { editDistance } from '../../lib/edit-distance.ts'
import { plainLetters } from '../../lib/plain-letters.ts'

/** Something with a name and other words for it. */
export interface Named {
  readonly name: string
  readonly words: readonly string[]
}

/** Letters of a word that is compared; what is longer means nothing we know. */
const maxLetters = 60

/** The name that `given` was meant to be: by another word for it, by its words or letters in another order, or by a few letters. */
export function nearestNamed(given: string, known: readonly Named[]): string | undefined {
  if (given.length > maxLetters) return undefined
  const words = wordsOf(given)
  const text = words.join(' ')
  const wordings = known.map(({ name, words: others }) => ({
    name,
    texts: [name, ...others].map((other) => wordsOf(other).join(' ')),
  }))
  const same = wordings.find(({ texts }) => texts.includes(text))
  if (same !== undefined) return same.name
  const moved = wordings.find(
    ({ name, texts }) =>
      sorted(wordsOf(name)) === sorted(words) ||
      (text.length > 2 && texts.some((other) => sorted(Array.from(other)) === sorted(Array.from(text)))),
  )
  if (moved !== undefined) return moved.name
  const limit = text.length < 4 ? 0 : text.length < 8 ? 1 : 2
  const distances = wordings.map(({ name, texts }) => ({
    name,
    distance: Math.min(...texts.map((other) => editDistance(text, other, limit))),
  }))
  const [best] = distances.toSorted((left, right) => left.distance - right.distance)
  if (best !== undefined && best.distance <= limit) return best.name
  const within = wordings.filter(({ name }) => words.every((word) => wordsOf(name).includes(word)))
  return within.length === 1 ? within[0]?.name : undefined
}

/** The same for plain names. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  return nearestNamed(
    given,
    names.map((name) => ({ name, words: [] })),
  )
}

function wordsOf(text: string): string[] {
  return plainLetters(text.replace(/([a-z])([A-Z])/g, '$1 $2'))
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}

function sorted(words: readonly string[]): string {
  return words.toSorted().join(' ')
}
