import type { Capability } from '../../capability/contract.ts'
import type { Understanding } from '../../domain/brief.ts'
import { clearBook } from './capability-terms.ts'
import { type Page, quoteOf, type Span, take } from './page.ts'
import { type Found, findPhrases } from './phrases.ts'

const adding =
  /(?:\b(?:also|add|additionally|as well|plus|include|(?:we|i)(?: would|['’]d)?(?: also)? (?:need|want|like))\b|\/add\b)[^.;!?\n]{0,60}$/i
const removing =
  /(?:\b(?:remove|drop|skip|without|leave out|take out|forget(?: about)?|cancel|no longer (?:need|want)|(?:don['’]?t|do not) (?:need|want))\b|\/remove\b)[^.;!?\n]{0,40}$/i
const between =
  /^\s*(?:,|and|or|nor|&|\+|plus|as well as|\s){1,6}(?:also\s|even\s)?(?:an?\s|the\s|our\s|some\s|another\s|new\s){0,3}$/i

/** Capabilities that one breath adds to a settled request or takes out of it: "also storage, a DNS record and a group". */
export function readListed(
  page: Page,
  understanding: Understanding,
  catalogue: readonly Capability[],
): { readonly named: readonly string[]; readonly removed: readonly string[] } {
  if (understanding.choice !== 'settled') return { named: [], removed: [] }
  const lists = listsIn(page, findPhrases(page, clearBook(catalogue)))
  const idsAfter = (verb: RegExp): string[] =>
    lists.flatMap((list) => {
      const [first] = list
      if (first === undefined || list.length < 2 || !verb.test(leadOf(page, first))) return []
      for (const one of list) take(page, one)
      return list.flatMap(({ value }) => value)
    })
  const removed = idsAfter(removing)
  return { named: idsAfter(adding).filter((id) => !removed.includes(id)), removed }
}

/** Names of single capabilities that stand side by side, with nothing but commas and "and" between. */
function listsIn(page: Page, found: readonly Found<readonly string[]>[]): Found<readonly string[]>[][] {
  const lists: Found<readonly string[]>[][] = []
  for (const one of found.filter(({ value }) => value.length === 1)) {
    const last = lists.at(-1)
    const previous = last?.at(-1)
    const isNext =
      previous !== undefined && between.test(quoteOf(page, { start: previous.end, end: one.start }))
    if (isNext) last?.push(one)
    else lists.push([one])
  }
  return lists
}

function leadOf(page: Page, { start }: Span): string {
  return page.text.slice(Math.max(0, start - 100), start)
}
