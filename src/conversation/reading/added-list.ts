import type { Capability } from '../../capability/contract.ts'
import type { Understanding } from '../../domain/brief.ts'
import { clearBook, nounBook } from './capability-terms.ts'
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
  const removed = [...idsAfter(removing), ...meantByPronoun(page, understanding, lists.flat())]
  const one = [...addedNouns(page, catalogue), ...addedNames(page, lists.flat())]
  removed.push(...takenOff(page, catalogue, understanding))
  return { named: [...idsAfter(adding), ...one].filter((id) => !removed.includes(id)), removed }
}

/** "The key vault exists already. Please remove it": the one that the message speaks of. */
function meantByPronoun(
  page: Page,
  { capabilities }: Understanding,
  found: readonly Found<readonly string[]>[],
): readonly string[] {
  const spoken = new Set(found.flatMap(({ value }) => value).filter((id) => capabilities.includes(id)))
  if (spoken.size !== 1 || capabilities.length === 1) return []
  const last = Math.max(...found.map(({ end }) => end))
  return takingOut.test(page.text.slice(last, last + 200)) ? [...spoken] : []
}

const takingOut =
  /[.;,!\n]\s{0,3}(?:(?:so|and|then|please|pls|you can|can you|could you|we can|let['’]?s|lets)\s){0,3}(?:(?:remove|drop|delete|skip|exclude|cancel)\s(?:it|that|this)|(?:take|leave)\s(?:it|that|this)\s(?:out|off|away))\b/i

/** "could you also add a group": a noun that only one capability has, where it is added in so many words. */
function addedNouns(page: Page, catalogue: readonly Capability[]): string[] {
  return findPhrases(page, nounBook(catalogue)).flatMap((noun) => {
    const isAdded = noun.value.length === 1 && addingOne.test(leadOf(page, noun))
    if (!isAdded) return []
    take(page, noun)
    return noun.value
  })
}

const addingOne =
  /\b(?:add|also (?:need|want|create|like)|include|plus)\s(?:also\s)?(?:an?|one|another)\s(?:new\s)?$/i

/** "also need storage", `/add storage`: a name alone, where it is added in so many words. */
function addedNames(page: Page, found: readonly Found<readonly string[]>[]): string[] {
  return found.flatMap((one) => {
    const behind = page.text.slice(one.end, one.end + 24)
    if (!addingName.test(leadOf(page, one)) || partOfMore.test(behind)) return []
    take(page, one)
    return one.value
  })
}

const addingName =
  /(?:^|[\n.,;!]\s{0,3})(?:\/add|plus|(?:(?:please|pls|and|also|then|so|ok)\s){0,3}(?:(?:can|could) (?:you|we)\s|let['’]?s\s|(?:we|i)(?:['’]?ll| will|['’]?d| would)?\s)?(?:please\s)?(?:also\s)?(?:add|also (?:need|want|like|have|get)|need (?:also|too)))\s(?:(?:some|an?|the)\s)?(?:new\s)?$/i
/** "add storage space", "add monitoring for dbw-sales-dev" is about more than the name. */
const partOfMore =
  /^\s{0,2}(?:[=:]|\s(?:space|of|to|access|capacity|size|from|owners?|members?|admins?)\b|\d)/i

/** "minus the vault": what a name or a noun of one of the request's own capabilities says is left out. */
function takenOff(page: Page, catalogue: readonly Capability[], { capabilities }: Understanding): string[] {
  return [...findPhrases(page, clearBook(catalogue)), ...findPhrases(page, nounBook(catalogue))].flatMap(
    (one) => {
      const own = one.value.filter((id) => capabilities.includes(id))
      if (own.length !== 1 || !takingOff.test(leadOf(page, one))) return []
      take(page, one)
      return own
    },
  )
}

const takingOff = /(?:^|[\n.,;!]\s{0,3}|\b(?:and|but|then)\s)minus\s(?:the\s|our\s)?$/i

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
