import type { Capability } from '../../capability/contract.ts'
import type { Understanding } from '../../domain/brief.ts'
import type { Field } from '../reading/fields.ts'
import { type Findings, merge, nothing } from '../reading/findings.ts'
import { isLeftBehind, isNegated, isSwitchedOff } from '../reading/negation.ts'
import { openPage, type Page, quoteOf, type Span } from '../reading/page.ts'
import { visibleText } from '../reading/visible-text.ts'
import type { Message, Reading } from '../reading.ts'
import { checkProse } from './check-prose.ts'
import { findQuote } from './find-quote.ts'
import { groundValue } from './ground-value.ts'
import { capabilityField, type ModelAnswer } from './model-answer.ts'
import { fieldsInPlay, nameOf } from './model-question.ts'

/** What is left of a model's answer once it was held against the message. */
export interface Grounded {
  readonly reading: Reading
  /** The model's sentence, where it may be shown. */
  readonly remark: string | undefined
  /** How many of its values were not taken: a model of which that is true often helps nobody. */
  readonly dropped: number
}

/** A message that a model was asked about: its words, and what the rules left unread. */
export interface AskedMessage {
  readonly message: Message
  readonly unread: readonly string[]
}

/** More values than this are no reading of a message. */
const maxValues = 100
/** More doubts than this help nobody. */
const maxDoubts = 3

/**
 * Takes from a model's answer what the message itself proves. The quote has to stand in the author's visible words,
 * outside of questions, denials and tales of the past; the value has to be what the rules read in that quote, or to
 * stand in it letter by letter. A value of a known set that is only likely becomes a question, another one is dropped.
 * What a rule read stays: a different reading of the same message is a question too.
 */
export function groundAnswer(
  answer: ModelAnswer,
  { message, unread }: AskedMessage,
  understanding: Understanding,
  catalogue: readonly Capability[],
): Grounded {
  const page = openPage(visibleText(message).text)
  const scene: Scene = { message, understanding, catalogue, fields: fieldsInPlay(understanding, catalogue) }
  const taken = answer.values.slice(0, maxValues).flatMap(({ field, value, quote }) => {
    const span = findQuote(page.text, quote)
    return span === undefined || !isStated(page, span) ? [] : take(field, value, quoteOf(page, span), scene)
  })
  const { operations, ambiguities } = merge(...taken.map(({ findings }) => findings))
  return {
    reading: {
      actionable: true,
      capabilities: { named: [], candidates: candidatesOf(taken), offered: [], removed: [] },
      operations,
      objections: [],
      ambiguities: ambiguities.slice(0, maxDoubts),
      questions: [],
      unread: unread.filter((part) => !taken.some(({ quote }) => overlaps(part, quote))),
      unsupported: [],
      intent: 'none',
      truncated: false,
    },
    remark: checkProse(answer.remark, page.text),
    dropped: answer.values.length - taken.length,
  }
}

interface Scene {
  readonly message: Message
  readonly understanding: Understanding
  readonly catalogue: readonly Capability[]
  readonly fields: readonly Field[]
}

/** A value that was taken from an answer, for a parameter or as a wish for a capability. */
interface Taken {
  readonly findings: Findings
  readonly quote: string
  readonly capability?: string
}

function take(name: string, value: string, quote: string, scene: Scene): Taken[] {
  if (name === capabilityField) return takeWish(value, quote, scene)
  const field = scene.fields.find((one) => nameOf(one) === name)
  if (field === undefined) return []
  const findings = groundValue({ field, value, quote, ...scene })
  return findings.operations.length + findings.ambiguities.length === 0 ? [] : [{ findings, quote }]
}

/** What may be meant is proposed while nobody knows what is wanted; a person chooses. */
function takeWish(id: string, quote: string, { understanding, catalogue }: Scene): Taken[] {
  const isKnown = catalogue.some((one) => one.id === id)
  return isKnown && understanding.choice === 'none' ? [{ findings: nothing, quote, capability: id }] : []
}

function candidatesOf(taken: readonly Taken[]): string[] {
  return [...new Set(taken.flatMap(({ capability }) => capability ?? []))]
}

/** The words state something: they ask nothing, deny nothing and tell nothing of the past. */
function isStated(page: Page, span: Span): boolean {
  const clause = page.clauses.find(({ start, end }) => start <= span.start && span.start < end)
  const isPast = page.taken.subarray(span.start, span.end).includes(1)
  if (clause === undefined || clause.asks || isPast) return false
  return !isNegated(page, span) && !isLeftBehind(page, span) && !isSwitchedOff(page, span)
}

function overlaps(part: string, quote: string): boolean {
  return findQuote(part, quote) !== undefined || findQuote(quote, part.replace(/\.\.\.$/, '')) !== undefined
}
