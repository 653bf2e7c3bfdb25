import type * as z from 'zod'
import type { Capability } from '../../capability/contract.ts'
import { metaOf } from '../../capability/parameter.ts'
import type { ReadStatement } from './acts/read-statements.ts'
import { findAddresses } from './free-text/addresses.ts'
import { findPorts } from './free-text/ports.ts'
import { type Page, quoteOf, type Span } from './page.ts'
import type { Found } from './phrases.ts'

/** Ports, or addresses that something is opened between, name the capabilities that do this. */
export function portMentions(
  page: Page,
  catalogue: readonly Capability[],
  others: readonly Found<readonly string[]>[],
  statements: readonly ReadStatement[],
): (Found<readonly string[]> & { strength: 'clear' })[] {
  const openers = catalogue.filter((one) => kindsOf(one).includes('ports')).map((one) => one.id)
  if (openers.length === 0) return []
  const ports = findPorts(page).filter((one) => /\d/.test(quoteOf(page, one)) || isOpened(page, one))
  const letsIn = catalogue.filter((one) => kindsOf(one).includes('sources') && !openers.includes(one.id))
  const isLetIn = others.some(({ value }) => letsIn.some(({ id }) => value.includes(id)))
  const elsewhere = statements.filter(
    ({ asksFor }) => asksFor.length > 0 && !asksFor.some((id) => openers.includes(id)),
  )
  const isOfOthers = (one: Span): boolean =>
    elsewhere.some(({ start, end }) => start <= one.start && one.end <= end)
  const all = isLetIn ? [] : findAddresses(page).filter((one) => !isOfOthers(one))
  const addresses = all.filter(
    (one) => one.role !== 'unknown' && (isOpened(page, one) || isTraffic(page, all)),
  )
  return [...ports, ...addresses]
    .slice(0, 1)
    .map(({ start }) => ({ start, end: start, value: openers, strength: 'clear' }))
}

/** Two sides, and somebody who asks to let it through: "open it". */
function isTraffic(page: Page, addresses: readonly { readonly role: string }[]): boolean {
  const sides = new Set(addresses.map(({ role }) => role))
  return sides.has('source') && sides.has('destination') && lettingThrough.test(page.text)
}

const lettingThrough =
  /\b(?:open|unblock|allow|permit)\s(?:it|this|that|them)\b|\blet\s(?:it|this|that|them)\s(?:through|pass|in)\b/i

const opening =
  /\b(?:open|allow|permit|block|deny|unblock|whitelist|access|inbound|outbound|incoming|outgoing|expose|reach|connect|traffic|talk to)\b/i

function isOpened(page: Page, span: Span): boolean {
  const clause = page.clauses.find((one) => one.start <= span.start && span.end <= one.end)
  return clause !== undefined && opening.test(quoteOf(page, clause))
}

function kindsOf(capability: Capability): (string | undefined)[] {
  return Object.values(capability.parameters.shape).map((schema) => metaOf(schema as z.ZodType)?.kind)
}
