import type { Understanding } from '../../domain/brief.ts'
import { type Field, nameBook, ofKind } from './fields.ts'
import { type Findings, merge, nothing } from './findings.ts'
import { findAddresses } from './free-text/addresses.ts'
import { findEmails } from './free-text/emails.ts'
import { withPrefix } from './free-text/ip-address.ts'
import { type Item, settingList } from './free-text/lists.ts'
import { findPorts } from './free-text/ports.ts'
import { isFree, type Page, quoteOf, type Span, spansOf } from './page.ts'
import { findPhrases } from './phrases.ts'

const changing =
  /\b(?:also|add|adding|additionally|in addition|plus|as well|too|include|including|extra|another|remove|drop|without|no longer|exclude|skip|leave out)\b/i
/** A number that nothing behind it makes a count of something. */
const bareNumber =
  /(?<![\w.:/-])\d{1,5}(?:-\d{1,5})?(?=\s{0,3}(?:$|[,.;!]|(?:as well|too|and|please|then|again)\b))/gm

/**
 * What is added to or taken out of ports and addresses that were stated before: "also 9090", "remove 8080".
 * Blanks what it used.
 */
export function readListChanges(
  page: Page,
  fields: readonly Field[],
  understanding: Understanding,
): Findings {
  if (understanding.choice !== 'settled') return nothing
  const targets = fields.filter(
    (field) =>
      ['ports', 'sources', 'emails'].includes(field.meta.kind) &&
      understanding.capabilities.includes(field.scope) &&
      statedItems(field, understanding).length > 0,
  )
  const clauses = page.clauses.filter((clause) => !clause.asks && changing.test(quoteOf(page, clause)))
  if (targets.length === 0 || clauses.length === 0 || clauses.length > maxChanges) return nothing
  const found = {
    addresses: findAddresses(page),
    ports: findPorts(page),
    numbers: spansOf(page.text, bareNumber),
    people: peopleFor(page, fields, targets, understanding),
  }
  return merge(
    ...targets.map((field) => {
      const items = clauses.flatMap((clause) => itemsOf(page, field, clause, found))
      return settingList(page, field, items, understanding, 'list')
    }),
  )
}

/** A text with more clauses that add or remove is no change of a request. */
const maxChanges = 20

function statedItems(field: Field, { statements }: Understanding): readonly unknown[] {
  const value = statements[field.scope]?.[field.name]?.value
  return Array.isArray(value) ? value : []
}

/** Mail addresses without a word for what they are, and the list of several that they can only belong to. */
function peopleFor(
  page: Page,
  fields: readonly Field[],
  targets: readonly Field[],
  understanding: Understanding,
): Finds['people'] {
  const emails = ofKind(fields, 'emails')
  if (findPhrases(page, nameBook(emails)).length > 0) return undefined
  const lists = ofKind(targets, 'emails')
  const [only, other] =
    lists.length > 1 ? lists.filter((one) => statedItems(one, understanding).length > 1) : lists
  return only === undefined || other !== undefined ? undefined : { field: only, items: findEmails(page) }
}

interface Finds {
  readonly people: { readonly field: Field; readonly items: readonly Item[] } | undefined
  readonly addresses: ReturnType<typeof findAddresses>
  readonly ports: ReturnType<typeof findPorts>
  readonly numbers: readonly Span[]
}

/** Ports of a clause without addresses, or addresses that are not where the traffic goes. */
function itemsOf(page: Page, field: Field, clause: Span, found: Finds): Item[] {
  const isInside = (one: Span): boolean =>
    clause.start <= one.start && one.end <= clause.end && isFree(page, one)
  if (field.meta.kind === 'emails')
    return found.people?.field === field ? found.people.items.filter(isInside) : []
  const addresses = found.addresses.filter(isInside)
  if (field.meta.kind === 'sources') {
    return addresses
      .filter(({ role }) => role !== 'destination')
      .map(({ start, end, text }) => ({ start, end, value: withPrefix(text) }))
  }
  if (addresses.length > 0) return []
  const named = found.ports.filter(isInside)
  if (named.length > 0)
    return named.flatMap(({ start, end, ports }) => ports.map((value) => ({ start, end, value })))
  return found.numbers.filter(isInside).map((span) => ({ ...span, value: quoteOf(page, span) }))
}
