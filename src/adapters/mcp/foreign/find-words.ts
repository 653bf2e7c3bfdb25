import { readBlocks } from './hcl/blocks.ts'
import { readTokens, type Token } from './hcl/tokens.ts'

interface Written {
  readonly text: string
  readonly line: number
  readonly isName: boolean
}

/** Shorter words are found by chance. */
const minLength = 4
/** A word that may well be the name of something by chance, as `main` or `orders`. */
const plainWord = /^[a-z]{1,12}$/i

/**
 * Where one of `words` stands in a file that can be read: in a text, a comment, or the name of something, as a word
 * of its own whatever the case. Types of resources do not count, and names do not for a plain word.
 * Undefined when none does.
 */
export function findWords(
  file: string,
  words: readonly string[],
): { readonly word: string; readonly line: number } | undefined {
  const { tokens, comments } = readTokens(file)
  const { blocks } = readBlocks(tokens)
  const names = new Set(blocks.flatMap(({ labels }) => labels))
  const types = new Set(blocks.flatMap(({ labels }) => (labels.length > 1 ? labels.slice(0, 1) : [])))
  const written: Written[] = [
    ...tokens.flatMap(writtenIn).map((one) => ({ ...one, isName: one.isName || names.has(one.text) })),
    ...comments.map(({ text, line }) => ({ text, line, isName: false })),
  ].filter(({ text }) => !types.has(text))
  for (const word of words.filter((one) => one.length >= minLength)) {
    const place = written.find(
      ({ text, isName }) => !(isName && plainWord.test(word)) && holdsWord(text, word),
    )
    if (place !== undefined) return { word, line: place.line }
  }
  return undefined
}

/** Texts with what is inside their interpolations, and identifiers. */
function writtenIn(token: Token): Written[] {
  if (token.kind === 'identifier') return [{ text: token.text, line: token.line, isName: true }]
  if (token.kind !== 'template') return []
  return token.parts.flatMap((part) =>
    typeof part === 'string' ? [{ text: part, line: token.line, isName: false }] : part.flatMap(writtenIn),
  )
}

function holdsWord(text: string, word: string): boolean {
  const [inside, sought] = [text.toLowerCase(), word.toLowerCase()]
  for (let at = inside.indexOf(sought); at >= 0; at = inside.indexOf(sought, at + 1)) {
    if (!isLetter(inside[at - 1]) && !isLetter(inside[at + sought.length])) return true
  }
  return false
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character)
}
