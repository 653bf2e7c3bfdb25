import type { AskedQuestion, Understanding } from '../../domain/brief.ts'
import { type OpenQuestion, openQuestions } from './asked.ts'
import { type ExplicitValue, readExplicitValue, takesValue } from './explicit-value.ts'
import type { Field } from './fields.ts'
import { type Findings, merge, nothing } from './findings.ts'
import { isFree, type Page, quoteOf, type Span, spansOf, take } from './page.ts'

const listKinds = ['ports', 'sources']
const formless = ['team', 'name', 'names', 'text', 'values', 'link']
const notAnAnswer =
  /^(?:hi|hello|hey|thanks?|thank you|thx|cheers|please|hm+|not sure|no idea|idk|i do not know|i dont know|maybe|later|wait|what|why|how|any|whatever|you decide|up to you|yes|no|ok|okay|y|n|lgtm|done|test|ping|bump)\b/i

/** A text of more parts than this is not an answer without keys or numbers. */
const maxPieces = 20

/**
 * Short pieces without a key that can only answer one of the questions that were asked: `East US`, `3`, `orbit`.
 * A parameter that takes any word is filled only when it is the one such question and the piece is the whole message.
 */
export function readBareAnswers(
  page: Page,
  asked: readonly AskedQuestion[],
  fields: readonly Field[],
  understanding: Understanding,
): Findings {
  const pieces = piecesOf(page)
  if (pieces.length > maxPieces) return nothing
  let open = openQuestions(asked, fields)
  const answer = (piece: Span, candidates: readonly OpenQuestion[]): Findings => {
    const quote = quoteOf(page, piece)
    const given = candidates.map((one) => ({ one, value: explicitValue(one, quote, fields, understanding) }))
    const formal = given.filter(
      ({ one, value }) => !formless.includes(one.field.meta.kind) && takesValue(value),
    )
    const loose = pieces.length === 1 ? given.filter(({ one }) => formless.includes(one.field.meta.kind)) : []
    const [only, other] = formal.length > 0 ? formal : loose
    if (only === undefined || other !== undefined || !isFree(page, piece)) return nothing
    take(page, piece)
    open = open.filter((one) => one !== only.one)
    return readExplicitValue(only.value)
  }
  const lists = listLines(page).map((line) =>
    answer(
      line,
      open.filter(({ field }) => listKinds.includes(field.meta.kind)),
    ),
  )
  return merge(...lists, ...pieces.map((piece) => answer(piece, open)))
}

function explicitValue(
  { field, question }: OpenQuestion,
  quote: string,
  fields: readonly Field[],
  understanding: Understanding,
): ExplicitValue {
  return { field, raw: quote, quote, rule: 'bare', prompt: question.text, question, fields, understanding }
}

/** Lines of several items: `80, 443` or `10.1.0.0/16 and 10.2.0.0/16`. */
function listLines(page: Page): Span[] {
  return spansOf(page.text, /^[\d.,:/&*a-f -]{3,200}(?:\band\b[\d.,:/&*a-f -]{3,200}){0,3}$/gim).filter(
    (line) => /\d[\s,&]+(?:and\s+)?[\d:a-f]/i.test(quoteOf(page, line)),
  )
}

/** Lines and comma-separated parts that are short enough to be nothing but a value. */
function piecesOf(page: Page): Span[] {
  return page.clauses
    .map((clause) => {
      const text = quoteOf(page, clause)
      const start = clause.start + (text.length - text.trimStart().length)
      return { start, end: start + text.trim().replace(/[.,;!]+$/, '').length, asks: clause.asks }
    })
    .filter((piece) => !piece.asks && isShort(quoteOf(page, piece)) && !isItemNumber(page, piece))
}

/** The `8` of `8. eastus`. */
function isItemNumber(page: Page, piece: Span): boolean {
  return (
    /^\d{1,3}$/.test(quoteOf(page, piece)) && /^[.)][ \t]+\S/.test(page.text.slice(piece.end, piece.end + 12))
  )
}

function isShort(text: string): boolean {
  return text !== '' && text.length <= 60 && text.split(/\s+/).length <= 4 && !notAnAnswer.test(text)
}
