import type * as z from 'zod'
import type { Capability } from '../../capability/contract.ts'
import { metaOf } from '../../capability/parameter.ts'
import type { Understanding } from '../../domain/brief.ts'
import { remembered } from '../../lib/remembered.ts'
import { clearBook, nounBook } from './capability-terms.ts'
import { findAddresses } from './free-text/addresses.ts'
import { findPorts } from './free-text/ports.ts'
import { isNegated } from './negation.ts'
import { type Page, quoteOf, type Span } from './page.ts'
import { type Found, findPhrases, type PhraseBook, phraseBook } from './phrases.ts'

/** Which capabilities a message asks for, by id, in the order of the catalogue. */
export interface Route {
  readonly named: readonly string[]
  readonly candidates: readonly string[]
  /** What is often wanted beside the candidates; at most a few. */
  readonly offered: readonly string[]
  readonly removed: readonly string[]
}

/** Words that speak of capabilities, with the ids of those. */
export interface CapabilityWords extends Span {
  readonly ids: readonly string[]
  /** They ask for it; else they only speak of it. */
  readonly asks: boolean
}

interface Mention extends Found<readonly string[]> {
  readonly strength: 'clear' | 'noun' | 'vague'
  readonly context: 'asked' | 'reference' | 'denied'
}

const reference =
  /\b(?:monitor(?:ing)?|watch(?:ing)?|alerts?)\s+(?:of\s+|on\s+|for\s+)?(?:(?:the|our|my|this|an?)\s+)?$|\b(?:to|from|with|of|by|in|into|inside|on|for|like|reach|access|behind|existing|current)\s+(?:the|our|my|their|your|its|an?\s+existing|existing|current|that)\s+(?:existing\s+|current\s+)?$/i
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
  const wish = isNew && named.length === 0 ? readWish(page, catalogue) : undefined
  const doubtful = wanted.flatMap((one) => one.value).filter((id) => !named.includes(id))
  return {
    named: ordered(named),
    candidates: isNew && named.length === 0 ? ordered(wish?.value.proposed ?? doubtful) : [],
    offered: ordered(wish?.value.offered ?? []),
    removed: ordered(removed).filter((id) => understanding.capabilities.includes(id)),
    words: [
      ...mentions
        .filter((one) => isDenied(one) || isNew || one.value.some((id) => named.includes(id)))
        .map(({ start, end, value, context }) => ({ start, end, ids: value, asks: context === 'asked' })),
      ...(wish === undefined ? [] : [{ start: wish.start, end: wish.end, ids: [], asks: true }]),
    ],
  }
}

interface Wish {
  readonly proposed: readonly string[]
  readonly offered: readonly string[]
}

/** The longest wish in the text that several capabilities together fulfill. */
function readWish(page: Page, catalogue: readonly Capability[]): Found<Wish> | undefined {
  const found = findPhrases(page, wishBook(catalogue)).filter((one) => !isNegated(page, one))
  return found.toSorted((left, right) => right.end - right.start - (left.end - left.start))[0]
}

const wishBook = remembered((catalogue: readonly Capability[]): PhraseBook<Wish> => {
  const withWish = (of: 'proposed' | 'offered', wish: string): string[] =>
    catalogue.filter(({ phrases }) => phrases.wishes?.[of].includes(wish)).map(({ id }) => id)
  const wishes = catalogue.flatMap(({ phrases }) => phrases.wishes?.proposed ?? [])
  return phraseBook(
    wishes.map((wish) => [
      wish,
      { proposed: withWish('proposed', wish), offered: withWish('offered', wish) },
    ]),
  )
})

/** Clear words first; else a noun that only one capability has. */
function firstUseful(clear: readonly Mention[], wanted: readonly Mention[]): readonly Mention[] {
  return clear.length > 0 ? clear : wanted
}

/** Words that belong to one capability, or to several of which another word names one. */
function namedBy(mentions: readonly Mention[]): string[] {
  const certain = mentions.filter((one) => one.value.length === 1 && one.strength !== 'vague')
  return [...new Set(certain.flatMap((one) => one.value))]
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
  const clear = findPhrases(page, clearBook(catalogue)).map((one) => ({
    ...one,
    strength: strengthOf(quoteOf(page, one)),
  }))
  const ports = portMentions(page, catalogue)
  const nouns = findPhrases(page, nounBook(catalogue)).map((one) => ({
    ...one,
    strength: 'noun' as const,
  }))
  const inside = (span: Span): boolean => clear.some((one) => one.start < span.end && span.start < one.end)
  return [...clear, ...ports, ...nouns.filter((one) => !inside(one))].map((one) => ({
    ...one,
    context: contextOf(page, one, isFirst),
  }))
}

/** "data platform" may be any of several things, whoever claims it. */
function strengthOf(words: string): 'clear' | 'noun' | 'vague' {
  if (/^(?:workspace|cluster|notebook|account|group|record|rule|pipeline|alert)s?$/i.test(words))
    return 'noun'
  return /\b(?:platform|infrastructure|environment|solution|system|stack|setup)s?$/i.test(words)
    ? 'vague'
    : 'clear'
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
    .map(({ start }) => ({ start, end: start, value: openers, strength: 'clear' }))
}

const opening =
  /\b(?:open|allow|permit|block|deny|unblock|whitelist|access|inbound|outbound|incoming|outgoing|expose|reach|connect|traffic|talk to)\b/i

function isOpened(page: Page, span: Span): boolean {
  const clause = page.clauses.find((one) => one.start <= span.start && span.end <= one.end)
  return clause !== undefined && opening.test(quoteOf(page, clause))
}

function kindsOf(capability: Capability): (string | undefined)[] {
  return Object.values(capability.parameters.shape).map((schema) => metaOf(schema as z.ZodType)?.kind)
}
