/** A sentence of four words and more in quotation marks. */
const sentence = String.raw`["'“„«‘](?=\p{L})[^"“”„«»\n]{12,600}?[\p{L}\p{N}][.!?…]?["”“»'’](?=[\s.,;)]|$)`
/** Quoted where a sentence begins. */
const alone = new RegExp(String.raw`(?<=(?:^|\n|[.!?])[ \t]{0,3})${sentence}`, 'gu')
/** Quoted to show how something is written. */
const shown = new RegExp(
  String.raw`(?<=\b(?:examples?|samples?|templates?|drafts?|wording|text|e\.g\.|beispiel|ejemplo|exemple|exemplo|esempio)\b[^:\n]{0,40}:[ \t]{0,3})${sentence}`,
  'giu',
)
const fewest = 4

/** A text of the same length without the sentences of others; one that is nothing but a quotation is kept. */
export function withoutQuotations(text: string): string {
  const blank = (words: string): string =>
    words.split(/\s/).length < fewest ? words : ' '.repeat(words.length)
  const rest = text.replace(alone, blank).replace(shown, blank)
  return /\p{L}/u.test(rest) ? rest : text
}
