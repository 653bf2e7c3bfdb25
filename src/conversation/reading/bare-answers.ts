import type { AskedQuestion, Objection, Understanding } from '../../domain/brief.ts'
import { ageOf } from '../message-age.ts'
import { type OpenQuestion, openQuestions } from './asked.ts'
import { type ExplicitValue, readExplicitValue, takesValue } from './explicit-value.ts'
import { type Field, nameBook } from './fields.ts'
import { type Findings, merge, nothing } from './findings.ts'
import { isSmallTalk } from './intent.ts'
import { isFree, maxFinds, type Page, quoteOf, type Span, spansOf, take } from './page.ts'
import { findPhrases } from './phrases.ts'

const listKinds = ['ports', 'sources']
const formless = ['team', 'name', 'names', 'text', 'values', 'link']
const notAnAnswer =
  /^(?:hi|hello|hey|thanks?|thank you|thx|cheers|please|hm+|not sure|no idea|idk|i do not know|i dont know|maybe|later|wait|what|why|how|any|whatever|you decide|up to you|yes|no|ok|okay|y|n|lgtm|done|test|ping|bump)\b/i

/** A longer clause is not a bare value, whatever stands around it. */
const maxClause = 120

/** A text of more parts than this is not an answer without keys or numbers. */
const maxPieces = 20

/** Words around an answer that add nothing to it: "let's say 4", "4 is enough". */
const before =
  /^(?:(?:ok(?:ay)?|yes|yep|sure|oops|ups|sorry|hm+|well|so|then|and|please|pls|bitte|actually|rather|better|maybe|probably|perhaps|instead|no(?=,?\s+(?:sorry|wait|actually|rather|make|better|i\s+mean|let|use|take)\b),?|let['’]?s (?:say|take|use|do|go with|make it|have|keep it at)|make (?:it|that|them)|take|use|go (?:with|for)|i['’]?d (?:say|take|prefer|go with|like)|(?:i|we) (?:say|want|need|would (?:say|like|prefer|take)|mean|meant|prefer|think|guess|take|use|choose|pick)|it(?:['’]s| is| should be| must be| has to be| needs to be| ought to be)|that(?:['’]s| is| should be| would be)|should be|must be|change (?:it|that) to|set (?:it|that) to|switch to|just|only|about|around|roughly|exactly|=|:|->|→|(?:-|\*|\+)(?=\s)|\[[xX]\](?=\s))(?:\s+|(?<=[:=→>])|(?=$)))+/i
const behind =
  /(?:[\s,]+(?:then|please|pls|bitte|thanks|thank you|instead|now|(?:is|are) (?:enough|fine|ok|okay|good|plenty|perfect|better|right|sufficient|correct)|(?:would|should|will) (?:do|work|be (?:fine|enough|ok|okay|good|better|great|perfect|nice))|it is|(?:i|we) (?:mean|meant|think|guess)|for (?:now|us|me|this)|of course|obviously|works(?: for (?:me|us))?|suffices|maybe|will do|i['’]d say|to start(?: with)?))+[\s.!]*$/i
/** Words of a correction; a bare value beside them is meant for what was said before. */
const correcting =
  /\b(?:oops|ups|whoops|sorry|actually|rather|instead|i mean|i meant|we mean|we meant|make (?:it|that|them)|change (?:it|that) to|set (?:it|that) to|correction|should be|must be|typo|wrong|mistake|too (?:much|many|big|small|large|high|low|few|little|long|short|expensive|costly)|cheaper|smaller|bigger|larger|fewer|less|lower|higher)\b/i
/** Words that stand in a sentence, not in a name. */
const telling =
  /\b(?:is|are|am|was|were|be|looks?|seems?|this|that|it|its|i|we|you|he|she|they|me|us|not|can|could|should|would|will|have|has|had|do|does|did|too|very|much|expensive|cheap|nice|cool|good|great|bad|hmm|what|why|how|when|who|which|pas|nicht|kein|bon|bien|gut)\b/i

/** What is asked, and what was said and cannot be used. */
interface Awaited {
  readonly asked: readonly AskedQuestion[]
  readonly objections: readonly Objection[]
}

/**
 * Short pieces without a key that can only answer one of the questions that were asked: `East US`, `3`, `orbit`.
 * A parameter that takes any word is filled only when it is the one such question and the piece is the whole message.
 * A bare value beside words of correction is for the value of its form that was said last.
 */
export function readBareAnswers(
  page: Page,
  awaited: Awaited,
  fields: readonly Field[],
  understanding: Understanding,
): Findings {
  const pieces = piecesOf(page)
  if (pieces.length > maxPieces) return nothing
  let open = openQuestions(awaited.asked, fields)
  const answer = (piece: Span, candidates: readonly OpenQuestion[]): Findings => {
    const quote = quoteOf(page, piece)
    const given = candidates.map((one) => ({ one, value: explicitValue(one, quote, fields, understanding) }))
    const formal = given.filter(
      ({ one, value }) => !formless.includes(one.field.meta.kind) && takesValue(value),
    )
    const isName = pieces.length === 1 && !telling.test(quote)
    const loose = isName ? given.filter(({ one }) => formless.includes(one.field.meta.kind)) : []
    const [only, other] = formal.length > 0 ? formal : loose
    if (only === undefined || other !== undefined || !isFree(page, piece)) return nothing
    take(page, piece)
    open = open.filter((one) => one !== only.one)
    return readExplicitValue(only.value)
  }
  const doubtful = doubtedFields(awaited, fields)
  const settled = merge(...pieces.map((piece) => answer(piece, doubtful)))
  const lists = listLines(page).map((line) =>
    answer(
      line,
      open.filter(({ field }) => listKinds.includes(field.meta.kind)),
    ),
  )
  const answered = merge(settled, ...lists, ...pieces.map((piece) => answer(piece, open)))
  if (answered.operations.length > 0 || !correcting.test(page.text)) return answered
  return merge(answered, ...pieces.map((piece) => readCorrection(page, piece, fields, understanding)))
}

/** What could not be used is asked as well, though no number stands before it: "500 workers", then "20". */
function doubtedFields({ asked, objections }: Awaited, fields: readonly Field[]): OpenQuestion[] {
  const questions = objections
    .filter(({ parameter }) => !asked.some((one) => one.parameter === parameter))
    .map(({ capability, parameter }) => ({ n: 0, capability, parameter, text: parameter }))
  return openQuestions(questions, fields).filter(({ field }) => field.meta.range !== 'low')
}

/**
 * The values that a record is to hold, where they are asked and its name is known: a host alone is one of them, though
 * it has the form of a name. Blanks what it used.
 */
export function readAwaitedValues(
  page: Page,
  asked: readonly AskedQuestion[],
  fields: readonly Field[],
  understanding: Understanding,
): Findings {
  const waiting = openQuestions(asked, fields).filter(
    ({ field, question }) => field.meta.kind === 'values' && question.default === undefined,
  )
  const named = renamedValues(page, fields, understanding)
  const [only, other] = waiting.length > 0 ? waiting : named
  if (only === undefined || other !== undefined) return nothing
  const { scope } = only.field
  const name = fields.find((one) => one.scope === scope && one.meta.kind === 'host')
  if (name === undefined || understanding.statements[scope]?.[name.name] === undefined) return nothing
  const hosts = piecesOf(page).filter(
    (piece) => isFree(page, piece) && /^[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\.?$/.test(quoteOf(page, piece)),
  )
  if (hosts.length === 0) return nothing
  if (named.length === 0 && correcting.test(page.text)) return nothing
  for (const host of hosts) take(page, host)
  const raw = hosts.map((host) => quoteOf(page, host)).join(', ')
  const quote = quoteOf(page, {
    start: Math.min(...hosts.map(({ start }) => start)),
    end: Math.max(...hosts.map(({ end }) => end)),
  })
  return readExplicitValue({ ...explicitValue(only, quote, fields, understanding), raw })
}

/** What a record holds already, where the words speak of it: "I gave you the wrong target". */
function renamedValues(
  page: Page,
  fields: readonly Field[],
  { statements, choice }: Understanding,
): OpenQuestion[] {
  if (choice !== 'settled') return []
  const stated = fields.filter(
    ({ scope, name, meta }) => meta.kind === 'values' && statements[scope]?.[name] !== undefined,
  )
  return findPhrases(page, nameBook(stated))
    .slice(0, 1)
    .map(({ value: field }) => ({
      field,
      question: { n: 0, capability: field.scope, parameter: field.name, text: field.meta.label },
    }))
}

/** A bare value in the place of the one that was said last and has its form. */
function readCorrection(
  page: Page,
  piece: Span,
  fields: readonly Field[],
  understanding: Understanding,
): Findings {
  if (!isFree(page, piece)) return nothing
  const quote = quoteOf(page, piece)
  const corrected = fields.flatMap((field) => {
    const statement = understanding.statements[field.scope]?.[field.name]
    const { kind, range } = field.meta
    if (statement === undefined || range === 'low' || formless.includes(kind)) return []
    if (kind === 'host' && !quote.includes('.')) return []
    const given = { field, raw: quote, quote, rule: 'correction', prompt: field.meta.label }
    const value = { ...given, fields, understanding }
    return takesValue(value) ? [{ value, age: ageOf(statement.messageId) }] : []
  })
  const youngest = Math.max(...corrected.map(({ age }) => age))
  const [only, other] = corrected.filter(({ age }) => age === youngest)
  if (only === undefined || other !== undefined) return nothing
  take(page, piece)
  return readExplicitValue(only.value)
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

/** Lines and comma-separated parts that are short enough to be nothing but a value, without the words around it. */
function piecesOf(page: Page): Span[] {
  if (page.clauses.length > maxFinds) return []
  return page.clauses
    .filter((clause) => !clause.asks && clause.end - clause.start <= maxClause)
    .map((clause) => {
      const text = quoteOf(page, clause)
      const start = clause.start + (text.length - text.trimStart().length)
      return bareSpan(page, { start, end: start + text.trim().replace(/[.,;!]+$/, '').length })
    })
    .filter((piece) => isAnswer(quoteOf(page, piece)) && !isItemNumber(page, piece))
}

function bareSpan(page: Page, { start, end }: Span): Span {
  const text = quoteOf(page, { start, end })
  const from = before.exec(text)?.[0].length ?? 0
  const rest = text.slice(from)
  const kept = rest.slice(0, rest.length - (behind.exec(rest)?.[0].length ?? 0))
  return kept.trim() === ''
    ? { start, end }
    : { start: start + from, end: start + from + kept.trimEnd().length }
}

/** The `8` of `8. eastus`. */
function isItemNumber(page: Page, piece: Span): boolean {
  return (
    /^\d{1,3}$/.test(quoteOf(page, piece)) && /^[.)]\s+\S/.test(page.text.slice(piece.end, piece.end + 12))
  )
}

function isAnswer(text: string): boolean {
  const isShort = text !== '' && text.length <= 60 && text.split(/\s+/).length <= 4
  return isShort && !notAnAnswer.test(text) && !isSmallTalk(text)
}
