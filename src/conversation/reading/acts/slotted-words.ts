import { plainLetters } from '../../../lib/plain-letters.ts'
import type { Span } from '../page.ts'
import { isMatter, isMatterBefore, isMatterBehind } from './matter-words.ts'

/** What stands in the place of words: something that can be built, a vague wish, or a value of some kind. */
export type Slot = 'THING' | 'VAGUE'

export interface Thing extends Span {
  readonly slot: Slot
}

/** Values that say what a sentence is about, by the slot they leave. */
const values: readonly (readonly [string, string])[] = [
  ['MAIL', String.raw`[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}`],
  ['LINK', String.raw`https?:\/\/[^\s<>]{1,300}|(?:github\.com\/)[\w./-]{1,200}`],
  ['ADDRESS', String.raw`\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?(?!\w)`],
  ['SCRIPT', String.raw`[\w/-]{1,80}\.(?:py|sql|ipynb|r|scala)(?!\w|\.\w)`],
  ['FILE', String.raw`[\w/-]{1,80}\.(?:md|tf|ts|js|json|ya?ml|csv|txt|log|xlsx?|docx?|pdf)(?!\w|\.\w)`],
  [
    'HOST',
    String.raw`(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.){1,6}(?:com|net|org|io|dev|eu|de|fr|es|it|pt|uk|us|co|cloud|app|ai|ms|gov|edu|internal|local|corp|example)(?![\w-]|\.\w)`,
  ],
  [
    'NAME',
    String.raw`(?:app|func|vm|vmss|sql|sqldb|psql|mysql|cosmos|redis|kv|st|oai|aoai|aks|dbw|adb|mlw|apim|agw|lb|evh|sb|appi|cr|ca|web|sg|grp|aad|rg|nsg|vnet)-[a-z0-9][\w-]{1,80}|vm[a-z]{2,12}\d{2}(?![\w-])|st[a-z0-9]{3,19}(?:dev|staging|prod|test|\d\d)\d{0,3}(?![\w-])`,
  ],
  [
    'PATH',
    String.raw`\/[\w.@-]{1,100}(?:\/[\w.@-]{1,100}){1,20}|[a-z][\w.-]{0,60}\/[a-z][\w.-]{0,60}(?![\w/])`,
  ],
  ['ARROW', '->|=>|→'],
  ['SIZE', String.raw`\d{1,6}(?:[.,]\d{1,3})?\s?(?:gb|tb|gib|tib|terabytes?|gigabytes?)\b`],
  ['NUMBER', String.raw`\d{1,5}(?:-\d{1,5})?(?![\w.:%]|,\d)`],
]
const value = new RegExp(
  `(?<![\\w.@/-])(?:${values.map(([slot, source]) => `(?<${slot}>${source})`).join('|')})`,
  'gi',
)
const word = /[\p{L}\p{N}][\p{L}\p{N}_'’]*|[,:;()?&+]/gu

/**
 * The words of `text` in lower case and without accents, one space between them, with things and values replaced by
 * the name of their slot. Nouns that make a matter of a thing ("storage module") take its place as `MATTER`.
 */
export function slottedWords(text: string, things: readonly Thing[]): string {
  return wordsIn(text, things, addWords)
}

/** As `slottedWords`, with nothing but values replaced. */
export function plainWords(text: string): string {
  return wordsIn(text, [], (words, part) =>
    words.push(...Array.from(plainLetters(part).matchAll(word), ([found]) => found.replace(/['’]/g, ''))),
  )
}

function wordsIn(
  text: string,
  things: readonly Thing[],
  add: (words: string[], part: string) => void,
): string {
  const spans: (Span & { readonly slot: string })[] = [...things]
  for (const match of text.matchAll(value)) {
    const [start, end] = [match.index, match.index + match[0].length]
    if (things.some((one) => one.start < end && start < one.end)) continue
    for (const [slot, found] of Object.entries({ ...match.groups }))
      if (found !== undefined) spans.push({ start, end, slot })
  }
  const words: string[] = []
  let from = 0
  for (const span of spans.toSorted((left, right) => left.start - right.start)) {
    if (span.start < from) continue
    add(words, text.slice(from, span.start))
    words.push(span.slot)
    from = span.end
  }
  add(words, text.slice(from))
  return words.join(' ')
}

/** The word behind it is the name of a team, whatever it means. */
const isTeam = /^(?:team|equipo|equipe|equipa)$/

function addWords(words: string[], text: string): void {
  for (const [found] of plainLetters(text).matchAll(word)) {
    const plain = found.replace(/['’]/g, '')
    const last = words.at(-1)
    const isTheirs =
      /^(?:team|people|crew|vendor)$/.test(plain) && /^(?:the|our|your|their)$/.test(words.at(-2) ?? '')
    if ((last === 'THING' || last === 'VAGUE') && (isTheirs || isMatterBehind(plain, last === 'VAGUE')))
      words[words.length - 1] = 'MATTER'
    else {
      if (isMatterBefore(last ?? '', plain)) words[words.length - 1] = 'MATTER'
      words.push(isMatter(plain) && !isTeam.test(last ?? '') ? 'MATTER' : plain)
    }
  }
}
