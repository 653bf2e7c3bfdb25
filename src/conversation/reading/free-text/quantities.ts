import { matchGroup } from '../../../lib/match-group.ts'
import { isFree, matchesOf, type Page, type Span } from '../page.ts'
import { type Unit, unitOf, unitPattern } from './units.ts'

/** A number or a range in words or digits. An open end is undefined; `fixed` when one number was given for both. */
export interface Quantity extends Span {
  readonly low: number | undefined
  readonly high: number | undefined
  readonly shape: 'one' | 'range' | 'least' | 'most'
  /** The unit that stands behind it. */
  readonly unit: Unit | undefined
}

const numerals: Readonly<Record<string, number>> = {
  zero: 0,
  'half an': 0.5,
  'half a': 0.5,
  one: 1,
  single: 1,
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
/** Thousands are set off where they are whole, so that a list like `80,443` is no number. */
const digits = String.raw`(?:\d{1,3}(?:,\d{3}){0,2},000(?![,\d])|\d{1,9}(?:\.\d{1,4})?)`
const number = `(?:${digits}|(?:a\\s)?(?:${Object.keys(numerals)
  .toSorted((a, b) => b.length - a.length)
  .join('|')}))`
const least = String.raw`at\s+least|mindestens|al\s+menos|au\s+moins|au\s+minimum|almeno|pelo\s+menos|m[ií]nimo(?:\s+de)?|(?:a\s+)?min(?:imum|\.)?(?:\s+of)?|no\s+(?:fewer|less)\s+than|not\s+(?:fewer|less)\s+than|>=|≥`
const most = String.raw`at\s+(?:the\s+)?most|up\s+to|höchstens|(?:como\s+)?m[aá]ximo(?:\s+de)?|hasta|jusqu['’]à|au\s+plus|(?:al\s+)?massimo|au\s+maximum|fino\s+a|no\s+máximo|até|bis\s+zu|(?:a\s+)?max(?:imum|imal|\.)?(?:\s+of)?|no\s+more\s+than|not\s+more\s+than|<=|≤`
const scale = String.raw`(?<scale>\s?(?:k|thousand|million|mio)(?![\p{L}\d]))?`
const unit = String.raw`(?:[\s-]?(?<unit>${unitPattern})(?![\p{L}\d])|\s?(?<percent>%|percent\b|per\s?cent\b))?`
const pattern = new RegExp(
  String.raw`(?<![\w.,$€£/:-])(?:(?:between|from|zwischen|von|entre|de|desde|da|tra)\s+(?<a>${number})\s+(?:and|to|und|bis|y|et|e|a|à|hasta|até)\s+(?<b>${number})|(?<c>${number})\s?(?:-|–|—|\.\.\.?|…|to|or|oder|through|bis|hasta|ate|até|à)\s?(?<d>${number})|(?<bound>${least}|${most})[\s:=]{0,3}(?<e>${number})|(?<f>${number}))${scale}${unit}(?![\p{L}\d_€£/]|\.\d|[-:]\d)`,
  'giu',
)
const isLeast = new RegExp(`^(?:${least})$`, 'i')

/** Quantities in the unused parts of a page. */
export function findQuantities(page: Page): Quantity[] {
  return matchesOf(page.text, pattern)
    .map(quantity)
    .filter((one) => isFree(page, one))
}

function quantity(match: RegExpExecArray): Quantity {
  const times = /^\s?m/i.test(matchGroup(match, 'scale'))
    ? 1_000_000
    : matchGroup(match, 'scale') === ''
      ? 1
      : 1000
  const numberIn = (text: string): number => numberOf(text) * times
  const span = {
    start: match.index,
    end: match.index + match[0].length,
    unit: matchGroup(match, 'percent') === '' ? unitOf(matchGroup(match, 'unit')) : 'percent',
  } as const
  const low = matchGroup(match, 'a') || matchGroup(match, 'c')
  const high = matchGroup(match, 'b') || matchGroup(match, 'd')
  if (low !== '') return { ...span, low: numberIn(low), high: numberIn(high), shape: 'range' }
  const bound = matchGroup(match, 'bound')
  const value = numberIn(matchGroup(match, 'e') || matchGroup(match, 'f'))
  if (bound === '') return { ...span, low: value, high: value, shape: 'one' }
  if (isLeast.test(bound)) return { ...span, low: value, high: undefined, shape: 'least' }
  return { ...span, low: undefined, high: value, shape: 'most' }
}

function numberOf(text: string): number {
  const word = text.toLowerCase().replace(/^a\s/, '')
  return numerals[word] ?? Number(word.replaceAll(',', ''))
}
