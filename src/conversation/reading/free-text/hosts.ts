import { type Field, ofKind } from '../fields.ts'
import { type Findings, merge, nothing, setting } from '../findings.ts'
import { isNegated } from '../negation.ts'
import { isFree, type Page, quoteOf, type Span, spansOf, take } from '../page.ts'

const label = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?'
const pattern = new RegExp(
  String.raw`(?<![\w.@/:*-])(?:\*\.)?(?:${label}\.){1,10}[a-z][a-z0-9-]{0,22}[a-z0-9](?![\w@-]|\.\w|/\w)`,
  'gi',
)
/** What ends like a host and is a file. */
const file =
  /^[^.]{1,64}\.(?:md|tf|py|ts|js|go|rs|json|ya?ml|ipynb|sh|sql|csv|txt|log|zip|whl|jar|tfvars|toml|lock|html?|xml|pdf|png|xlsx?|docx?)$/i
const abbreviation = /^(?:e\.g|i\.e|a\.k\.a|u\.s|n\.b)$/i
const pointing =
  /(?:->|=>|→|\b(?:to|at|target|targets|pointing|points?|resolves?|alias(?:\s+of)?|values?|cname|is|=)\b\s{0,3}[:=]?)\s{0,3}(?:the\s+|host\s+|our\s+|\d{1,5}\s+){0,2}["'`]?$/i
const own =
  /\b(?:record|name|for|create|add|called|named|host(?:name)?|fqdn|of|update|delete|remove|change)\s{0,3}:?\s{0,3}["'`]?$/i

/** A DNS name: what a record is called, or what it points to. */
export interface Host extends Span {
  readonly name: string
  readonly role: 'name' | 'target'
}

/** DNS names in the unused parts of a page; names of files and abbreviations are none. */
export function findHosts(page: Page): readonly Host[] {
  const hosts: Host[] = []
  for (const span of spansOf(page.text, pattern)) {
    const name = quoteOf(page, span).toLowerCase()
    if (!isFree(page, span) || isNegated(page, span) || file.test(name) || abbreviation.test(name)) continue
    const before = hosts.at(-1)
    const goesOn = before !== undefined && joined.test(page.text.slice(before.end, span.start))
    hosts.push({ ...span, name, role: goesOn ? before.role : roleOf(page, span) })
  }
  return hosts
}

/** Between two names of one list. */
const joined = /^\s{0,3}(?:,|and|&|,\s?and)\s{1,3}(?:\d{1,5}\s)?$/i

function roleOf(page: Page, span: Span): Host['role'] {
  const lead = page.text.slice(Math.max(0, span.start - 40), span.start)
  return pointing.test(lead) && !own.test(lead) ? 'target' : 'name'
}

/** The first name that nothing points to. */
export function readHosts(page: Page, fields: readonly Field[]): Findings {
  const targets = ofKind(fields, 'host')
  if (targets.length === 0) return nothing
  const found = findHosts(page).find(({ role }) => role === 'name')
  if (found === undefined) return nothing
  take(page, found)
  return merge(...targets.map((field) => setting(field, found.name, quoteOf(page, found), 'host')))
}
