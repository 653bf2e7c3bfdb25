import { isSmallTalk } from './intent.ts'
import { type Clause, type Page, quoteOf, type Span, spansOf } from './page.ts'
import { wordsOf } from './phrases.ts'

/** Words that carry a request and say nothing that could get lost. */
const filler = new Set(
  (
    'a an the this that these those it its we i you they he she our my your their us me them and or but so then also too as well ' +
    'is are was were be been being am do does did done have has had will would can could should shall may might must need needs ' +
    'needed want wants wanted like please thanks thank hi hello hey yes no not ok okay sure just only really very for to of in on ' +
    'at by with from into onto up out off over under about between until through create created creating set setup make making get ' +
    'getting give giving open opening add adding build building deploy deploying provision provisioning allow allowing block new ' +
    'use using request requests requesting infrastructure environment env region team teams workspace cluster everything ' +
    'something anything all more some any there here now today soon asap possible urgent cheers regards best kind looking forward ' +
    'help let lets go keep change changed reduce increase name names named call called instead actually sorry wait rather mean ' +
    'good morning afternoon day everyone folks again one number size put run running which what who when where how if because ' +
    'since following below above details see issue resource resources group azure cloud id im weve were ive reach reaching access ' +
    'accessing connect connecting traffic host hosts server servers machine machines address addresses ip ips office jump app ' +
    'application applications service services network networks subnet port ports rule rules firewall tcp udp setting settings ' +
    'value values yaml yml json max min maximum minimum fixed exactly default defaults response'
  ).split(' '),
)
const maxQuoted = 160

/** What no rule used: whole clauses with content, and parts of other clauses with a number or two words of it. */
export function unreadClauses(page: Page): string[] {
  const headings = new Uint8Array(page.text.length)
  for (const { start, end } of spansOf(page.text, /^[ \t]{0,3}(?:#{1,6}\s|```).*$/gm))
    headings.fill(1, start, end)
  const parts = page.clauses
    .filter((clause) => headings[clause.start] !== 1)
    .map((clause) => ({ clause, unused: unusedParts(page, clause) }))
    .filter(({ clause, unused }) => unused.length > 0 && !isSmallTalk(quoteOf(page, clause)))
    .flatMap(({ unused }) => unused)
  return [...new Set(parts.map((part) => cleaned(quoteOf(page, part))))].filter((text) => text !== '')
}

function unusedParts(page: Page, clause: Clause): Span[] {
  const parts: Span[] = []
  let start = clause.start
  for (let at = clause.start; at <= clause.end; at += 1) {
    if (at < clause.end && page.taken[at] === 0) continue
    if (at > start) parts.push({ start, end: at })
    start = at + 1
  }
  const isUntouched = !page.taken.subarray(clause.start, clause.end).includes(1)
  return parts.filter((part) => contentOf(quoteOf(page, part)) >= (isUntouched ? 1 : 2))
}

function contentOf(text: string): number {
  const content = wordsOf(text).filter((word) => !filler.has(word) && /\p{L}{2}|\d/u.test(word))
  return content.length + content.filter((word) => /\d/.test(word)).length
}

function cleaned(text: string): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/^[\s\-*#>|,.;:()[\]"'`]+|[\s,;:.|("'`]+$/g, '')
    .replace(/\s(?:but|and|or)$/, '')
  return plain.length > maxQuoted ? `${plain.slice(0, maxQuoted)}...` : plain
}
