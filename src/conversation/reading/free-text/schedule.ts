import { matchGroup } from '../../../lib/match-group.ts'
import { type Field, ofKind } from '../fields.ts'
import { doubting, type Findings, merge, nothing, setting } from '../findings.ts'
import { isNegated } from '../negation.ts'
import { isFree, matchesOf, type Page, quoteOf, type Span, spanOf, take } from '../page.ts'
import { correction } from '../resolve-hits.ts'

/** A Quartz cron expression: seconds, minutes, hours, day of month, month, day of week. */
export interface Schedule extends Span {
  readonly cron: string
  /** A time was named, and not only how often. */
  readonly exact: boolean
}

/** From Sunday, as Unix cron counts. */
const dayNames = 'SUNMONTUEWEDTHUFRISAT'
/** Days in other languages, as they are written in front of or behind "every", with the English short form. */
const foreignDays: readonly (readonly [string, string])[] = [
  ['montags?|lunes|lundis?|lunedì|segunda(?:-feira)?', 'mon'],
  ['dienstags?|martes|mardis?|martedì|terça(?:-feira)?', 'tue'],
  ['mittwochs?|miércoles|mercredis?|mercoledì|quarta(?:-feira)?', 'wed'],
  ['donnerstags?|jueves|jeudis?|giovedì|quinta(?:-feira)?', 'thu'],
  ['freitags?|viernes|vendredis?|venerdì|sexta(?:-feira)?', 'fri'],
  ['samstags?|sonnabends?|sábados?|samedis?|sabato', 'sat'],
  ['sonntags?|domingos?|dimanches?|domenica', 'sun'],
]
const dayName = `(?:(?:sun|mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur)(?:day)?s?|${foreignDays.map(([names]) => names).join('|')})`
const clock = String.raw`(?:(?:at|by|around|@|um|gegen|a las|a la|à|às|alle|a)\s{0,2})?(?:(?<hour>\d{1,2})(?:(?::|\.|h)(?<minute>\d{2}))?\s?(?<half>a\.?m\b\.?|p\.?m\b\.?)?(?:\s?(?:h\b|hrs?\b|o'?clock|uhr\b|heures?\b|horas?\b))?|(?<word>midnight|noon|midday|mitternacht|mittag|medianoche|mediodía|minuit|midi))`
const behind = String.raw`(?:,?\s{1,2}${clock})?`
const before = String.raw`(?:${clock.replaceAll('?<', '?<pre_')},?\s{1,2})?`
const ordinal = String.raw`(?<date>\d{1,2})(?:st|nd|rd|th)?`

const cronText =
  /(?<![\w*/])((?:[\d*?/,\-LW#]{1,20}|[A-Z]{3}(?:[-,][A-Z]{3}){0,6})(?:\s(?:[\d*?/,\-LW#]{1,20}|[A-Z]{3}(?:[-,][A-Z]{3}){0,6})){4,6})(?![\w*/])/g
const interval =
  /\b(?:every|each)\s(?<count>\d{1,3}|other|two|three|four|six|eight|ten|twelve|fifteen|thirty)?\s?(?<unit>minutes?|mins?|hours?|hrs?)\b|\b(?<hourly>hourly)\b/gi
const weekdays = new RegExp(
  String.raw`\b(?:(?:on\s)?(?:every\s|each\s|all\s)?(?:week\s?days?|working days?|business days?|workdays?|werktags|werktagen|días laborables|jours ouvrés|dias úteis|giorni feriali)|mon(?:day)?s?\s?(?:-|–|to|through)\s?fri(?:day)?s?)${behind}`,
  'gi',
)
const weekly = new RegExp(
  String.raw`\b(?:(?:every|each|weekly(?:\son)?|on|jeden|immer|cada|todos los|chaque|tous les|ogni|toda)\s(?<days>${dayName}(?:\s?(?:,|and|und|y|et|e|&|\/)\s?${dayName}){0,6})|(?<plural>${dayName}(?<=days|tags|wochs)(?:\s?(?:,|and|und|&|\/)\s?${dayName}){0,6}))(?![\p{L}\d])${behind}`,
  'giu',
)
const monthly = new RegExp(
  String.raw`\b(?:monthly|every month|each month|once a month)(?:\s(?:on\s)?(?:the\s)?${ordinal})?${behind}|\b(?:on\s)?the\s(?<date2>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(?:every|each|the)\smonth${behind.replaceAll('?<', '?<m_')}`,
  'gi',
)
const daily = new RegExp(
  String.raw`\b(?:daily|nightly|every\s?day|each day|every night|each night|every morning|each morning|every evening|once a day|täglich|jeden tag|jede nacht|jeden morgen|jeden abend|cada día|todos los días|diariamente|cada noche|todas las noches|chaque jour|tous les jours|chaque nuit|toutes les nuits|todos os dias|todas as noites|ogni giorno|ogni notte)${behind}|${before}\b(?:daily|every\s?day|each day|every night|every morning)\b`,
  'gi',
)

const numbers: Readonly<Record<string, number>> = {
  other: 2,
  two: 2,
  three: 3,
  four: 4,
  six: 6,
  eight: 8,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  thirty: 30,
}

/** Schedules in the unused parts of a page: cron expressions as they are, and words. The first rule that fits wins. */
export function findSchedules(page: Page): Schedule[] {
  const rules: [RegExp, (match: RegExpExecArray) => string | undefined][] = [
    [cronText, (match) => quartzOf(match[0])],
    [interval, intervalCron],
    [weekdays, (match) => at(match, '? * MON-FRI')],
    [
      weekly,
      (match) => at(match, `? * ${dayList(matchGroup(match, 'days') || matchGroup(match, 'plural'))}`),
    ],
    [monthly, monthlyCron],
    [daily, (match) => at(match, '* * ?')],
  ]
  const found = rules.flatMap(([pattern, read]) =>
    matchesOf(page.text, pattern).flatMap((match): Schedule[] => {
      const cron = read(match)
      const span = { start: match.index, end: match.index + match[0].trimEnd().length }
      const exact =
        pattern === interval ||
        pattern === cronText ||
        /\d|midnight|noon|midday|mitternacht|mittag|medianoche|mediodía|minuit|midi/i.test(match[0])
      return cron === undefined || !isFree(page, span) ? [] : [{ ...span, cron, exact }]
    }),
  )
  return found.filter((one, index) => !found.slice(0, index).some((other) => overlap(other, one)))
}

/** "no schedule", "started by hand": people start it. */
const byHand =
  /\b(?:(?:no|without(?:\sa|\sany)?|kein(?:en)?|ohne|sin|sans|senza|sem)\s(?:fixed\s|regular\s)?(?:schedule|cron(?:\s?jobs?)?|timer|zeitplan|horario|planification|programación)(?!\s(?:yet|so far|has|have|was|is|decided|changes?|conflicts?)\b)|(?:start(?:ed|s)?|run|runs|launch(?:ed)?|trigger(?:ed)?|kick(?:ed)?(?:\soff)?)\s(?:it\s|them\s|this\s)?(?:only\s|just\s)?(?:manually|by hand|on demand)|(?:manually|only)\s(?:started|triggered|launched|by hand)|(?:wird\s|nur\s|starten\s(?:es\s|sie\s|wir\s)?)(?:manuell|von hand)(?:\sgestartet)?|(?:se\s(?:lanza|ejecuta|inicia|arranca)\s|lanzamos\s|arrancamos\s)(?:manualmente|a mano)|(?:lancée?|démarrée?|exécutée?)\s(?:manuellement|à la main))(?![\p{L}\d])/giu
/** How it is until now says nothing about how it is wanted. */
const untilNow =
  /\b(?:today|currently|presently|at (?:the|this) moment|so far|until now|up to now|right now|these days|still|always|every time|each time|has been|have been|had|used to|tired of|instead of|stop|don['’]?t|do not|not|never|why|someone has to|we have to|i have to|bisher|momentan|derzeit|aktuell|immer noch|ahora|actualmente|hoy|todavía|actuellement|aujourd['’]hui|encore|toujours)\b[^.;!?\n]{0,60}$/i

/** Words that leave the start to people, for a parameter that can be `manual`. */
function readByHand(page: Page, targets: readonly Field[]): Findings {
  const found = matchesOf(page.text, byHand)
    .map(spanOf)
    .find(
      (span) =>
        isFree(page, span) && !untilNow.test(page.text.slice(Math.max(0, span.start - 80), span.start)),
    )
  if (found === undefined || isQuestioned(page, found)) return nothing
  const manual = targets.filter(({ schema }) => schema.safeParse('manual').success)
  if (manual.length > 0) take(page, found)
  return merge(...manual.map((field) => setting(field, 'manual', quoteOf(page, found), 'schedule')))
}

function isQuestioned(page: Page, span: Span): boolean {
  return page.clauses.some(({ start, end, asks }) => asks && start <= span.start && span.start < end)
}

/** Sets the parameters that are schedules. */
export function readSchedules(page: Page, fields: readonly Field[]): Findings {
  const targets = ofKind(fields, 'schedule')
  const all =
    targets.length === 0 ? [] : findSchedules(page).toSorted((left, right) => left.start - right.start)
  const exact = all.filter((one) => one.exact && !isNegated(page, one))
  const found = exact.length > 0 ? exact : all.filter((one) => !isNegated(page, one))
  const last = found.at(-1)
  if (last === undefined) return readByHand(page, targets)
  for (const one of all) take(page, one)
  const crons = [...new Set(found.map(({ cron }) => cron))]
  const before = found.findLast(({ cron }) => cron !== last.cron)
  const isSettled = before === undefined || correction.test(page.text.slice(before.end, last.start))
  return merge(
    ...targets.map((field) =>
      isSettled
        ? setting(field, last.cron, quoteOf(page, last), 'schedule')
        : doubting(field, quoteOf(page, last), crons),
    ),
  )
}

/** Quartz as it is; the five fields of Unix cron get seconds and a `?`. */
export function quartzOf(text: string): string | undefined {
  const fields = text.trim().split(/\s+/)
  if (fields.length === 6 || fields.length === 7) return fields.includes('?') ? fields.join(' ') : undefined
  const [minute, hour, date, month, day = '*'] = fields
  if (day === '*') return `0 ${minute} ${hour} ${date} ${month} ?`
  const named = day.replace(/[0-7]/g, (digit) => dayNames.slice(3 * (Number(digit) % 7)).slice(0, 3))
  return date === '*' ? `0 ${minute} ${hour} ? ${month} ${named}` : undefined
}

function intervalCron(match: RegExpExecArray): string | undefined {
  const word = matchGroup(match, 'count').toLowerCase()
  const count = word === '' ? 1 : (numbers[word] ?? Number(word))
  const isMinutes = matchGroup(match, 'unit').toLowerCase().startsWith('m')
  if (isMinutes) return count >= 1 && count < 60 ? `0 0/${count} * * * ?` : undefined
  if (count === 1) return '0 0 * * * ?'
  return count > 1 && count < 24 ? `0 0 0/${count} * * ?` : undefined
}

function monthlyCron(match: RegExpExecArray): string | undefined {
  const date = Number(matchGroup(match, 'date') || matchGroup(match, 'date2') || '1')
  return date >= 1 && date <= 31 ? at(match, `${date} * ?`) : undefined
}

/** The time of day in front of what says on which days; six in the morning is not guessed: midnight is zero. */
function at(match: RegExpExecArray, rest: string): string | undefined {
  const of = (name: string): string =>
    matchGroup(match, name) || matchGroup(match, `pre_${name}`) || matchGroup(match, `m_${name}`)
  const word = of('word').toLowerCase()
  const half = of('half').toLowerCase()
  const written = of('hour')
  const usual = usualHours.find(([names]) => names.test(match[0]))?.[1] ?? 0
  const hour = /^(?:midnight|mitternacht|medianoche|minuit)$/.test(word)
    ? 0
    : word !== ''
      ? 12
      : written === ''
        ? usual
        : Number(written)
  const onClock = half === '' ? hour : (hour % 12) + (half.startsWith('p') ? 12 : 0)
  const minute = Number(of('minute') || '0')
  return onClock < 24 && minute < 60 ? `0 ${minute} ${onClock} ${rest}` : undefined
}

/** When it is, where only the part of the day was named. */
const usualHours: readonly (readonly [RegExp, number])[] = [
  [/night|nacht|noche|nuit|notte|noite/i, 2],
  [/morning|morgen/i, 6],
  [/evening|abend/i, 18],
]

function dayList(text: string): string {
  const english = foreignDays.reduce(
    (all, [names, day]) => all.replace(new RegExp(names, 'giu'), day),
    text.replace(/\s(?:and|und|y|et|e)\s/gi, ' '),
  )
  const words = english.toUpperCase().split(/[^A-Z]+/)
  return words
    .filter((word) => word !== 'AND' && word !== '')
    .map((word) => word.slice(0, 3))
    .join(',')
}

function overlap(left: Span, right: Span): boolean {
  return left.start < right.end && right.start < left.end
}
