import { matchGroup } from '../../lib/match-group.ts'

/** Where the number of an item stands in a line; what it says begins at `end`. */
export interface Mark {
  readonly n: number
  readonly at: number
  readonly end: number
  /** Only a number before words: it may be a count. */
  readonly isWeak: boolean
}

const word =
  /(?:(?:for|to|on|re|ad|as\s+for|regarding|and|zu|a|para|pour|per)\s)?(?:(?:questions?|answers?|points?|items?|numbers?|options?|nr|no|num|frage|antwort|punkt|pregunta|respuesta|réponse|pergunta|resposta|domanda|risposta)\.?\s{0,2}#?|q|a|#|\()/
    .source
/** `1. x`, `2) x`, `#3 x`, `question 4: x`, `5 - x`, `6 -> x`. */
const marker = new RegExp(
  `(?<![\\w.,:/-])(?:(?:${word})(\\d{1,2})(?:\\s{0,2}(?:[.):=\\u20E3]|->|=>|→|[-–](?=\\s)|\\bis\\b)\\s{0,3}|\\s{1,3})|(\\d{1,2})\\s?(?:->|=>|→|[.):=\\u20E3]|[-/](?=\\s)|–)(?:\\s{1,3}|$|(?=[^\\d\\s.)])))`,
  'gi',
)
/** `first one: x, the second is y`. */
const ordinalItem =
  /(?<=^|[,;.]\s{0,3}|\band\s{1,3})(?:(?:for|to)\s)?(?:the\s)?(?<ordinal>first|second|third|fourth|fifth|sixth|seventh|1st|2nd|3rd|4th|5th|6th|7th)(?:\s(?:one|question|answer))?(?:\s{0,2}(?:[:=]|->|→|[-–](?=\s))\s{1,3}|\s(?:is|should be|must be|i['’]?d say|i would say|i say|we say|take|use)\s{1,3})/gi
const ordinals: readonly (readonly [string, string])[] = [
  ['first', '1st'],
  ['second', '2nd'],
  ['third', '3rd'],
  ['fourth', '4th'],
  ['fifth', '5th'],
  ['sixth', '6th'],
  ['seventh', '7th'],
]
const plainItem = /(?<=^|[,;]\s{0,3})(\d{1,2})\s(?:is\s)?(?=\p{L})/gu
const plainList = /^\s{0,3}\d{1,2}\s\p{L}[^,;]{0,80}(?:[,;]\s{0,3}\d{1,2}\s\p{L}[^,;]{0,80}){1,9}$/u
/** An item of a list beside words that are none: `1 staging, 2 west us 3, rest default`. */
const listItem = /(?<=^\s{0,3}|[,;]\s{0,3}(?:and\s)?|\s\/\s)(\d{1,2})\s(?:is\s|=\s)?(?=[\p{L}\d])/gu
const rowItem =
  /\s(\d{1,2})(?=\s[\p{L}\d])(?!\s(?:and\s)?(?:the\s)?(?:rest|others?|everything|all|otherwise|defaults?)\b)/giu
const weakItem = /^\s{0,3}(\d{1,2})\s(?:is\s|=\s)?(?=[\p{L}\d])/u
/** What may stand before the first number of a line: a bullet, and a few words that lead in. */
const lead = /^(?:[\s>*+-]{0,8}(?:\w{1,12}:|ad|zu|for|to|on|re)?|[^\d?]{0,40}[:,.!–-])\s?$/

/** Items in a line, of those numbers only: `1. x 2. y`, or `1 x, 2 y` when the whole line is such a list. */
export function marksIn(line: string, numbers: ReadonlySet<number>): Mark[] {
  const marks = Array.from(line.matchAll(marker), (match) => markOf(match, false)).filter(({ n }) =>
    numbers.has(n),
  )
  const ordinalMarks = ordinalsIn(line).filter(({ n }) => numbers.has(n))
  const [first] = marks
  if (first !== undefined) return withOrdinals(behindLead(line, marks, first, numbers), ordinalMarks)
  if (ordinalMarks.length > 0) return ordinalMarks
  if (plainList.test(line)) {
    return Array.from(line.matchAll(plainItem), (match) => markOf(match, false)).filter(({ n }) =>
      numbers.has(n),
    )
  }
  const listed = Array.from(line.matchAll(listItem), (match) => markOf(match, true))
  if (listed.length > 1) return listed.filter(({ n }) => numbers.has(n))
  const weak = weakItem.exec(line)
  return weak === null ? [] : inRow(line, markOf(weak, true)).filter(({ n }) => numbers.has(n))
}

/** `The fourth is x` beside `3. y`: each number once. */
function withOrdinals(marks: Mark[], named: readonly Mark[]): Mark[] {
  if (marks.length === 0) return marks
  const others = named.filter(({ n }) => marks.every((one) => one.n !== n))
  return [...marks, ...others].toSorted((left, right) => left.at - right.at)
}

function ordinalsIn(line: string): Mark[] {
  return Array.from(line.matchAll(ordinalItem), (match) => ({
    n: ordinalOf(matchGroup(match, 'ordinal').toLowerCase()),
    at: match.index,
    end: match.index + match[0].length,
    isWeak: false,
  }))
}

/** Marks behind a few words that lead in, or behind an answer whose number has no mark: `2 is fine, 4: 60`. */
function behindLead(line: string, marks: Mark[], first: Mark, numbers: ReadonlySet<number>): Mark[] {
  const before = line.slice(0, first.at)
  if (lead.test(before)) return marks
  const weak = weakItem.exec(before)
  const mark = weak === null ? undefined : markOf(weak, true)
  const isAnswer = mark !== undefined && numbers.has(mark.n) && /[,;.]\s?(?:and\s)?$/.test(before)
  return isAnswer && !marks.some(({ n }) => n === mark.n) ? [mark, ...marks] : []
}

/** `1 staging 2 west us 2`: the numbers behind the first one, counted up. */
function inRow(line: string, first: Mark): Mark[] {
  const marks = [first]
  let next = first.n + 1
  for (const match of line.slice(first.end).matchAll(rowItem)) {
    if (Number(matchGroup(match, 1)) !== next) continue
    const at = first.end + match.index + 1
    marks.push({ n: next, at, end: at + matchGroup(match, 1).length + 1, isWeak: true })
    next += 1
  }
  return marks
}

function ordinalOf(word: string): number {
  return ordinals.findIndex((names) => names.includes(word)) + 1
}

function markOf(match: RegExpExecArray, isWeak: boolean): Mark {
  return {
    n: Number(match[1] ?? match[2]),
    at: match.index,
    end: match.index + match[0].length,
    isWeak,
  }
}
