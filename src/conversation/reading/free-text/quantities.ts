import { matchGroup } from '../../../lib/match-group.ts'
import { isFree, matchesOf, type Page, type Span } from '../page.ts'
import { numberOf, numberPattern } from './number-words.ts'
import { type Unit, unitOf, unitPattern } from './units.ts'

/** A number or a range in words or digits. An open end is undefined; `fixed` when one number was given for both. */
export interface Quantity extends Span {
  readonly low: number | undefined
  readonly high: number | undefined
  readonly shape: 'one' | 'range' | 'least' | 'most'
  /** The unit that stands behind it. */
  readonly unit: Unit | undefined
  /** So much in some time, as in "40 GB of scans a month"; no amount by itself. */
  readonly isRate: boolean
}

const number = numberPattern
const least = String.raw`at\s+least|mindestens|al\s+menos|au\s+moins|au\s+minimum|almeno|pelo\s+menos|m[ií]nimo(?:\s+de)?|(?:a\s+)?min(?:imum|\.)?(?:\s+of)?|no\s+(?:fewer|less)\s+than|not\s+(?:fewer|less)\s+than|(?:shrinks?|scales?|scaling|shrinking|goes|going|go)\s+(?:down|back)?\s?to(?=\s+(?:zero|0|one|1)(?![\p{L}\d]))|down\s+to|never\s+(?:fewer|less)\s+than|>=|≥`
const most = String.raw`at\s+(?:the\s+)?most|up\s+to|höchstens|(?:como\s+)?m[aá]ximo(?:\s+de)?|hasta|jusqu['’]à|au\s+plus|(?:al\s+)?massimo|au\s+maximum|fino\s+a|no\s+máximo|até|bis\s+zu|(?:a\s+)?max(?:imum|imal|\.)?(?:\s+of)?|maximal|not\s+exceed(?:ing)?|never\s+more\s+than|limited\s+to|capped\s+at|no\s+more\s+than|not\s+more\s+than|<=|≤`
const scale = String.raw`(?<scale>\s?(?:k|thousand|million|mio)(?![\p{L}\d]))?`
/** What may stand between a number and its unit: "10 idle minutes". */
const adjective = String.raw`(?:\s(?:idle|full|whole|consecutive|calendar))?`
const unit = String.raw`(?:${adjective}[\s-]?(?<unit>${unitPattern})(?![\p{L}\d])|\s?(?<percent>%|percent\b|per\s?cent\b))?`
const pattern = new RegExp(
  String.raw`(?<![\w.,$€£/:-])(?:(?:between|from|zwischen|von|entre|de|desde|da|tra)\s+(?<a>${number})\s+(?:and(?:\s+up\s+to)?|(?:up\s+)?to|und|bis(?:\s+zu)?|y|et|e|a|à|jusqu['’]à|hasta|fino\s+a|até)\s+(?<b>${number})|(?<c>${number})(?:\s?(?:-|–|—|\.\.\.?|…|to|or|oder|through|bis|hasta|ate|até|à)\s?|\sa\s)(?<d>${number})|(?<bound>${least}|${most})[ \t:=]{0,3}(?<e>${number})|(?:${number}\s?(?:->|=>|→)\s?(?:now\s)?)?(?<f>${number}))${scale}(?:\s?[x×](?=\s))?${unit}(?![\p{L}\d_€£/]|\.\d|[-:]\d)`,
  'giu',
)
const isMost = new RegExp(`^(?:${most})$`, 'i')

const rate =
  /^\s(?:of\s(?:[\w-]{1,20}\s){1,3})?(?:an?|per|each|every|pro|por|par|al|im|je|\/)\s?(?:minute|hour|day|week|month|year|stunde|tag|woche|monat|jahr|hora|d[ií]a|semana|mes|a[ñn]o|heure|jour|semaine|mois|mese|giorno)\b|^\s?\/\s?(?:min|h|day|week|month|year)\b|^\s(?:of\s(?:[\w-]{1,20}\s){1,3})?(?:hourly|daily|weekly|monthly|yearly)\b/i

/** Quantities in the unused parts of a page. */
export function findQuantities(page: Page): Quantity[] {
  return matchesOf(page.text, pattern)
    .map((match) => quantity(match, rate.test(restOf(page, match))))
    .filter((one) => isFree(page, one) && !isItemMark(page, one))
}

/** The number of an item or of a remark: `2. region`, `3) prod` at the beginning of a line, `EDIT 2:`. */
function isItemMark(page: Page, { start, end }: Span): boolean {
  if (/\b(?:edit|update|correction)\s$/i.test(page.text.slice(Math.max(0, start - 12), start)))
    return page.text.startsWith(':', end)
  return (
    /(?:^|\n)[ \t>]{0,8}$/.test(page.text.slice(Math.max(0, start - 9), start)) &&
    /^[.)]\s/.test(page.text.slice(end, end + 2))
  )
}

function quantity(match: RegExpExecArray, isRate: boolean): Quantity {
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
    isRate,
  } as const
  const low = matchGroup(match, 'a') || matchGroup(match, 'c')
  const high = matchGroup(match, 'b') || matchGroup(match, 'd')
  if (low !== '') return { ...span, low: numberIn(low), high: numberIn(high), shape: 'range' }
  const bound = matchGroup(match, 'bound')
  const value = numberIn(matchGroup(match, 'e') || matchGroup(match, 'f'))
  if (bound === '') return { ...span, low: value, high: value, shape: 'one' }
  if (isMost.test(bound)) return { ...span, low: undefined, high: value, shape: 'most' }
  return { ...span, low: value, high: undefined, shape: 'least' }
}

function restOf(page: Page, match: RegExpExecArray): string {
  const end = match.index + match[0].length
  return page.text.slice(end, end + 90)
}
