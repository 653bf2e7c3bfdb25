import { regions } from '../../../capability/regions.ts'
import { isFree, matchesOf, type Page, quoteOf, type Span, spansOf } from '../page.ts'
import { findPhrases, type PhraseBook, phraseBook, wordsOf } from '../phrases.ts'
import type { Hit } from '../resolve-hits.ts'
import { foreignRegions, regionWords, unitedStates, vagueRegions } from './region-words.ts'

const book: PhraseBook<string | readonly string[]> = phraseBook(phrases())
/** What the regions of Amazon and Google look like: `us-east-1`, `europe-west1`. */
const foreignPattern =
  /(?<![\w-])(?:us|eu|ap|sa|ca|af|me|il|cn|mx|europe|asia|australia|northamerica|southamerica|africa)-(?:gov-)?(?:north|south|east|west|central|northeast|northwest|southeast|southwest){1,2}-?\d{1,2}(?![\w-])/gi
/** `Europe/Berlin` is a time zone. */
const zoneName = /^\/[A-Z]/
const near = /\b(?:close to|near|nearby|next to|around)\s+(?:the\s+|our\s+)?$/i
/** "data must stay in Europe" says where data is processed, and only that it is no other region's. */
const residency =
  /\b(?:stay|stays|remain|remains|kept|keep|processed|stored|leave|leaves)\s+(?:(?:with)?in(?:side)?\s+)?(?:the\s+)?$/i
const capitalUs = /(?<![\w-])(?:in|the|within|inside)\s+(?:the\s+)?(U\.?S\.?)(?![\w-])/g
const unknownPlace =
  /(?<![\w-])[Ii]n\s{1,3}(?:[Tt]he\s)?((?:\p{Lu}[\p{Ll}'’]{2,30})(?:[ -]\p{Lu}[\p{Ll}'’]{2,30}){0,2})(?=\s*(?:$|[\n.,;!)]|(?:for|with|and|please|by|using)\s))/gu
/** What stands right after "region" and is made like a name: with a digit or a hyphen in it. */
const unknownName =
  /(?<![\w-])(?:[Rr]egion|[Ll]ocation)\s{1,3}([A-Za-z][A-Za-z0-9]{0,19}(?:\d|-[A-Za-z0-9]{1,12}){1,3})(?![\w-])/g
const notPlaces = new Set(
  (
    'azure microsoft terraform github git gitlab databricks slack teams jira excel python scala java english german french ' +
    'spanish january february march april may june july august september october november december monday tuesday ' +
    'wednesday thursday friday saturday sunday general advance parallel production development staging order addition ' +
    'particular short total time line theory practice future finance marketing sales research engineering operations'
  ).split(' '),
)

function phrases(): [string, string | readonly string[]][] {
  const known = regions.flatMap((region) =>
    [region, ...regionWords[region].flatMap(spellings)].map((word): [string, string] => [word, region]),
  )
  return [...known, ...Object.entries(vagueRegions)]
}

/** `East US 2` is also written `east us2`, `eastus 2`, `us east 2` and `us east2`. */
function spellings(name: string): string[] {
  const [side = '', country, digit] = wordsOf(name)
  if (country !== 'us' || digit === undefined) return [name]
  return [name, `${side} us${digit}`, `${side}us ${digit}`, `us ${side} ${digit}`, `us ${side}${digit}`]
}

/** Azure regions in the words of a page: slugs, display names, short codes, places and what could be several. */
export function findRegions(page: Page): Hit[] {
  const found = findPhrases(page, book).map(({ start, end, value }): Hit => {
    const span = { start, end }
    if (typeof value !== 'string') return { ...span, value: quoteOf(page, span), options: value }
    const neighbours = isNear(page, span) ? neighboursOf(value) : []
    return neighbours.length > 1 ? { ...span, value, options: neighbours } : { ...span, value }
  })
  return [...found, ...findCapitalUs(page, found)]
    .filter((hit) => !isClock(page, hit) && (hit.options === undefined || !isResidency(page, hit)))
    .toSorted((left, right) => left.start - right.start)
}

function findCapitalUs(page: Page, found: readonly Span[]): Hit[] {
  return matchesOf(page.text, capitalUs)
    .map((match) => {
      const end = match.index + match[0].length
      return { start: end - 2, end, value: 'US', options: unitedStates }
    })
    .filter(
      (hit) => isFree(page, hit) && !found.some((other) => other.start < hit.end && hit.start < other.end),
    )
}

/** "Paris time" is a time zone. */
function isClock(page: Page, { start, end }: Span): boolean {
  if (/[A-Za-z]\/$/.test(page.text.slice(Math.max(0, start - 2), start))) return true
  const behind = page.text.slice(end, end + 20)
  return zoneName.test(behind) || /^\s(?:local\s)?time\b(?!\s?series)/i.test(behind)
}

function isResidency(page: Page, span: Span): boolean {
  return residency.test(page.text.slice(Math.max(0, span.start - 40), span.start))
}

function isNear(page: Page, span: Span): boolean {
  return near.test(page.text.slice(Math.max(0, span.start - 30), span.start))
}

/** Regions of the same country. */
function neighboursOf(region: string): readonly string[] {
  return (
    Object.values(vagueRegions).find((group) => group.length < 4 && group.some((one) => one === region)) ?? []
  )
}

/** A region of another cloud and, where one is close, the Azure region for it. */
export function findForeignRegions(page: Page): (Span & { readonly suggestion?: string })[] {
  return spansOf(page.text, foreignPattern)
    .filter((span) => isFree(page, span))
    .map((span) => {
      const suggestion = foreignRegions[quoteOf(page, span).toLowerCase()]
      return suggestion === undefined ? span : { ...span, suggestion }
    })
}

/** "in Atlantis", "region moonbase-1": a place by its form that no region is known for. */
export function findUnknownPlaces(page: Page): Span[] {
  return [unknownPlace, unknownName]
    .flatMap((pattern) => matchesOf(page.text, pattern))
    .map((match) => {
      const [, place = ''] = match
      const end = match.index + match[0].length
      return { start: end - place.length, end }
    })
    .filter((span) => isFree(page, span) && !wordsOf(quoteOf(page, span)).some((word) => notPlaces.has(word)))
}
