import { matchGroup } from '../../../lib/match-group.ts'
import { type Field, nameBook, ofKind, optionsOf } from '../fields.ts'
import { type Findings, merge, nothing, setting } from '../findings.ts'
import { isFree, openPage, type Page, quoteOf, type Span, take } from '../page.ts'
import { type Found, findPhrases } from '../phrases.ts'
import { findEnvironments } from './environment.ts'
import { findRegions } from './region.ts'

const name = String.raw`(?:["'\`“](?<quoted>[^"'\`”\n]{1,120})["'\`”]|(?<raw>[^\s,;"'\`“”]{1,120}))`
const after = new RegExp(
  String.raw`^(?:\s{1,3}name\b)?\s{0,3}(?<link>:|=|named|called|namens|genannt|nommée?|appelée?|llamad[oa]|chiamat[oa]|chamad[oa]|name(?:d)?\s+is|is\s+(?:called|named)|should\s+be(?:\s+(?:called|named))?|must\s+be(?:\s+(?:called|named))?|is|are|sind|est|sont|es|son|to|as)?\s{0,3}${name}`,
  'i',
)
const before = /(?<name>[A-Za-z0-9][\w().-]{1,89})["'`]?\s{1,3}(?:as|for)\s+(?:the\s+|our\s+|a\s+)?$/i
const naming = /\b(?:name|call|rename)\s+(?:the\s+|our\s+|its\s+)?$/i
const strong =
  /^(?::|=|.*\b(?:named|called|be|namens|genannt|nommée?|appelée?|llamad[oa]|chiamat[oa]|chamad[oa])|name\s+is)$/i

/** Names that stand next to the words of a `name` parameter: "name the resource group rg-ml". Never guessed. */
export function readNames(page: Page, fields: readonly Field[]): Findings {
  const named = ofKind(fields, 'name')
  const found = findPhrases(page, nameBook(named))
  return merge(
    ...found.map((one) => {
      const hit = nameAfter(page, one) ?? nameBefore(page, one)
      if (hit === undefined) return nothing
      const span = { start: Math.min(one.start, hit.start), end: Math.max(one.end, hit.end) }
      if (!isFree(page, span)) return nothing
      take(page, span)
      const quote = page.text.slice(span.start, span.end)
      return merge(setting(one.value, hit.name, quote, 'name'), toldBy(page, fields, one, quote))
    }),
  )
}

/** What the word for a name says beside it: "tag v1.2" is a tag. */
function toldBy(
  page: Page,
  fields: readonly Field[],
  { start, end, value }: Found<Field>,
  quote: string,
): Findings {
  const word = quoteOf(page, { start, end }).toLowerCase()
  return merge(
    ...fields
      .filter(({ scope, meta }) => scope === value.scope && meta.toldBy === value.name)
      .filter(({ schema }) => optionsOf(schema).includes(word))
      .map((field) => setting(field, word, quote, 'name')),
  )
}

function nameAfter(page: Page, alias: Found<Field>): (Span & { readonly name: string }) | undefined {
  const match = after.exec(page.text.slice(alias.end, alias.end + 260))
  if (match === null) return undefined
  const quoted = matchGroup(match, 'quoted')
  const raw = matchGroup(match, 'raw')
  const text = quoted || withoutSentenceEnd(raw.replace(/^\(/, ''))
  if (/@\w/.test(text)) return undefined
  if (/^[:=]$/.test(matchGroup(match, 'link')) && raw === text && isProse(page, alias, match, text))
    return undefined
  const told =
    (strong.test(matchGroup(match, 'link')) && (beginsClause(page, alias) || isIdentifier(text))) ||
    isNaming(page, alias)
  const isUsual = alias.value.meta.usual?.includes(text) ?? false
  if (text === '' || !(quoted !== '' || isUsual || (told ? isNotAWord(text) : isIdentifier(text))))
    return undefined
  return {
    start: alias.start,
    end: alias.end + match[0].length - (quoted === '' ? raw.length - raw.indexOf(text) - text.length : 0),
    name: text,
  }
}

/** "Storage account: logs, Cool tier" tells about it and gives no name. */
function isProse(page: Page, alias: Span, match: RegExpExecArray, text: string): boolean {
  const behind = alias.end + match[0].length
  return !isIdentifier(text) && page.text.startsWith(', ', behind)
}

function nameBefore(page: Page, alias: Found<Field>): (Span & { readonly name: string }) | undefined {
  const lead = page.text.slice(Math.max(0, alias.start - 110), alias.start)
  const direct = /(?<![\w.-])([\w.-]{1,40})\s$/.exec(lead)
  if (direct !== null && (alias.value.meta.usual ?? []).includes(matchGroup(direct, 1)))
    return { start: alias.start - lead.length + direct.index, end: alias.end, name: matchGroup(direct, 1) }
  const match = before.exec(lead)
  if (match === null) return undefined
  const text = matchGroup(match, 'name')
  return isIdentifier(text)
    ? { start: alias.start - lead.length + match.index, end: alias.end, name: text }
    : undefined
}

/** "a scheduled job: Fridays at noon" explains something, and "job: forecast" names it. */
function beginsClause(page: Page, alias: Span): boolean {
  const lead = page.text.slice(Math.max(0, alias.start - 24), alias.start)
  return /(?:^|[\n,;.|(>*\-•:/"'`]|\b(?:set|use|and|with|for|the|its|our|my|is|in|existing|new|a|an|name|call|der|die|das|el|la|le|il|o))[\s*_`"']*$/i.test(
    lead,
  )
}

function isNaming(page: Page, alias: Span): boolean {
  return naming.test(page.text.slice(Math.max(0, alias.start - 24), alias.start))
}

/** A final dot ends the sentence, unless the writer puts dots into names. */
export function withoutSentenceEnd(raw: string): string {
  const text = raw.replace(/[!?:)]+$/, '')
  return /[^.]\.[^.]/.test(text) ? text : text.replace(/\.+$/, '')
}

function isNotAWord(text: string): boolean {
  return !/^(?:the|a|an|to|for|in|as|is|it|this|that|after|by|with|and|or|of|from|on|something|like|same|what|whatever)$/i.test(
    text,
  )
}

/** English words that begin as names of resources do: `auto-stop`. */
const compound =
  /^(?:auto|pre|non|read|multi|self|post|semi|well|one|two|pay|end|open|long|high|low|full|real)-/i

/** Looks like a name of a resource or a commit and like nothing else: `rg-ml-prod`, `dbw_1`, `3f2a91c`. */
function isIdentifier(text: string): boolean {
  if (/^(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40}$/.test(text)) return true
  if (!/^[A-Za-z][\w().-]*$/.test(text)) return false
  if (!/\d|_|^[A-Za-z]{2,5}-|[a-z]{4}(?:dev|stg|staging|prod)$/.test(text)) return false
  if (compound.test(text)) return false
  const page = openPage(text)
  return findEnvironments(page).length + findRegions(page).length === 0
}
