/** One pattern for a table of wordings, each a small pattern of its own over the words of a sentence. */
export function oneOf(wordings: readonly string[]): string {
  return `(?:${wordings.join('|')})`
}

/** Whole words anywhere in a sentence. */
export function anywhere(wordings: readonly string[]): RegExp {
  return new RegExp(`(?:^| )${oneOf(wordings)}(?= |$)`)
}

/** Whole words at the beginning of a sentence. */
export function atTheStart(wordings: readonly string[]): RegExp {
  return new RegExp(`^${oneOf(wordings)}(?= |$)`)
}
