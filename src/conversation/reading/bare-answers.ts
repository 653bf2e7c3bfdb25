import type { AskedQuestion, Understanding } from '../../domain/brief.ts'
import { type OpenQuestion, openQuestions } from './asked.ts'
import { readExplicitValue, takesValue } from './explicit-value.ts'
import type { Field } from './fields.ts'
import { type Findings, merge, nothing } from './findings.ts'
import { isFree, type Page, quoteOf, type Span, take } from './page.ts'
import { wordsOf } from './phrases.ts'

const formless = ['team', 'name', 'text']
const notAnAnswer =
  /^(?:hi|hello|hey|thanks?|thank you|thx|cheers|please|hm+|not sure|no idea|idk|i do not know|i dont know|maybe|later|wait|what|why|how|any|whatever|you decide|up to you|yes|no|ok|okay|y|n|lgtm|done|test|ping|bump)\b/i

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
  let open = openQuestions(asked, fields)
  const findings: Findings[] = []
  for (const piece of pieces) {
    if (!isFree(page, piece)) continue
    const quote = quoteOf(page, piece)
    const answer = (one: OpenQuestion): Parameters<typeof takesValue>[0] => ({
      field: one.field,
      raw: quote,
      quote,
      rule: 'bare',
      prompt: one.question.text,
      fields,
      understanding,
    })
    const formal = open.filter((one) => !formless.includes(one.field.meta.kind) && takesValue(answer(one)))
    const loose = pieces.length === 1 ? open.filter((one) => formless.includes(one.field.meta.kind)) : []
    const [only, other] = formal.length > 0 ? formal : loose
    if (only === undefined || other !== undefined) continue
    take(page, piece)
    findings.push(readExplicitValue(answer(only)))
    open = open.filter((one) => one !== only)
  }
  return findings.length === 0 ? nothing : merge(...findings)
}

/** Lines and comma-separated parts that are short enough to be nothing but a value. */
function piecesOf(page: Page): Span[] {
  return page.clauses
    .map((clause) => {
      const text = quoteOf(page, clause)
      const start = clause.start + (text.length - text.trimStart().length)
      return { start, end: start + text.trim().replace(/[.,;!]+$/, '').length, asks: clause.asks }
    })
    .filter((piece) => piece.end > piece.start && !piece.asks && isShort(quoteOf(page, piece)))
}

function isShort(text: string): boolean {
  return text.length <= 60 && wordsOf(text).length <= 4 && !notAnAnswer.test(text)
}
