import { matchGroup } from '../../../lib/match-group.ts'
import { type Field, ofKind } from '../fields.ts'
import { type Findings, merge, nothing, setting } from '../findings.ts'
import { isNegated } from '../negation.ts'
import { isFree, matchesOf, type Page, quoteOf, type Span, spansOf, take } from '../page.ts'

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
  /(?:->|=>|→|\b(?:to|at|target|targets|pointing|points?|resolves?|alias(?:\s+of)?|values?|cname|is|=|hacia|vers|verso|nach|auf|para|apunt[ae]n? a|punt[ai] a)\b\s{0,3}[:=]?)\s{0,3}(?:the\s+|host\s+|our\s+|\d{1,5}\s+){0,2}["'`]?$/i
const own =
  /\b(?:record|name|name\s+is|for|create|add|called|named|host(?:name)?|fqdn|of|update|delete|remove|change)\s{0,3}:?\s{0,3}["'`]?$/i

/** "point a to b", "cname a -> b": what stands between the two is the name. */
const given = /\b(?:point|repoint|re-point|map|cname|alias)\s{1,3}["'`]?$/i
/** "cname a que apunte a b": the name of a record, when something follows that it goes to. */
const typed = /\bcname\s?:?\s{1,3}["'`]?$/i
const leadsOn =
  /^["'`]?\s{0,3}(?:->|=>|→|,?\s?(?:(?:que|which|that|should|must|shall|soll|der|die|doit|deve|debe)\s){0,2}(?:to|at|as|onto|goes|apunt\p{L}{0,4}|aponta\p{L}{0,3}|point\p{L}{0,4}|punta\p{L}{0,4}|zeig\p{L}{0,2}|vers|hacia|para|verso|auf|nach)\b)/iu
/** "news.example.com: mx1.example.net". */
const afterColon = /^["'`]?\s?:\s{1,2}["'`]?(?:\d{1,5}\s{1,2}){0,3}$/
const goesTo = /^["'`]?\s{0,3}(?:->|=>|→|(?:to|at|as|onto)\b)/i
/** Between two targets of one list. */
const another =
  /^["'`]?(?:\s?\(?(?:with\s|mit\s|con\s)?(?:priority|preference|prio)\s\d{1,5}\)?)?\s{0,3}(?:,\s{0,3}(?:and\s{1,3})?|(?:and|&)\s{1,3})["'`]?(?:\d{1,5}\s{1,2}){0,3}$/i

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
    if (isDenied(page, span) || file.test(name) || abbreviation.test(name)) continue
    hosts.push({ ...span, name, role: roleOf(page, span, hosts.at(-1)) })
  }
  return hosts.filter((host) => isFree(page, host))
}

/** "not x"; "remove x" names the record that is to go. */
function isDenied(page: Page, span: Span): boolean {
  const lead = page.text.slice(Math.max(0, span.start - 60), span.start)
  if (!isNegated(page, span) || /\b(?:remove|delete|drop)\b[^.;\n]{0,40}$/i.test(lead)) return false
  return !/^[^.;\n]{0,60}\b(?:remove|delete|drop)\s(?:it|this|the)\b/i.test(
    page.text.slice(span.end, span.end + 90),
  )
}

function roleOf(page: Page, span: Span, previous: Host | undefined): Host['role'] {
  const lead = page.text.slice(Math.max(0, span.start - 40), span.start)
  if (given.test(lead) && goesTo.test(page.text.slice(span.end, span.end + 12))) return 'name'
  if (previous === undefined && typed.test(lead) && leadsOn.test(page.text.slice(span.end, span.end + 40)))
    return 'name'
  if (previous?.role === 'name' && afterColon.test(page.text.slice(previous.end, span.start))) return 'target'
  if (previous?.role === 'target' && another.test(page.text.slice(previous.end, span.start))) return 'target'
  return pointing.test(lead) && !own.test(lead) ? 'target' : 'name'
}

/** `api.example.com A 10.1.2.3`: in a zone file the type stands right behind the name, in capitals. */
const zoneFileType =
  /^["'`]?\s?[:,]?\s{1,3}(?:IN\s|as\s(?:an?\s)?)?(A|AAAA|CNAME|TXT|MX|SRV|CAA|NS|PTR)(?=[\s,:]|$)/

/** `api.example.com -> 10.1.2.3 (A)`. */
const typeInBrackets =
  /(?:->|=>|→|:|\bto)\s{0,3}[\w*-]{0,63}[.:][^\s()]{0,200}\s?\((?<type>A|AAAA|CNAME|TXT|MX|SRV|CAA|NS|PTR)\)/g

/** A type that stands right behind a name or in brackets behind its value, as the one choice of its capability that has such a value. */
export function readTypeBehind(page: Page, fields: readonly Field[]): Findings {
  const [host] = ofKind(fields, 'host')
  if (host === undefined) return nothing
  const behind = findHosts(page).flatMap(({ role, end }): Span[] => {
    const match = role === 'name' ? zoneFileType.exec(page.text.slice(end, end + 16)) : null
    if (match === null) return []
    const last = end + match[0].length
    return [{ start: last - matchGroup(match, 1).length, end: last }]
  })
  const inBrackets = matchesOf(page.text, typeInBrackets).map((match): Span => {
    const end = match.index + match[0].length - 1
    return { start: end - matchGroup(match, 'type').length, end }
  })
  const [span] = [...behind, ...inBrackets]
  const type = fields.find(
    ({ scope, meta, schema }) =>
      scope === host.scope &&
      meta.kind === 'choice' &&
      span !== undefined &&
      schema.safeParse(quoteOf(page, span)).success,
  )
  if (span === undefined || type === undefined) return nothing
  take(page, span)
  return setting(type, quoteOf(page, span), quoteOf(page, span), 'host')
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
