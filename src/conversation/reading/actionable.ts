import type { Act } from './acts/act-of.ts'
import type { ReadStatement } from './acts/read-statements.ts'
import { isMinutes, saysNoRequest } from './no-request.ts'
import { isUnfilled, isUnfilledLine } from './unfilled.ts'

/** One reason to take an issue up (above zero) or to leave it alone (below). */
export interface Reason {
  readonly points: number
  /** What was found, with the words: `asks: "please open port 443"`. */
  readonly because: string
}

/** What each act of the title counts for. */
const titlePoints: Readonly<Record<Act, number>> = {
  labels: -8,
  'asks plainly': 5,
  asks: 5,
  'asks vaguely': 4,
  'asks for it': 1,
  'asks for something else': -5,
  wonders: -5,
  muses: -3,
  'reports trouble': -3,
  tells: -5,
  'speaks of something else': -3,
  'names a thing': 2,
  'mentions a thing': 0,
  'names a wish': 1,
  says: 0,
}

/** What each act of the body counts for, once, however many sentences do it. */
const bodyPoints: Readonly<Record<Act, number>> = {
  labels: 0,
  'asks plainly': 8,
  asks: 5,
  'asks vaguely': 3,
  'asks for it': 2,
  'asks for something else': -2,
  wonders: -2,
  muses: -3,
  'reports trouble': -2,
  tells: -1,
  'speaks of something else': 0,
  'names a thing': 0,
  'mentions a thing': 0,
  'names a wish': 0,
  says: 0,
}

/** An issue with this many points is for us. */
export const enough = 2

/** So many values are said by nobody who does not want the thing. */
const many = 5

/** Acts that speak of something that can be built; without one, values say nothing. */
const speaking: readonly Act[] = [
  'asks plainly',
  'asks',
  'asks vaguely',
  'asks for it',
  'names a thing',
  'mentions a thing',
  'names a wish',
  'tells',
]

const advertisement =
  /\b(?:limited (?:time )?offer|special offer|save up to \d|(?:\d+ ?%|percent) off|(?:best|great|hot) (?:[a-z]+ ){0,3}deals|click here|unsubscribe)\b/i
/** Work on what is written, by a verb of the title and what it is done to. */
const rewriting =
  /^(?:extract|refactor|inline|dedup\w*|deduplicate|split|consolidate|modulari[sz]e|simplify|clean ?up|tidy|rename|unify|move)\b[^\n]{0,80}\b(?:modules?|variables?|workflows?|templates?|code|repos?|repositor\w+|folders?|scripts?|locals|outputs)\b/i
const change =
  /^(?:fix|bug|docs?|chore|refactor|style|perf|ci|build|feat|test|revert|bump|release)(?:\([^)]{0,40}\))?!?:|^release (?:checklist|notes|v?\d)|(?:^|\s)\/(?:set|add|remove|confirm|retry|status|help|explain|plan)\b/i

/** What somebody writes who offers something to everybody; two of them are an offer. */
const offering = [
  /\b(?:teams?|companies|businesses|organi[sz]ations) like yours\b/i,
  /\b(?:quick|short|free) (?:demo|call|chat|trial|assessment|audit|consultation|webinar)\b/i,
  /\b(?:partnership|business|investment) (?:opportunity|proposal|development)\b/i,
  /\b(?:came across|impressed by|visited|looked at) your (?:repositor|profile|compan|website|project)/i,
  /\byour (?:core business|(?:azure |cloud |openai )*(?:spend|bill|costs))\b/i,
  /\bour (?:experts?|customers|clients|solution|product|offering|consultants)\b/i,
  /\b(?:convenient time|(?:have|spare) \d{1,2} minutes|a fraction of the (?:cost|price)|dear sir|trusted by|worldwide)\b/i,
  /\b(?:we|they) (?:help|empower|enable|assist) (?:teams|companies|businesses|organi[sz]ations|customers)\b/i,
]

function isOffer(text: string): boolean {
  return advertisement.test(text) || offering.filter((one) => one.test(text)).length >= 2
}

/** Fewer values, and no sentence that wants or names anything, are said of what is there. */
const few = 3

/** What is known of an issue before it is decided whether it is for us. */
interface Issue {
  readonly title: string
  readonly text: string
  readonly statements: readonly ReadStatement[]
  /** Something that can be built was found in the words. */
  readonly hasSubject: 'clear' | 'likely' | 'no'
  /** Values read from a form or from `key: value`. */
  readonly structuredValues: number
  /** Everything that was said about what is wanted. */
  readonly values: number
}

/** Why an issue is for us or is not; it is when the points together are enough. */
export function reasonsOf(issue: Issue): Reason[] {
  const { text, statements, hasSubject, structuredValues, values } = issue
  const [head, ...rest] = statements
  const quote = ({ start, end }: ReadStatement): string => text.slice(start, Math.min(end, start + 80)).trim()
  const reasons: Reason[] = []
  const add = (points: number, because: string): void => {
    if (points !== 0) reasons.push({ points, because })
  }
  if (saysNothing(issue)) add(-20, 'nothing was filled in')
  if (structuredValues < 2 && hasSubject === 'no') add(-20, 'nothing that can be built is named')
  if (structuredValues >= 2) add(4, `${structuredValues} values in a form`)
  else if (statements.some(({ act }) => speaking.includes(act)) && (values >= few || isPositive(issue)))
    add(Math.min(values, 2) + (hasSubject === 'clear' && values >= many ? 3 : 0), `${values} values`)
  const isOrder = hasSubject === 'clear' && values >= few && rest.some(({ act }) => act === 'asks plainly')
  if (change.test(issue.title) || rewriting.test(issue.title))
    add(isOrder ? -3 : -12, 'the title names a change of code')
  if (isOffer(text)) add(-20, 'it advertises something')
  if (saysNoRequest(text)) add(-12, 'it says itself that nothing is asked')
  if (isMinutes(text)) add(-8, 'it is what a meeting came to')
  if (head !== undefined)
    add(Math.max(titlePoints[head.act], isOrder ? -4 : -20), `the title ${head.act}: "${quote(head)}"`)
  const seen = new Set<Act>(
    rest.some(({ act }) => act === 'asks' || act === 'asks plainly')
      ? ['reports trouble', 'tells', 'muses']
      : [],
  )
  for (const one of rest) {
    const { act } = one
    if (seen.has(act)) continue
    seen.add(act)
    const isPlain = act === 'asks for it' && hasSubject === 'clear' && values >= 2
    add(isPlain ? bodyPoints.asks : bodyPoints[act], `the text ${act}: "${quote(one)}"`)
  }
  return reasons
}

/** A sentence wants something, or the title names it. */
function isPositive({ statements: [head, ...rest] }: Issue): boolean {
  return (
    (head !== undefined && titlePoints[head.act] > 0) ||
    rest.some(({ act }) => bodyPoints[act] > 0 || act === 'names a thing')
  )
}

/** The reasons together speak for taking an issue up. */
export function isEnough(reasons: readonly Reason[]): boolean {
  return reasons.reduce((sum, { points }) => sum + points, 0) >= enough
}

/** A form of which nothing was filled in, under a title that names nothing certain. */
function saysNothing({ title, text, hasSubject }: Pick<Issue, 'title' | 'text' | 'hasSubject'>): boolean {
  const lines = text.slice(title.length).split('\n')
  const fields = lines.filter((line, index) => isField(line) && !tableRule.test(lines[index + 1] ?? ''))
  if (text === '' || !fields.every((line) => isUnfilled(line) || isUnfilledLine(line))) return false
  const named = title.replace(/\[[^\]]{0,40}\]|[\s:]/g, '')
  const isHeadless = /^\s{0,3}#/.test(title) && fields.length > 0
  return named === '' || isHeadless || (fields.length > 1 && hasSubject !== 'clear')
}

function isField(line: string): boolean {
  return !/^\s*(?:#{1,6}\s|$)/.test(line)
}

/** The line under the head of a table. */
const tableRule = /^\s{0,8}\|[\s:|-]{1,200}\|?\s{0,8}$/
