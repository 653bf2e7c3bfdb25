import type { AskedQuestion, Understanding } from '../../domain/brief.ts'
import { matchGroup } from '../../lib/match-group.ts'
import { type OpenQuestion, openQuestions } from './asked.ts'
import { type ExplicitValue, readExplicitValue, takesValue } from './explicit-value.ts'
import type { Field } from './fields.ts'
import { type Findings, keeping, merge, nothing } from './findings.ts'
import { type Mark, marksIn } from './item-marks.ts'
import { isFree, type Page, quoteOf, type Span, take } from './page.ts'

interface Answer {
  readonly n: number
  /** The mark says little: it counts only when the question takes the words. */
  readonly isWeak: boolean
  readonly whole: Span
  readonly text: Span
}

/** What may follow an answer on its line: commas, and "keep the rest". */
const behindAnswer =
  /[\s,;]*\sbut\s[^\n]*$|[\s,;.]*(?:[,;.]\s*(?:and\s+)?|\sand\s+)(?:keep|leave|defaults?|all\s+(?:the\s+)?others?|the\s+rest|rest|the\s+others?|others|everything\s+else|otherwise|that(?:['’]?s|\s+is)\s+(?:all|it))\b[^\n]*$|(?:,?\s{1,3}and)?[\s,;]{1,50}(?:\/\s{1,3})?$/i
const asking =
  /^(?:what|why|how|which|is|are|do|does|can|could|should|who|when|where|isn['’]?t|aren['’]?t)\b[^\n]*\?$/i
/** An answer that leaves it to the default. */
const undecided =
  /^(?:whatever|you (?:choose|decide|pick)|your (?:choice|call|default)|up to you|(?:as|what|whatever) you (?:propose|suggest|think|like|prefer)(?:d|ed)?|as (?:proposed|suggested)|i (?:do not|don['’]t) (?:mind|care)|no preference|don['’]?t care|dunno|(?:i (?:do not|don['’]t) know|no idea|not sure)|skip|pass|proposal|(?:use |take |keep )?(?:the |your )?(?:default|proposal|suggestion)s?|standard|egal|(?:wie )?vorgeschlagen|por defecto|par défaut|padrão|predefinito|keep (?:it )?as (?:is|it is|proposed)|default is (?:fine|ok|good))[.!]?$/i
const more = /(?:\s{0,2}(?:,|and|&|\+|to|-|–|und|y|et|e)\s{0,2}(?:and\s)?\d{1,2})/.source
const taken =
  '(?:keep|leave|defaults?|as is|as (?:you )?(?:proposed?|suggest(?:ed)?)|ok(?:ay)?|fine|good|yes|unchanged|same)'
/** "keep 2 and 3", "2-4 default". */
const groups = [
  new RegExp(
    `\\b(?:keep|leave|defaults?[ \\t]+for|ok(?:ay)?[ \\t]+(?:for|to|with)|yes[ \\t]+(?:for|to)|fine[ \\t]+with|accept)[ \\t]+(?:questions?[ \\t]+|numbers?[ \\t]+|#)?(\\d{1,2}${more}{0,9})\\b(?![.):]|\\s?-\\s)`,
    'i',
  ),
  new RegExp(
    `(?:^|[,;.]\\s{0,3}|\\n|\\band\\s)(?:questions?[ \\t]+|numbers?[ \\t]+)?(\\d{1,2}${more}{1,9})\\s{0,2}[:=]?\\s{0,2}(?:(?:is|are|stay|can stay|can be|please)\\s)?${taken}\\b`,
    'i',
  ),
]

/** A text with more answers is none. */
const maxAnswers = 50

/** Answers by number: `1. eastus 2. keep`, in any order, in one line, in several or in a table. Blanks what it used. */
export function readNumberedAnswers(
  page: Page,
  asked: readonly AskedQuestion[],
  fields: readonly Field[],
  understanding: Understanding,
): Findings {
  const open = openQuestions(asked, fields)
  const kept = groups.map((group) => readGroup(page, open, group))
  const answers = answersIn(page, new Set(asked.map((question) => question.n))).slice(0, maxAnswers)
  const answered = answers.map((answer) => {
    const one = open.find(({ question }) => question.n === answer.n)
    if (one === undefined || !isFree(page, answer.whole)) return nothing
    const { field, question } = one
    const text = field.meta.kind === 'text' ? answer.text : firstSentence(page, answer.text)
    const quote = quoteOf(page, text)
    const given: ExplicitValue = {
      field,
      raw: behindYes(quote, field),
      quote,
      rule: 'numbered',
      prompt: question.text,
      question,
      fields,
      understanding,
    }
    if (asking.test(quote) || (answer.isWeak && !isMeant(given))) return nothing
    take(page, text === answer.text ? answer.whole : { start: answer.whole.start, end: text.end })
    const read = isUndecided(given) ? keeping(field, quote, 'numbered') : readExplicitValue(given)
    const keepsNothing = question.default === undefined && read.operations.some(({ op }) => op === 'keep')
    return keepsNothing ? nothing : read
  })
  return merge(...kept, ...answered)
}

/** "sì, privato" answers with what stands behind the yes. */
function behindYes(quote: string, { meta }: Field): string {
  if (meta.kind !== 'choice') return quote
  return quote.replace(
    /^(?:yes|yep|sure|ok|okay|sí|sì|si|ja|oui|sim|no|nein|non|não)[,.!]\s{1,3}(?=[\p{L}\d])/iu,
    '',
  )
}

/** The words leave it to us, and are no value of this question. */
function isUndecided(given: ExplicitValue): boolean {
  return undecided.test(given.raw) && (isFormless(given.field) || !takesValue(given))
}

/** An answer ends with its sentence; what is told behind it is read as any other words. */
function firstSentence(page: Page, span: Span): Span {
  const end = /(?<=[\p{L}\p{N}"'`)])[.;]\s+(?=\p{Lu}\p{L}*\s)/u.exec(quoteOf(page, span))
  return end === null ? span : { start: span.start, end: span.start + end.index }
}

/** A weak mark counts before a value of the question, "keep", "yes" or "no". */
function isMeant(given: ExplicitValue): boolean {
  if (isUndecided(given)) return given.question?.default !== undefined
  if (readExplicitValue(given).operations.some(({ op }) => op === 'keep')) return true
  return !isFormless(given.field) && takesValue(given)
}

function isFormless({ meta }: Field): boolean {
  return ['team', 'name', 'names', 'text', 'values', 'link'].includes(meta.kind)
}

/** Items that begin with the number of a question: at the start of a line, behind another item, or in a row. */
function answersIn(page: Page, numbers: ReadonlySet<number>): Answer[] {
  const lines = page.text.split('\n')
  let offset = 0
  return lines.flatMap((line, index) => {
    const start = offset
    offset += line.length + 1
    const row = rowAnswer(line, start)
    if (row !== undefined) return numbers.has(row.n) ? [row] : []
    const marks = marksIn(line, numbers)
    return marks.flatMap((mark, position) => {
      const limit = marks[position + 1]?.at ?? line.length
      const text = unusedPart(page, start + mark.end, line.slice(mark.end, limit)).replace(behindAnswer, '')
      if (text.trim() !== '') return [answerOf(mark, start, start + mark.end, text)]
      const below = lines[index + 1] ?? ''
      const isLast = limit === line.length && below.trim() !== '' && marksIn(below, numbers).length === 0
      return isLast ? [answerOf(mark, start, offset, below)] : []
    })
  })
}

/** What is left of a text up to the first word that another rule used. */
function unusedPart(page: Page, at: number, text: string): string {
  const used = page.taken.subarray(at, at + text.length).indexOf(1)
  return used < 0 ? text : text.slice(0, used)
}

/** The answer in `text`, which stands at `at`: without a question repeated before it and without emphasis around it. */
function answerOf(mark: Mark, line: number, at: number, text: string): Answer {
  const repeated = /^[^?]{1,120}\?\s*(?=\S)/.exec(text)?.[0].length ?? 0
  const body = text.slice(repeated)
  const emphasis = body.length - body.replace(/^[\s*_]+/, '').length
  const start = at + repeated + emphasis
  const end = start + body.slice(emphasis).replace(/[\s*_]+$/, '').length
  return { n: mark.n, isWeak: mark.isWeak, whole: { start: line + mark.at, end }, text: { start, end } }
}

/** `| 1 | eastus |`, with any columns between the number and the answer. */
function rowAnswer(line: string, offset: number): Answer | undefined {
  const number = /^\s{0,3}\|\s*(?:q|#)?(\d{1,2})[.)]?\s*\|/i.exec(line)
  if (number === null) return undefined
  const last = line.trimEnd().endsWith('|') ? line.lastIndexOf('|') : line.length
  const before = line.lastIndexOf('|', last - 1)
  const text = line.slice(before + 1, last)
  if (before < number[0].length - 1 || text.trim() === '') return undefined
  const mark = { n: Number(matchGroup(number, 1)), at: 0, end: before + 1, isWeak: false }
  return {
    ...answerOf(mark, offset, offset + mark.end, text),
    whole: { start: offset, end: offset + line.length },
  }
}

/** "keep 2 and 3", "2-4 default": every one of them has to be a question that was asked. */
function readGroup(page: Page, open: readonly OpenQuestion[], group: RegExp): Findings {
  const match = group.exec(page.text)
  if (match === null) return nothing
  const span = { start: match.index, end: match.index + match[0].length }
  const numbers = numbersIn(matchGroup(match, 1))
  const chosen = open.filter(({ question }) => numbers.includes(question.n))
  if (chosen.length < numbers.length || !isFree(page, span)) return nothing
  take(page, span)
  const quote = quoteOf(page, span).trim()
  return merge(
    ...chosen
      .filter(({ question }) => question.default !== undefined)
      .map(({ field }) => keeping(field, quote, 'numbered')),
  )
}

/** `2, 3 and 5-7`. */
function numbersIn(text: string): number[] {
  return Array.from(text.matchAll(/(\d{1,2})(?:\s{0,2}(?:-|–|to)\s{0,2}(\d{1,2}))?/g)).flatMap((match) => {
    const from = Number(matchGroup(match, 1))
    const to = Number(match[2] ?? from)
    return Array.from({ length: Math.max(0, Math.min(to, 99) - from + 1) }, (_, index) => from + index)
  })
}
