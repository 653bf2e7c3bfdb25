import type { Understanding } from '../../../domain/brief.ts'
import { matchGroup } from '../../../lib/match-group.ts'
import { type Field, ofKind } from '../fields.ts'
import { type Findings, merge, nothing } from '../findings.ts'
import { isFree, type Page, quoteOf, type Span, spansOf } from '../page.ts'
import { findAddresses } from './addresses.ts'
import { findHosts } from './hosts.ts'
import { type Item, settingList } from './lists.ts'

/** The preference of a mail server or what a service record begins with: `10 mail.example.com`. */
const numbers = /(?<![\w.-])(?:\d{1,5}\s{1,2}){1,3}$/
/** Texts are quoted. */
const quoted = /(?<=[\s(:=]|^)(?:"[^"\n]{1,400}"|`[^`\n]{1,400}`)/g
/** Texts that mail servers and verifiers ask for, which people write without quotes: `v=spf1 -all`, `ms=ms123456`. */
const policies =
  /(?<![\w"'`=.?&/-])v=(?:spf1(?:\s[+~?-]?(?:all|a|mx|ptr|(?:include|ip4|ip6|exists|a|mx|redirect|exp)[:=][^\s"'`;,]{1,120})){0,20}|(?:DMARC1|DKIM1|BIMI1|STSv1|TLSRPTv1)(?:;\s?[a-z]{1,5}=[^\s"'`;]{1,400}){0,10})/gi
const token = /(?<![\w"'`=.?&/@:-])[a-z][\w-]{1,60}=[\w+/=.:-]{4,200}(?<![.:])/gi
/** A word alone in quotes is a value only where one is expected; other texts are no names of things. */
const isText = /[\s=;]/
const holding = /(?:\b(?:values?|txt|texts?|records?|with|to|content|is|and)|[:=,]|->|=>|→)\s{0,3}$/i
const ipAddress = /^(?:\d{1,4}(?:\.\d{1,4}){3}|[0-9a-f:]*:[0-9a-f:]*)$/i

/** What a DNS record holds: addresses, the names it points to, or quoted texts. */
export function readValues(page: Page, fields: readonly Field[], understanding: Understanding): Findings {
  const targets = ofKind(fields, 'values')
  if (targets.length === 0) return nothing
  const isShared = ofKind(fields, 'sources', 'destination').length > 0
  const all = findValues(page)
  const behind = all.filter((item) => !isShared || standsBehindHost(page, item))
  const items = behind.length > 0 ? behind : onlyAddress(page)
  return merge(...targets.map((field) => settingList(page, field, items, understanding, 'values')))
}

/** The one address of a message that stands on neither side of a rule: "the host has 10.1.2.3, and needs a name". */
function onlyAddress(page: Page): Item[] {
  const free = findAddresses(page).filter(({ role, text }) => role === 'unknown' && ipAddress.test(text))
  const [only, ...others] = free
  if (only === undefined || others.some(({ text }) => text !== only.text)) return []
  return [{ start: only.start, end: only.end, value: only.text }]
}

/** Where other parameters take addresses as well, those of a record stand behind its name. */
function standsBehindHost(page: Page, item: Item): boolean {
  const lead = page.text.slice(Math.max(0, item.start - 160), item.start)
  if (
    /\b(?:from|firewall|open|allow|let|reach)\b(?:(?!\b[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\.[a-z])[^\n;]){0,80}$/i.test(
      lead,
    )
  )
    return false
  return /\b(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){1,8}[a-z]{2,20}\b[^\n;]{0,80}$/i.test(lead)
}

/** Every value in the unused parts of a page, in order. */
export function findValues(page: Page): Item[] {
  const texts = spansOf(page.text, quoted)
    .filter((span) => isFree(page, span))
    .map((span) => ({ ...span, value: quoteOf(page, span).slice(1, -1) }))
    .filter(
      ({ start, value }) =>
        isText.test(value) || holding.test(page.text.slice(Math.max(0, start - 20), start)),
    )
  const bare = [
    ...spansOf(page.text, policies),
    ...spansOf(page.text, token).filter((span) => isHeld(page, span)),
  ]
    .filter((span) => isFree(page, span) && !isWithin(texts, span))
    .map((span) => ({ ...span, value: quoteOf(page, span) }))
    .filter((one, index, all) => !isWithin(all.slice(0, index), one))
  texts.push(...bare)
  const addresses = findAddresses(page)
    .filter(({ text }) => ipAddress.test(text))
    .map(({ start, end, text }) => ({ start, end, value: text }))
  const names = findHosts(page)
    .filter(({ role }) => role === 'target')
    .map(({ start, end }) => withNumbers(page, start, end))
  const isQuoted = (item: Item): boolean =>
    texts.some((text) => text.start <= item.start && item.end <= text.end)
  return [...texts, ...[...addresses, ...names].filter((item) => !isQuoted(item))].toSorted(
    (left, right) => left.start - right.start,
  )
}

function isHeld(page: Page, { start }: Span): boolean {
  return holding.test(page.text.slice(Math.max(0, start - 20), start))
}

/** "priority 20, target mx2.example.net" and "mx2.example.net with priority 20". */
const preferenceBefore =
  /\b(?:priority|preference|prio|priorität|prioridad|priorité|priorità)\s?(?:of\s|is\s|=|:)?\s?(\d{1,5})\b[\s,;:()a-z]{0,24}$/i
const preferenceBehind =
  /^["'`]?\s?[,(]?\s?(?:(?:with|at|mit|con|avec|com)\s)?(?:a\s)?(?:priority|preference|prio|priorität|prioridad|priorité|priorità)\s?(?:of\s|=|:)?\s?(\d{1,5})\b/i

function withNumbers(page: Page, hostStart: number, end: number): Item {
  const lead = numbers.exec(page.text.slice(Math.max(0, hostStart - 20), hostStart))
  const preference =
    preferenceBehind.exec(page.text.slice(end, end + 50)) ??
    preferenceBefore.exec(page.text.slice(Math.max(0, hostStart - 60), hostStart))
  if (lead === null && preference !== null) {
    const name = quoteOf(page, { start: hostStart, end }).toLowerCase()
    return { start: hostStart, end, value: `${matchGroup(preference, 1)} ${name}` }
  }
  const start = hostStart - (lead?.[0].length ?? 0)
  return { start, end, value: quoteOf(page, { start, end }).toLowerCase().replace(/\s+/g, ' ') }
}

function isWithin(others: readonly Span[], one: Span): boolean {
  return others.filter(({ start }) => start <= one.start).some(({ end }) => one.end <= end)
}
