import MiniSearch from 'minisearch'
import type * as z from 'zod'
import type { Capability } from '../../capability/contract.ts'
import { metaOf } from '../../capability/parameter.ts'
import type { AskedQuestion, Understanding } from '../../domain/brief.ts'
import { capabilitiesQuestion } from './asked.ts'
import { findAddresses } from './free-text/addresses.ts'
import { findPorts } from './free-text/ports.ts'
import { isNegated } from './negation.ts'
import { type Page, quoteOf, type Span, take } from './page.ts'
import { type Found, findPhrases, phraseBook, wordsOf } from './phrases.ts'

/** Which capabilities a message asks for, by id, in the order of the catalogue. */
export interface Route {
  readonly named: readonly string[]
  readonly candidates: readonly string[]
  readonly removed: readonly string[]
}

/** Words that speak of capabilities, with the ids of those. */
export interface CapabilityWords extends Span {
  readonly ids: readonly string[]
}

interface Mention extends Found<readonly string[]> {
  readonly strength: 'clear' | 'noun'
  readonly context: 'asked' | 'reference' | 'denied'
}

const reference =
  /\b(?:to|from|with|of|by|in|into|inside|on|for|like|reach|access|behind|existing|current)\s+(?:the|our|my|their|your|its|an?\s+existing|existing|current|that)\s+(?:existing\s+|current\s+)?$/i
const asking =
  /\b(?:add|also|open|allow|create|need|needs|want|wants|include|plus|set\s?up|deploy|provision|build|get|give|as well|too|together with|additionally)\b/i
const only = /\b(?:just|only)\s+(?:the\s+|a\s+|an\s+)?$/i

/** Decides which capabilities the unused words of a page ask for. */
export function route(
  page: Page,
  understanding: Understanding,
  catalogue: readonly Capability[],
): Route & { readonly words: readonly CapabilityWords[] } {
  const mentions = mentionsIn(page, understanding, catalogue)
  const isNew = understanding.choice !== 'settled'
  const wanted = mentions.filter((one) => one.context !== 'denied' && (isNew || isAsked(page, one)))
  const clear = wanted.filter((one) => one.strength === 'clear' && one.context === 'asked')
  const named = namedBy(isNew ? firstUseful(clear, wanted) : clear)
  const ordered = (ids: readonly string[]): string[] =>
    catalogue.map((one) => one.id).filter((id) => ids.includes(id))
  const removed = [...deniedIn(mentions), ...othersThan(page, mentions, understanding)]
  const doubtful = wanted.flatMap((one) => one.value).filter((id) => !named.includes(id))
  return {
    named: ordered(named),
    candidates: isNew && named.length === 0 ? ordered(doubtful) : [],
    removed: ordered(removed).filter((id) => understanding.capabilities.includes(id)),
    words: mentions
      .filter((one) => isDenied(one) || isNew || one.value.some((id) => named.includes(id)))
      .map(({ start, end, value }) => ({ start, end, ids: value })),
  }
}

/** Clear words first; else a noun that only one capability has. */
function firstUseful(clear: readonly Mention[], wanted: readonly Mention[]): readonly Mention[] {
  return clear.length > 0 ? clear : wanted
}

/** Words that belong to one capability, or to several of which another word names one. */
function namedBy(mentions: readonly Mention[]): string[] {
  return [...new Set(mentions.filter((one) => one.value.length === 1).flatMap((one) => one.value))]
}

function isAsked(page: Page, mention: Mention): boolean {
  const clause = page.clauses.find((one) => one.start <= mention.start && mention.end <= one.end)
  return mention.strength === 'clear' && clause !== undefined && asking.test(quoteOf(page, clause))
}

function isDenied(mention: Mention): boolean {
  return mention.context === 'denied'
}

function deniedIn(mentions: readonly Mention[]): string[] {
  return mentions.filter((one) => isDenied(one) && one.value.length === 1).flatMap((one) => one.value)
}

/** "just databricks" leaves out everything else. */
function othersThan(page: Page, mentions: readonly Mention[], understanding: Understanding): string[] {
  const chosen = mentions.filter((one) => only.test(page.text.slice(Math.max(0, one.start - 16), one.start)))
  if (chosen.length === 0) return []
  const kept = new Set(mentions.filter((one) => one.context !== 'denied').flatMap((one) => one.value))
  return understanding.capabilities.filter((id) => !kept.has(id))
}

function mentionsIn(page: Page, understanding: Understanding, catalogue: readonly Capability[]): Mention[] {
  const isFirst = understanding.capabilities.length === 0
  const clear = findPhrases(page, termBook(catalogue, clearTerms)).map((one) => ({
    ...one,
    strength: 'clear' as const,
  }))
  const ports = portMentions(page, catalogue)
  const nouns = findPhrases(page, termBook(catalogue, nounTerms)).map((one) => ({
    ...one,
    strength: 'noun' as const,
  }))
  const inside = (span: Span): boolean => clear.some((one) => one.start < span.end && span.start < one.end)
  return [...clear, ...ports, ...nouns.filter((one) => !inside(one))].map((one) => ({
    ...one,
    context: contextOf(page, one, isFirst),
  }))
}

/** Nothing can be taken out of a request that is only begun: there "remove" is what is asked for. */
function contextOf(page: Page, span: Span, isFirst: boolean): Mention['context'] {
  const lead = page.text.slice(Math.max(0, span.start - 40), span.start)
  if (isNegated(page, span) && !(isFirst && /\b(?:remove|drop|disable)\b[^.,;]{0,30}$/i.test(lead)))
    return 'denied'
  return reference.test(lead) ? 'reference' : 'asked'
}

/** Ports, or addresses that something is opened between, name the capabilities that do this. */
function portMentions(
  page: Page,
  catalogue: readonly Capability[],
): (Found<readonly string[]> & { strength: 'clear' })[] {
  const openers = catalogue.filter((one) => kindsOf(one).includes('ports')).map((one) => one.id)
  if (openers.length === 0) return []
  const ports = findPorts(page).filter((one) => /\d/.test(quoteOf(page, one)) || isOpened(page, one))
  const addresses = findAddresses(page).filter((one) => one.role !== 'unknown' && isOpened(page, one))
  return [...ports, ...addresses]
    .slice(0, 1)
    .map(({ start }) => ({ start, end: start, first: 0, last: 0, value: openers, strength: 'clear' }))
}

const opening = /\b(?:open|allow|permit|block|deny|unblock|whitelist|access)\b/i

function isOpened(page: Page, span: Span): boolean {
  const clause = page.clauses.find((one) => one.start <= span.start && span.end <= one.end)
  return clause !== undefined && opening.test(quoteOf(page, clause))
}

function kindsOf(capability: Capability): (string | undefined)[] {
  return Object.values(capability.parameters.shape).map((schema) => metaOf(schema as z.ZodType)?.kind)
}

function termBook(catalogue: readonly Capability[], termsOf: (capability: Capability) => string[]) {
  const owners = new Map<string, string[]>()
  for (const capability of catalogue) {
    for (const term of new Set(termsOf(capability).map((text) => wordsOf(text).join(' ')))) {
      owners.set(term, [...(owners.get(term) ?? []), capability.id])
    }
  }
  return phraseBook<readonly string[]>(owners)
}

/** Words that mean one capability beyond doubt. */
export function clearTerms({ id, title, phrases }: Capability): string[] {
  const terms = [id, title, ...phrases.synonyms]
  return [...terms, ...terms.map((term) => `${term}s`)]
}

/** The last word of a title: the `workspace` of `Databricks workspace`. */
function nounTerms({ title }: Capability): string[] {
  const noun = wordsOf(title).at(-1) ?? title
  return [noun, `${noun}s`]
}

/** Capabilities whose description is near to the words of a text, the nearest first. */
export function searchCapabilities(text: string, catalogue: readonly Capability[]): string[] {
  const search = new MiniSearch<{
    id: string
    title: string
    synonyms: string
    examples: string
    summary: string
  }>({
    fields: ['title', 'synonyms', 'examples', 'summary'],
    processTerm: (term) => (stopWords.has(term.toLowerCase()) || term.length < 2 ? null : term.toLowerCase()),
    searchOptions: {
      boost: { title: 2, synonyms: 3 },
      fuzzy: (term) => (term.length > 5 ? 0.2 : false),
      prefix: (term) => term.length > 4,
    },
  })
  search.addAll(
    catalogue.map(({ id, title, phrases, summary }) => ({
      id,
      title,
      synonyms: phrases.synonyms.join(' '),
      examples: phrases.examples.join(' '),
      summary,
    })),
  )
  const results = search.search(text.slice(0, 600))
  const best = results[0]?.score ?? 0
  return results.filter((one) => one.score >= best / 3).map((one) => String(one.id))
}

const stopWords = new Set(
  (
    'a an the and or of for to in on at by with from into as is are be was were it its this that these those we you i me my our ' +
    'your their us them he she they please can could would should will may might must need needs want wants like get give make ' +
    'made create new add set up build use using do does did have has had not no yes some any all more most other so then than ' +
    'just also very really thanks hi hello team teams dev development staging prod production test environment region which what ' +
    'how when where who why there here one two three first per about over under azure cloud infrastructure setup something'
  ).split(' '),
)

/** Answers to "which of these?": numbers of the options shown, "both", "all". Blanks what it used. */
export function readChosenOptions(
  page: Page,
  asked: readonly AskedQuestion[],
  catalogue: readonly Capability[],
): string[] {
  const question = asked.find((one) => one.parameter === capabilitiesQuestion)
  const titles = question?.options ?? []
  const ids = titles.flatMap((title) => catalogue.find((one) => one.title === title)?.id ?? [])
  if (ids.length === 0) return []
  const text = page.text.trim()
  if (
    /^(?:both|all|all of (?:them|these)|everything|both of them|both please|all please)[.!]?$/i.test(text)
  ) {
    take(page, { start: 0, end: page.text.length })
    return ids
  }
  const digits = chosenNumbers(text)
  const chosen = ids.filter((_, index) => digits.includes(index + 1))
  if (chosen.length > 0) take(page, { start: 0, end: page.text.length })
  return chosen
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']

/** "Just 1 and 2", "option 3", "the first one". */
function chosenNumbers(text: string): number[] {
  const words = wordsOf(text)
  const filler =
    /^(?:just|only|option|options|number|numbers|no|the|and|one|ones|please|i|want|need|take|yes|both|x)$/
  const numbers = words.map((word) => (/^\d{1,2}$/.test(word) ? Number(word) : ordinals.indexOf(word) + 1))
  const others = words.filter((word, index) => numbers[index] === 0 && !filler.test(word))
  return others.length === 0 ? numbers.filter((number) => number > 0) : []
}
