import { matchesOf, type Page, type Span } from '../page.ts'
import { politeQuestion } from '../polite-question.ts'
import { withoutQuotations } from './quotations.ts'
import { plainWords, slottedWords, type Thing } from './slotted-words.ts'

/** One sentence of an issue, with its words as acts are found in them. */
export interface Statement extends Span {
  readonly isTitle: boolean
  readonly words: string
  /** Its words with nothing but values replaced. */
  readonly plain: string
  /** It ends with a question mark. */
  readonly isQuestion: boolean
  /** It asks for something to be done, in the form of a question. */
  readonly isPolite: boolean
}

/** More sentences than this say nothing new about what an issue is for. */
const maxStatements = 60
const maxLength = 400
/** Blocks of code and of logs, and the headings of a form. */
const unspoken = /```[^`]{0,16000}(?:```|$)|^ {0,3}#{1,6}\s[^\n]*$/gm
/** The end of a line that does not go on in small letters, or the end of a sentence. */
const breaks =
  /(?<!:[ \t]{0,3})(?:\n+(?!\p{Ll})|\n(?=\s*[-*•]\s))|(?<!(?:^|\n)[ \t]{0,3}\d{1,2})[.!?;]+(?=\s|$)/gu

/** The sentences of an issue: its title first, or its first line where there is none; at most 60. */
export function statementsOf(page: Page, titleLength: number, things: readonly Thing[]): Statement[] {
  const body = withoutQuotations(
    page.text.slice(titleLength).replace(unspoken, (block) => ' '.repeat(block.length)),
  )
  const spoken = page.text.slice(0, titleLength) + body
  const spans = sentencesOf(body).map(({ start, end }) => ({
    start: start + titleLength,
    end: end + titleLength,
  }))
  const all = titleLength === 0 ? spans : [{ start: 0, end: titleLength }, ...spans]
  return all.slice(0, maxStatements).map(({ start, end }, index) => {
    const text = spoken.slice(start, Math.min(end, start + maxLength))
    const mine = things
      .filter((one) => one.start >= start && one.end <= start + text.length && isSpoken(spoken, one))
      .map((one) => ({ slot: one.slot, start: one.start - start, end: one.end - start }))
    const words = slottedWords(text, mine)
    const plain = plainWords(text)
    return {
      start,
      end,
      isTitle: index === 0,
      words,
      plain,
      isQuestion: /\?["')\s]*$/.test(text),
      isPolite: politeQuestion.test(text),
    }
  })
}

function isSpoken(spoken: string, { start, end }: Span): boolean {
  return spoken.slice(start, end).trim() !== ''
}

function sentencesOf(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  for (const match of matchesOf(text, breaks)) {
    spans.push({ start, end: match.index + match[0].length })
    start = match.index + match[0].length
  }
  return [...spans, { start, end: text.length }].filter((one) => text.slice(one.start, one.end).trim() !== '')
}
