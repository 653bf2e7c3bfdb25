import type { AskedQuestion, Understanding } from '../../domain/brief.ts'
import { matchGroup } from '../../lib/match-group.ts'
import { type OpenQuestion, openQuestions } from './asked.ts'
import { readExplicitValue } from './explicit-value.ts'
import type { Field } from './fields.ts'
import { type Findings, keeping, merge, nothing } from './findings.ts'
import { isFree, type Page, quoteOf, type Span, take } from './page.ts'

interface Answer {
  readonly n: number
  readonly whole: Span
  readonly text: Span
}

const marker = /(?<![\w.,:/-])(?:q|#|\()?(\d{1,2})\s?(?:[.):=]|-(?=\s)|–)(?:\s{1,3}|(?=[^\d\s.)]))/gi
/** `first one: x, second: y`. */
const ordinalItem =
  /(?<=^|[,;]\s{0,3}|\band\s{1,3})(?:the\s)?(?<ordinal>first|second|third|fourth|fifth|sixth|seventh)(?:\s(?:one|question|answer))?\s{0,2}[:=]\s{1,3}/gi
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh']
const plainItem = /(?<=^|[,;]\s{0,3})(\d{1,2})\s(?=\p{L})/gu
const plainList = /^\s{0,3}\d{1,2}\s\p{L}[^,;]{0,80}(?:[,;]\s{0,3}\d{1,2}\s\p{L}[^,;]{0,80}){1,9}$/u
/** What may follow an answer on its line: commas, and "keep the rest". */
const behindAnswer =
  /[\s,;]*\sbut\s[^\n]*$|[\s,;.]*(?:[,;.]\s*(?:and\s+)?|\sand\s+)(?:keep|leave|default|the rest|rest|the others?|others)\b[^\n]*$|[\s,;]{1,50}$/i
const rest =
  /\b(?:keep|leave|default(?:s)?(?:\s+for)?|ok(?:ay)?\s+for)\s+(?:all\s+)?(?:the\s+)?(?:rest|others?|remaining(?:\s+ones?)?|everything(?:\s+else)?|all|defaults)\b|\b(?:rest|others?(?:\s+ones)?)\s*:?\s+(?:(?:is|are|looks?|seems?)\s+)?(?:keep|(?:your\s+|the\s+)?defaults?|as\s+(?:is|(?:you\s+)?(?:proposed?|suggest(?:ed)?))|ok(?:ay)?|fine|good)\b|^\s*(?:keep|defaults?|all\s+defaults?|keep\s+them)\s*[.!]?\s*$/i
const kept =
  /\b(?:keep|default\s+for|ok\s+for)\s+(\d{1,2}(?:\s{0,2}(?:,|and|&|\+)\s{0,2}\d{1,2}){0,9})\b(?![.):-])/i

/** Answers by number: `1. eastus 2. keep`, in any order, in one line or in several; and "keep the rest". */
export function readNumberedAnswers(
  page: Page,
  asked: readonly AskedQuestion[],
  fields: readonly Field[],
  understanding: Understanding,
): Findings {
  const open = openQuestions(asked, fields)
  const answers = answersIn(page, new Set(asked.map((question) => question.n)))
  const answered = answers.map((answer) => {
    const one = open.find(({ question }) => question.n === answer.n)
    if (one === undefined || !isFree(page, answer.whole)) return nothing
    take(page, answer.whole)
    const quote = quoteOf(page, answer.text)
    const { field, question } = one
    const given = { field, raw: quote, quote, rule: 'numbered', prompt: question.text, question }
    return readExplicitValue({ ...given, fields, understanding })
  })
  const done = new Set(answers.map((answer) => answer.n))
  const left = open.filter(({ question }) => !done.has(question.n))
  return merge(...answered, readKept(page, left), readRest(page, left))
}

/** Items that begin with the number of a question: at the start of a line, or behind another item. */
function answersIn(page: Page, numbers: ReadonlySet<number>): Answer[] {
  let offset = 0
  return page.text.split('\n').flatMap((line) => {
    const start = offset
    offset += line.length + 1
    const marks = marksIn(line).filter((mark) => numbers.has(mark.n))
    return marks.flatMap((mark, index) => {
      const limit = marks[index + 1]?.at ?? line.length
      const text = line.slice(mark.end, limit).replace(behindAnswer, '')
      const end = start + mark.end + text.length
      const answer = {
        n: mark.n,
        whole: { start: start + mark.at, end },
        text: { start: start + mark.end, end },
      }
      return text === '' ? [] : [answer]
    })
  })
}

interface Mark {
  readonly n: number
  readonly at: number
  readonly end: number
}

/** Where items begin in a line: `1. x 2. y`, or `1 x, 2 y` when the whole line is such a list. */
function marksIn(line: string): Mark[] {
  const marks = Array.from(line.matchAll(marker), markOf)
  const [first] = marks
  if (first !== undefined)
    return /^[\s>*+-]{0,8}(?:\w{1,12}:)?\s?$/.test(line.slice(0, first.at)) ? marks : []
  const named = Array.from(line.matchAll(ordinalItem), (match) => ({
    n: ordinals.indexOf(matchGroup(match, 'ordinal').toLowerCase()) + 1,
    at: match.index,
    end: match.index + match[0].length,
  }))
  if (named.length > 0) return named
  return plainList.test(line) ? Array.from(line.matchAll(plainItem), markOf) : []
}

function markOf(match: RegExpExecArray): Mark {
  return { n: Number(matchGroup(match, 1)), at: match.index, end: match.index + match[0].length }
}

/** "keep 2 and 3". */
function readKept(page: Page, open: readonly OpenQuestion[]): Findings {
  const match = kept.exec(page.text)
  if (match === null) return nothing
  const span = { start: match.index, end: match.index + match[0].length }
  const numbers = matchGroup(match, 1).split(/\D+/).map(Number)
  const chosen = open.filter(({ question }) => numbers.includes(question.n))
  if (chosen.length < numbers.length || !isFree(page, span)) return nothing
  take(page, span)
  return merge(...chosen.map(({ field }) => keeping(field, quoteOf(page, span), 'numbered')))
}

/** "keep the rest": every default that is still open. */
function readRest(page: Page, open: readonly OpenQuestion[]): Findings {
  const match = rest.exec(page.text)
  if (match === null || open.length === 0) return nothing
  const span = { start: match.index, end: match.index + match[0].length }
  if (!isFree(page, span)) return nothing
  take(page, span)
  return keepDefaults(open, quoteOf(page, span).trim(), 'numbered')
}

/** Accepts the default of every question that has one. */
export function keepDefaults(open: readonly OpenQuestion[], quote: string, rule: string): Findings {
  return merge(
    ...open
      .filter(({ question }) => question.default !== undefined)
      .map(({ field }) => keeping(field, quote, rule)),
  )
}
