/** A sentence of four words and more in quotation marks. */
const sentence = String.raw`["'“„«‘](?=\p{L})[^"“”„«»\n]{12,600}?[\p{L}\p{N}][.!?…]?["”“»'’](?=[\s.,;)]|$)`
/** Quoted where a sentence begins. */
const alone = new RegExp(String.raw`(?<=(?:^|\n|[.!?])[ \t]{0,3})${sentence}`, 'gu')
/** Quoted to show how something is written. */
const shown = new RegExp(
  String.raw`(?<=\b(?:examples?|samples?|templates?|drafts?|wording|text|e\.g\.|beispiel|ejemplo|exemple|exemplo|esempio)\b[^:\n]{0,40}:[ \t]{0,3})${sentence}`,
  'giu',
)
/** The name of a writing, which says what others ask for: 'Requesting storage (2025)'. */
const asked =
  /(?<=^|[\s(])(?:['‘](?:how to |i |we )?(?:request|need|want|create|order|open|get)(?:ing|s)?\b[^'’"\n]{3,80}['’]|["“„](?:how to |i |we )?(?:request|need|want|create|order|open|get)(?:ing|s)?\b[^"”“\n]{3,80}["”“])(?=[\s.,;:)]|$)/giu
const fewest = 4

/** One line of a talk: who said it, and what. */
const spokenLine =
  /(?<=^|\n)[ \t]{0,3}(?:\[?\d{1,2}:\d{2}\]?[ \t])?(\p{L}[\p{L}\d._-]{1,20}):[ \t][^\n]{0,400}/gu

/** A text of the same length without the sentences of others; one that is nothing but a quotation is kept. */
export function withoutQuotations(text: string): string {
  const blank = (words: string): string =>
    words.split(/\s/).length < fewest ? words : ' '.repeat(words.length)
  const rest = withoutTalk(text)
    .replace(alone, blank)
    .replace(shown, blank)
    .replace(asked, (words) => ' '.repeat(words.length))
  return /\p{L}/u.test(rest) ? rest : text
}

/** Without a talk that was copied: at least three lines, in which somebody speaks twice and not alone. */
function withoutTalk(text: string): string {
  const speakers = Array.from(text.matchAll(spokenLine), ([, name = '']) => name)
  const names = new Set(speakers)
  const isTalk = speakers.length >= 3 && names.size > 1 && names.size <= speakers.length / 1.5
  return isTalk ? text.replace(spokenLine, (line) => ' '.repeat(line.length)) : text
}
