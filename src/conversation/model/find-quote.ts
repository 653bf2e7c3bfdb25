import type { Span } from '../reading/page.ts'

const maxQuote = 300

/** Where the words of `quote` stand in `text`, whatever the spaces and the case; undefined when they do not. */
export function findQuote(text: string, quote: string): Span | undefined {
  const words = quote
    .slice(0, maxQuote)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (!words.some((word) => /[\p{L}\p{N}]/u.test(word))) return undefined
  const pattern = new RegExp(words.map(literally).join('\\s+'), 'iu')
  const found = pattern.exec(text)
  return found === null ? undefined : { start: found.index, end: found.index + found[0].length }
}

function literally(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
