import type { JsonValue } from '../../domain/assessment.ts'
import type { AskedQuestion, Understanding } from '../../domain/brief.ts'
import { choiceWords, type Field, flagBook, ofKind, optionsOf, valueBook } from './fields.ts'
import { doubting, type Findings, keeping, merge, objecting, setting } from './findings.ts'
import { addressFindings, findAddresses } from './free-text/addresses.ts'
import { findAlerts } from './free-text/alerts.ts'
import { applyBounds, otherEnd } from './free-text/count.ts'
import { findDates } from './free-text/dates.ts'
import { findEmails } from './free-text/emails.ts'
import { findEnvironments } from './free-text/environment.ts'
import { fileItems } from './free-text/known-names.ts'
import type { Item } from './free-text/lists.ts'
import { applyAmount, findAmounts } from './free-text/money.ts'
import { itemsBehind } from './free-text/name-lists.ts'
import { withoutSentenceEnd } from './free-text/names.ts'
import { applyPorts, findPorts, portList } from './free-text/ports.ts'
import { findQuantities } from './free-text/quantities.ts'
import { findForeignRegions, findRegions } from './free-text/region.ts'
import { findSchedules } from './free-text/schedule.ts'
import { teamSlug } from './free-text/team.ts'
import { findTimezones } from './free-text/timezone.ts'
import { type Unit, unitOf } from './free-text/units.ts'
import { takesDefaults } from './intent.ts'
import { isNegated, isSwitchedOff } from './negation.ts'
import { openPage, type Page } from './page.ts'
import { findPhrases, wordsOf } from './phrases.ts'
import { isNo, isYes } from './proposals.ts'
import { type Hit, resolveHits } from './resolve-hits.ts'

const keep =
  /^(?:keep(?:\s+(?:it|that|as\s+is|default|the\s+default))?|(?:the\s+)?default|as\s+is|same|unchanged|leave(?:\s+it)?|no\s+change|ok|okay|fine|good|so\s+lassen|behalten|beibehalten|belassen|bleibt|passt|standard|gard(?:er|ez?|ons)|laiss(?:er|ez?|ons)|inchangé|par\s+défaut|mantener|mant(?:é|e)n(?:er)?|dejar(?:lo)?|igual|por\s+(?:defecto|padrão)|manter|mantém|deixar|padrão|mantenere|mantieni|lascia(?:re)?|predefinito|invariato)[.!]?$/i
const yes = /^(?:yes|y|yep|yeah|true|on|enabled?|si|sí|ja|oui|sim|please|yes please|\[x\])$/i
const no = /^(?:no|n|nope|false|off|disabled?|none|nein|non|não|nao|never|no thanks|\[ \])$/i

/** The marks of a list, in front of its items. */
const itemMarks = /(^|\n|,)[ \t]{0,8}(?:[-*]|\d{1,2}[.)])[ \t]{1,3}/g

/** "the group sg-readers" is called `sg-readers`. */
const groupBefore =
  /^(?:(?:the|our|die|unsere|le|notre|el|la|nuestro|il|lo|o|a)\s(?:\p{L}{2,12}\s)?)?(?:group|gruppe|groupe|grupo|gruppo)\s{1,2}["'`]?(?=[\w.]{1,40}-[\w.-]{1,80}["'`]?$)/iu

/** Kinds that YAML may write as `["443", "80"]`. */
const listKinds: readonly string[] = [
  'ports',
  'sources',
  'destination',
  'names',
  'choices',
  'emails',
  'values',
]

/** A value that stands where a value of `field` was expected: behind a key, a number or a bare question. */
export interface ExplicitValue {
  readonly field: Field
  readonly raw: string
  readonly quote: string
  readonly rule: string
  /** The words that ask for it: the key or the question. */
  readonly prompt: string
  /** The question that it answers, if one was asked. */
  readonly question?: AskedQuestion
  readonly fields: readonly Field[]
  readonly understanding: Understanding
}

/** Reads an expected value; what cannot be read stays as it was written, for the parameter's schema to refuse. */
export function readExplicitValue(given: ExplicitValue): Findings {
  const { field, quote, rule } = given
  const said = given.raw
    .trim()
    .replace(/^["'`“]([^"'`“”]*)["'`”]\.?$/, '$1')
    .trim()
  const listed = listKinds.includes(field.meta.kind) ? withoutBrackets(said) : said
  const raw = ['name', 'text'].includes(field.meta.kind) ? said : listed.replace(/[.!]+$/, '')
  const agrees = field.meta.kind !== 'flag' && given.question?.default !== undefined && yes.test(raw)
  if (agrees || isKeep(raw) || takesProposal(given, raw)) return keeping(field, quote, rule)
  return readByKind({ ...given, raw }) ?? readRefusal({ ...given, raw }) ?? setting(field, raw, quote, rule)
}

/** "keep", or a yes with it: "ja, passt". */
function isKeep(raw: string): boolean {
  const [first = '', second] = raw.split(/,\s{0,3}/, 3)
  return (
    keep.test(raw) ||
    (second !== undefined && yes.test(first) && keep.test(raw.slice(first.length).replace(/^,\s{0,3}/, '')))
  )
}

/** Words that leave it to us, where no value is any words. */
function takesProposal({ field, question }: ExplicitValue, raw: string): boolean {
  return question?.default !== undefined && field.meta.kind !== 'text' && takesDefaults(raw)
}

/** `["443", "80"]` is `443, 80`. */
function withoutBrackets(text: string): string {
  const inside = /^\[(.*)\]$/s.exec(text)?.[1]
  return inside === undefined ? text : inside.replace(/["'`]/g, '')
}

function readByKind(given: ExplicitValue): Findings | undefined {
  const { field, raw, quote, rule } = given
  switch (field.meta.kind) {
    case 'environment':
      return fromHits(given, findEnvironments(openPage(raw)))
    case 'region':
      return readRegion(given)
    case 'team':
      return setting(field, teamSlug(raw.replace(/^(?:the\s+|team\s+)+|\s+team$/gi, '')), quote, rule)
    case 'choice':
    case 'protocol':
      return readOption(given)
    case 'flag':
      return readYesNo(given)
    case 'count':
      return readCount(given)
    case 'money':
      return findAmounts(openPage(raw))
        .slice(0, 1)
        .map((found) => applyAmount(field, found, quote, rule))[0]
    case 'ports':
      return readPortList(given)
    case 'sources':
    case 'destination':
      return readAddressList(given)
    case 'date':
      return findDates(openPage(raw))
        .slice(0, 1)
        .map((found) => setting(field, found.value, quote, rule))[0]
    case 'name':
      return setting(field, withoutSentenceEnd(raw.replace(groupBefore, '')), quote, rule)
    case 'host':
      return setting(field, raw.toLowerCase(), quote, rule)
    case 'choices':
    case 'names':
    case 'emails':
    case 'values':
    case 'alerts':
      return readList(given)
    case 'schedule':
      return readSchedule(given)
    case 'timezone':
      return findTimezones(openPage(raw))
        .slice(0, 1)
        .map((found) => setting(field, found.zone, quote, rule))[0]
    case 'link':
    case 'text':
      return undefined
  }
}

/** "no" to a proposal: the one other option, or the question which of the others. */
function readRefusal({ field, raw, quote, rule, question }: ExplicitValue): Findings | undefined {
  const others = (question?.options ?? []).filter((option) => option !== question?.default)
  const [only, second] = others
  if (only === undefined || !no.test(raw)) return undefined
  return second === undefined ? setting(field, only, quote, rule) : doubting(field, quote, others)
}

function fromHits(given: ExplicitValue, hits: readonly Hit[]): Findings | undefined {
  if (hits.length === 0) return undefined
  const { field, quote, rule, understanding } = given
  const found = resolveHits({ page: openPage(given.raw), field, hits, rule, understanding })
  return { ...found, operations: found.operations.map((operation) => ({ ...operation, quote })) }
}

function readRegion(given: ExplicitValue): Findings | undefined {
  const page = openPage(given.raw)
  const [foreign] = findForeignRegions(page)
  if (foreign === undefined) return fromHits(given, findRegions(page))
  return objecting(given.field, given.raw, notAzure, foreign.suggestion)
}

/** Why the name of another cloud's region cannot be used. */
export const notAzure = 'it is a region of another cloud and this builds on Azure only'

function readOption({ field, raw, quote, rule, prompt }: ExplicitValue): Findings | undefined {
  if (rule === 'structured' && isYes(raw)) {
    const [proposed] = findPhrases(openPage(prompt.replace(/\?\s/g, '. ')), valueBook(field))
    if (proposed !== undefined) return setting(field, proposed.value, quote, rule)
  }
  if (no.test(raw) && rule === 'structured' && optionsOf(field.schema).includes('none'))
    return setting(field, 'none', quote, rule)
  const key = wordsOf(raw).join(' ')
  const match = choiceWords(field).find(
    ([word]) => word.toLowerCase() === raw.toLowerCase() || wordsOf(word).join(' ') === key,
  )
  if (match !== undefined) return setting(field, match[1], quote, rule)
  const inside = new Set(findPhrases(openPage(raw), valueBook(field)).map(({ value }) => value))
  const [only, other] = inside
  return only === undefined || other !== undefined ? undefined : setting(field, only, quote, rule)
}

/** "internal" answers "Public or internal?" when only the words for one side begin with it. */
function readAlternative({ field, prompt, quote, rule }: ExplicitValue, key: string): Findings | undefined {
  if (key === '' || !/\bor\b/i.test(prompt)) return undefined
  const begins = (value: 'true' | 'false'): boolean =>
    (field.meta.synonyms?.[value] ?? []).some((word) => wordsOf(word)[0] === key)
  const [isTrue, isFalse] = [begins('true'), begins('false')]
  return isTrue === isFalse ? undefined : setting(field, isTrue, quote, rule)
}

function readYesNo(given: ExplicitValue): Findings | undefined {
  const { field, raw, quote, rule, prompt } = given
  const proposed = rule === 'structured' ? (proposedBy(field, prompt) ?? true) : true
  if (yes.test(raw) || (rule === 'structured' && isYes(raw))) return setting(field, proposed, quote, rule)
  if (no.test(raw) || (rule === 'structured' && isNo(raw))) return setting(field, !proposed, quote, rule)
  const page = openPage(raw)
  const values = new Set(
    findPhrases(page, flagBook(field)).map((one) =>
      isNegated(page, one) || isSwitchedOff(page, one) ? !one.value : one.value,
    ),
  )
  const [only, other] = values
  if (only === undefined) return readAlternative(given, wordsOf(raw).join(' '))
  return other === undefined ? setting(field, only, quote, rule) : undefined
}

/** What a yes to a question means: "CPU only?" asks for the no of `gpu`. */
function proposedBy(field: Field, prompt: string): boolean | undefined {
  const [first, other] = new Set(
    findPhrases(openPage(prompt.replace(/[?:]/g, ' ')), flagBook(field)).map(({ value }) => value),
  )
  return other === undefined ? first : undefined
}

function readCount({ field, raw, quote, rule, prompt, fields }: ExplicitValue): Findings | undefined {
  const found = findQuantities(openPage(raw))
  const [first] = found
  if (first === undefined) return undefined
  const partner = otherEnd(field, fields)
  const bounds = {
    low: found.find((one) => one.low !== undefined)?.low,
    high: found.find((one) => one.high !== undefined)?.high,
    unit: first.unit ?? unitInKey(prompt),
  }
  if (partner === undefined) return applyBounds({ one: field }, bounds, quote, rule)
  const [low, high] = field.meta.range === 'low' ? [field, partner] : [partner, field]
  if (first.shape === 'one' && found.length === 1) {
    const [isLow, isHigh] = [/\bmin|\bleast\b/i.test(prompt), /\bmax|\bmost\b/i.test(prompt)]
    if (isLow !== isHigh) return applyBounds({ one: isLow ? low : high }, bounds, quote, rule)
  }
  return applyBounds({ low, high }, bounds, quote, rule)
}

/** "Size (TB): 2" has its unit in the key. */
function unitInKey(prompt: string): Unit | undefined {
  const remark = /\(\s?([^()\n]{1,20}?)\s?\)\W{1,6}\d/.exec(prompt)?.[1]
  return remark === undefined ? undefined : unitOf(remark)
}

/** Items as their kind writes them; what is none of these is split at commas, for the schema to judge. */
function readList(given: ExplicitValue): Findings {
  const { field, raw, quote, rule } = given
  const values = itemsOf(field, raw).map(({ value }) => value)
  const written = raw
    .split(/\s*[,;\n]\s*(?:and\s+)?|\s+(?:and|&)\s+/)
    .map((part) => part.replace(/^\s*(?:[-*]|\d{1,2}[.)])\s+|["'`]/g, '').trim())
    .filter((part) => part !== '')
  return setting(field, values.length > 0 ? values : written, quote, rule)
}

function itemsOf(field: Field, raw: string): readonly { readonly value: JsonValue }[] {
  const page = openPage(raw)
  switch (field.meta.kind) {
    case 'choices':
      return withoutAsides(raw, findPhrases(page, valueBook(field)))
    case 'emails':
      return findEmails(page)
    case 'alerts':
      return findAlerts(page, field)
    case 'names':
      return namesIn(page, field, raw)
    default:
      return []
  }
}

/** Files that end as those of the parameter do, or the list that they are a part of: "prepare, train.py, publish". */
function namesIn(page: Page, field: Field, raw: string): Item[] {
  const row = raw.replace(itemMarks, (_, lead: string) => (lead === '\n' ? ', ' : lead))
  const listed = itemsBehind(openPage(`: ${row}`), 0)
  const files = fileItems(page, field) ?? []
  const isPart = files.every((file) => listed.some(({ value }) => value === file.value))
  return isPart ? listed : files
}

/** What stands in brackets explains an item: "gpt-4.1 (chat)"; where there is nothing else, it is one. */
function withoutAsides<T extends { readonly start: number }>(raw: string, items: readonly T[]): readonly T[] {
  const outside = items.filter(({ start }) => {
    const before = raw.slice(0, start)
    return before.lastIndexOf('(') <= before.lastIndexOf(')')
  })
  return outside.length > 0 ? outside : items
}

/** The time, and the zone that it is told in. */
function readSchedule({ field, fields, raw, quote, rule }: ExplicitValue): Findings | undefined {
  const cron = findSchedules(openPage(raw))[0]?.cron
  if (cron === undefined) return undefined
  const places = ofKind(fields, 'timezone').filter(({ scope }) => scope === field.scope)
  const zones = findTimezones(openPage(raw)).slice(0, 1)
  return merge(
    setting(field, cron, quote, rule),
    ...zones.flatMap(({ zone }) => places.map((place) => setting(place, zone, quote, rule))),
  )
}

/** The ports, and the one protocol that is written beside them: "8443/tcp, 9443/tcp". */
function readPortList({ field, fields, raw, quote, rule }: ExplicitValue): Findings {
  const written = portList(raw)
  const found = findPorts(openPage(raw))
  const ports = found.length > 0 ? found : [{ start: 0, end: raw.length, ports: written, protocols: [] }]
  const [protocol, other] = new Set(
    found.flatMap(({ protocols }) => protocols.map((one) => one.toLowerCase())),
  )
  const places = ofKind(fields, 'protocol').filter(({ scope }) => scope === field.scope)
  const beside =
    protocol === undefined || other !== undefined
      ? []
      : places.flatMap((place) =>
          choiceWords(place)
            .filter(([word]) => word === protocol)
            .map(([, value]) => setting(place, value, quote, rule)),
        )
  return merge(
    applyPorts(field, ports, () => quote, rule),
    ...beside,
  )
}

function readAddressList({ field, raw, quote, rule }: ExplicitValue): Findings {
  const found = findAddresses(openPage(raw)).map((one) => one.text)
  const written = raw.split(/[\s,;]+|\band\b/).filter((part) => part !== '')
  return addressFindings(field, found.length > 0 ? found : written, quote, rule)
}

/** Whether `field` takes the text as one of its own values, so that a bare answer can only mean this field. */
export function takesValue(given: ExplicitValue): boolean {
  const { field } = given
  if (!hasForm(given)) return false
  const set = readExplicitValue(given)
  if (set.objections.length + set.ambiguities.length > 0) return true
  return set.operations.some(
    (operation) =>
      operation.op === 'set' &&
      operation.parameter === field.name &&
      field.schema.safeParse(operation.value).success,
  )
}

/** Addresses, ports and numbers are read out of any words; a bare answer has to be one and nothing else. */
function hasForm({ field, raw }: ExplicitValue): boolean {
  const { kind } = field.meta
  if (kind === 'ports') return findPorts(openPage(raw)).length > 0 || portList(raw).every(isPort)
  if (kind === 'count') return findQuantities(openPage(raw)).some((one) => one.end - one.start === raw.length)
  return !['sources', 'destination'].includes(kind) || findAddresses(openPage(raw)).length > 0
}

function isPort(text: string): boolean {
  return /^\d{1,6}(?:-\d{1,6})?$/.test(text)
}
