import type { Capability } from '../../capability/contract.ts'
import { regions } from '../../capability/regions.ts'
import { editDistance } from '../../lib/edit-distance.ts'
import { plainLetters } from '../../lib/plain-letters.ts'
import { remembered } from '../../lib/remembered.ts'
import { clearTerms } from './capability-terms.ts'
import { choiceWords, fieldsOf } from './fields.ts'
import { environmentOf, environmentWords } from './free-text/environment.ts'
import { baseForm, type Forms, formsIn } from './inflection.ts'
import type { Page, Span, Token } from './page.ts'
import { wordsOf } from './phrases.ts'

const shortest = 6
/** So long that a missing last letter is no other form of the word. */
const longName = 9

/** Words by their first letter, with how often they are used. */
type Vocabulary = ReadonlyMap<string, readonly (readonly [word: string, uses: number])[]>

function vocabulary(words: readonly string[], least: number): Vocabulary {
  const uses = new Map<string, number>()
  for (const word of words.flatMap(wordsOf))
    if (word.length >= least && /^[a-z]+$/.test(word)) uses.set(word, (uses.get(word) ?? 0) + 1)
  return Map.groupBy(uses, ([word]) => word.charAt(0))
}

/** Words that capabilities and parameters are called by, long enough to be known with a wrong letter. */
const namesOf = remembered((catalogue: readonly Capability[]): Vocabulary => {
  const names = [...catalogue.flatMap(clearTerms), ...fieldsOf(catalogue).flatMap(({ words }) => words)]
  return vocabulary(names, shortest)
})

/** Words that are right as they are, in any language that values are known in. */
const rightOf = remembered((catalogue: readonly Capability[]): ReadonlySet<string> => {
  const words = fieldsOf(catalogue).flatMap((field) => choiceWords(field).map(([word]) => word))
  return new Set([...words, ...catalogue.flatMap(clearTerms)].flatMap(wordsOf))
})

/** Words for values: environments, regions and choices, which are known with a letter missing, doubled or swapped only. */
const valuesOf = remembered((catalogue: readonly Capability[]): Vocabulary => {
  const choices = fieldsOf(catalogue).filter(({ meta }) => meta.kind === 'choice' || meta.kind === 'choices')
  const words = [...choices.flatMap(choiceWords).map(([word]) => word), ...environmentWords, ...regions]
  return vocabulary(words, shortest + 1)
})

/** Words for capabilities, parameters and values, by what is the same in all of their forms. */
const formsOf = remembered((catalogue: readonly Capability[]): Forms => {
  const fields = fieldsOf(catalogue)
  return formsIn([
    ...catalogue.flatMap(clearTerms),
    ...fields.flatMap(({ words }) => words),
    ...fields.flatMap(choiceWords).map(([word]) => word),
    ...environmentWords,
  ])
})

/** The page with misspelt names of capabilities and parameters read as they were meant; quotes stay as written. */
export function withSpelling(page: Page, catalogue: readonly Capability[]): Page {
  const [names, values, right] = [namesOf(catalogue), valuesOf(catalogue), rightOf(catalogue)]
  const forms = formsOf(catalogue)
  const known = new Map<string, string>()
  const meantBy = (word: string): string => {
    const name = nearest(word, names)
    return name === word ? (baseForm(word, forms) ?? nearestValue(word, values)) : nearestValue(name, values)
  }
  const corrected = (token: Token): Token => {
    if (right.has(token.norm)) return token
    if (token.start !== token.chunk.start || token.end !== token.chunk.end) return token
    const norm = known.get(token.norm) ?? meantBy(token.norm)
    known.set(token.norm, norm)
    return norm === token.norm ? token : { ...token, norm }
  }
  return { ...page, tokens: page.tokens.map(corrected) }
}

/** The text of a span with the words of it that were read as others. */
export function spelledText(page: Page, { start, end }: Span): string {
  const parts = page.tokens
    .filter((token) => token.start >= start && token.end <= end)
    .filter(
      (token) =>
        plainLetters(page.text.slice(token.start, token.end)).replace(/['’]s$|['’]/g, '') !== token.norm,
    )
  const last = parts.at(-1)
  if (last === undefined) return page.text.slice(start, end)
  const texts = parts.map(
    (token, index) => page.text.slice(parts[index - 1]?.end ?? start, token.start) + token.norm,
  )
  return texts.join('') + page.text.slice(last.end, end)
}

/** The word that is meant; of two that are as near, the one that is used more. */
function nearest(word: string, names: Vocabulary): string {
  if (word.length < shortest - 1 || !/^[a-z]+$/.test(word)) return word
  const alike = names.get(word.charAt(0)) ?? []
  if (alike.some(([name]) => name === word)) return word
  const [near, other] = alike
    .filter(([name]) => isTypo(word, name))
    .toSorted(([, left], [, right]) => right - left)
  return near !== undefined && (other === undefined || near[1] > other[1]) ? near[0] : word
}

/** The one value that a word is a slip of the fingers from; another letter in its place is another word. */
function nearestValue(word: string, values: Vocabulary): string {
  if (word.length < shortest || !/^[a-z]+$/.test(word)) return word
  const alike = values.get(word.charAt(0)) ?? []
  if (alike.some(([value]) => value === word)) return word
  const near = alike
    .map(([value]) => value)
    .filter((value) => (word.length === value.length ? haveSameLetters(word, value) : isSlip(word, value)))
  const meanings = new Set(near.map((value) => environmentOf(value) ?? value))
  const [first = word] = near
  return meanings.size === 1 ? first : word
}

function isSlip(word: string, meant: string): boolean {
  if (Math.abs(word.length - meant.length) > 1 || editDistance(word, meant, 1) > 1) return false
  return !isOnlyEnding(word, meant) || (word.length >= longName && meant.startsWith(word))
}

/** One letter too many, too few or wrong inside the word, or two that changed places; the first letter is right. */
function isTypo(word: string, meant: string): boolean {
  if (Math.abs(word.length - meant.length) > 1) return false
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
