import { matchGroup } from '../../../lib/match-group.ts'
import { isFree, matchesOf, type Page, type Span } from '../page.ts'

/** A number or a range in words or digits. An open end is undefined; `fixed` when one number was given for both. */
export interface Quantity extends Span {
  readonly low: number | undefined
  readonly high: number | undefined
  readonly shape: 'one' | 'range' | 'least' | 'most'
  /** Minutes, when a unit of time stands behind it. */
  readonly unit: 'second' | 'minute' | 'hour' | 'day' | undefined
}

const numerals: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  sixteen: 16,
  twenty: 20,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  hundred: 100,
  dozen: 12,
}
const digits = String.raw`\d{1,9}(?:\.\d{1,4})?`
const number = `(?:${digits}|(?:a\\s)?(?:${Object.keys(numerals)
  .toSorted((a, b) => b.length - a.length)
  .join('|')}))`
const least = String.raw`at\s+least|(?:a\s+)?min(?:imum)?(?:\s+of)?|no\s+(?:fewer|less)\s+than|not\s+(?:fewer|less)\s+than|>=|≥`
const most = String.raw`at\s+most|up\s+to|(?:a\s+)?max(?:imum)?(?:\s+of)?|no\s+more\s+than|not\s+more\s+than|<=|≤`
const time = String.raw`(?:\s?(?<unit>seconds?|secs?|s|minutes?|mins?|min|m|hours?|hrs?|hr|h|days?|d)\b)?`
const pattern = new RegExp(
  String.raw`(?<![\w.,$€£/:-])(?:(?:between|from)\s+(?<a>${number})\s+(?:and|to)\s+(?<b>${number})|(?<c>${number})\s?(?:-|–|—|\.\.\.?|…|to|through)\s?(?<d>${number})|(?<bound>${least}|${most})[\s:=]{0,3}(?<e>${number})|(?<f>${number}))${time}(?![\w%€£/]|\.\d|[-:]\d)`,
  'gi',
)
const isLeast = new RegExp(`^(?:${least})$`, 'i')

/** Quantities in the unused parts of a page. */
export function findQuantities(page: Page): Quantity[] {
  return matchesOf(page.text, pattern)
    .map(quantity)
    .filter((one) => isFree(page, one))
}

function quantity(match: RegExpExecArray): Quantity {
  const span = {
    start: match.index,
    end: match.index + match[0].length,
    unit: unitOf(matchGroup(match, 'unit')),
  }
  const low = matchGroup(match, 'a') || matchGroup(match, 'c')
  const high = matchGroup(match, 'b') || matchGroup(match, 'd')
  if (low !== '') return { ...span, low: numberIn(low), high: numberIn(high), shape: 'range' }
  const bound = matchGroup(match, 'bound')
  const value = numberIn(matchGroup(match, 'e') || matchGroup(match, 'f'))
  if (bound === '') return { ...span, low: value, high: value, shape: 'one' }
  if (isLeast.test(bound)) return { ...span, low: value, high: undefined, shape: 'least' }
  return { ...span, low: undefined, high: value, shape: 'most' }
}

function numberIn(text: string): number {
  const word = text.toLowerCase().replace(/^a\s/, '')
  return numerals[word] ?? Number(word)
}

function unitOf(word: string): Quantity['unit'] {
  const letter = word.slice(0, 1).toLowerCase()
  if (letter === 's') return 'second'
  if (letter === 'm') return 'minute'
  if (letter === 'h') return 'hour'
  return letter === 'd' ? 'day' : undefined
}

const secondsOf = { second: 1, minute: 60, hour: 3600, day: 86_400 } as const

/** `value` of a quantity in the unit of a parameter: `1 hour` is 60 where the unit is `min`. */
export function inUnit(value: number, from: Quantity['unit'], unit: string | undefined): number {
  const to = unitOf(unit ?? '')
  if (from === undefined || to === undefined) return value
  return Math.round((value * secondsOf[from] * 1000) / secondsOf[to]) / 1000
}
