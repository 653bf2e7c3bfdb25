import type { Understanding } from '../../../domain/brief.ts'
import { matchGroup } from '../../../lib/match-group.ts'
import { type Field, nameBook, ofKind } from '../fields.ts'
import { type Findings, merge, nothing } from '../findings.ts'
import { isFree, type Page, take } from '../page.ts'
import { findPhrases } from '../phrases.ts'
import { type Item, settingList } from './lists.ts'

const item = String.raw`(?:"[^"\n]{1,80}"|'[^'\n]{1,80}'|\`[^\`\n]{1,80}\`|[A-Za-z0-9][\w./-]{0,79})`
const separator = String.raw`\s{0,3}(?:,\s{0,3}(?:and\s{1,2}|then\s{1,2})?|\band\b|&|\+|->|→|\b(?:then|dann|danach|puis|ensuite|luego|después|poi|depois|und|et|y)\b)\s{0,3}(?:(?:then|dann|danach|puis|ensuite|luego|poi|depois)\s{1,2})?`
const link = String.raw`\s{0,3}(?:[:=]|\b(?:named|called|are|is|on|for|should be)\b\s?:?)?\s{0,3}(?:the\s)?`
const list = new RegExp(`^${link}(${item}(?:${separator}${item}){0,19})`, 'i')
const itemPattern = new RegExp(item, 'gi')
const told = /[:=]|\b(?:named|called|are)\b/i
const joiner = /^(?:and|then|the|dann|danach|puis|ensuite|luego|después|poi|depois|und|et|y)$/i
/** Words that go on with the sentence and name nothing. */
const stop =
  /^(?:the|a|an|to|for|in|as|is|it|this|that|after|by|with|of|from|on|our|my|your|their|all|some|any|new|which|who|when|where|please|should|must|will|we|i|they|only|need|needs|want|like|team|prod|production|dev|staging|mail|email|notify|tell|resource|portal|link|id)$/i

/** Lists behind the words of a `names` parameter: "containers raw, curated and gold", "steps: ingest, train, score". */
export function readNameLists(page: Page, fields: readonly Field[], understanding: Understanding): Findings {
  const targets = ofKind(fields, 'names')
  if (targets.length === 0) return nothing
  const found = findPhrases(page, nameBook(targets))
  return merge(
    ...found.map((name) => {
      const behind = itemsBehind(page, name.end)
      const listed = behind.length > 0 ? behind : itemsBefore(page, name.start)
      const items = name.value.meta.beginnings === undefined ? listed : listed.filter(isIdentifier)
      if (items.length === 0) return nothing
      take(page, name)
      return settingList(page, name.value, items, understanding, 'names')
    }),
  )
}

/** What names of resources look like, in prose; another word is only a word. */
function isIdentifier({ value }: Item): boolean {
  return typeof value === 'string' && /[\d_./-]|.(?:dev|staging|prod|test)$/.test(value)
}

const listBefore =
  /\b(?:with|the|for|has|have|needs?|into|create)\s((?:[a-z0-9][\w-]{1,40},\s){0,6}[a-z0-9][\w-]{1,40},?\s(?:and|und|y|et|e)\s[a-z0-9][\w-]{1,40})\s$/

/** "with raw and curated containers": at least two words right in front of the parameter. */
function itemsBefore(page: Page, to: number): Item[] {
  const lead = page.text.slice(Math.max(0, to - 300), to)
  const match = listBefore.exec(lead)
  if (match === null) return []
  const start = to - lead.length + match.index + match[0].length - matchGroup(match, 1).length - 1
  const items = Array.from(matchGroup(match, 1).matchAll(/[a-z0-9][\w-]{1,40}/g), (one) => ({
    start: start + one.index,
    end: start + one.index + one[0].length,
    value: one[0],
  })).filter(({ value }) => !/^(?:and|und)$/.test(value))
  return items.every((one) => !stop.test(one.value) && isFree(page, one)) ? items : []
}

/** The items that begin right behind a position; none when the words there go on with the sentence. */
export function itemsBehind(page: Page, from: number): Item[] {
  const match = list.exec(page.text.slice(from, from + 800))
  if (match === null) return []
  const text = matchGroup(match, 1)
  const start = from + match[0].length - text.length
  const items = Array.from(text.matchAll(itemPattern), (one) => {
    const written = one[0].replace(/[.]+$/, '')
    const value = written.replace(/^["'`]|["'`]$/g, '')
    return { start: start + one.index, end: start + one.index + written.length, value }
  }).filter(({ value }) => value !== '' && !joiner.test(value))
  const [first] = items
  const isIdentifier = first !== undefined && /\w[_./-]\w|\d/.test(first.value)
  const stopped = items.findIndex(
    ({ value, start: itemStart, end: itemEnd }, index) =>
      stop.test(value) ||
      (index > 0 && !isFree(page, { start: itemStart, end: itemEnd })) ||
      (isIdentifier && index > 0 && !/[\d_./-]|.(?:dev|staging|prod)$/.test(value)),
  )
  const kept = stopped < 0 ? items : items.slice(0, stopped)
  const isTold = told.test(match[0].slice(0, match[0].length - text.length))
  const isList = kept.length > 1 || kept.some(({ value }) => /[\d_./-]|.(?:dev|staging|prod)$/.test(value))
  if (!isTold && kept.every(({ value }) => /^\d{1,9}$/.test(value))) return []
  return (isTold || isList) && kept.every((one) => isFree(page, one)) ? kept : []
}
