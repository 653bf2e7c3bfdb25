import type * as z from 'zod'
import type { Capability } from '../../capability/contract.ts'
import { metaOf } from '../../capability/parameter.ts'
import type { Understanding } from '../../domain/brief.ts'
import { remembered } from '../../lib/remembered.ts'
import { clearBook, nounBook } from './capability-terms.ts'
import { choiceWords, fieldsOf } from './fields.ts'
import { findAddresses } from './free-text/addresses.ts'
import { findPorts } from './free-text/ports.ts'
import { isNegated } from './negation.ts'
import { type Page, quoteOf, type Span } from './page.ts'
import { type Found, findPhrases, type PhraseBook, phraseBook, wordsOf } from './phrases.ts'

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
  /\b(?:monitor(?:ing)?|watch(?:ing)?|alerts?)\s+(?:of\s+|on\s+|for\s+)?(?:(?:the|our|my|this|an?|two|three|both|all)\s+(?:[\w-]{1,20}\s+)?)?$|\b(?:when|if|whenever|because|while|since)\s+(?:the|our|my|an?)\s+$|\b(?:read|reads|write|writes|see|share|shares|reuse|borrow|already have|have already|still have|migrate|query|fill|left)\s+(?:(?:the|our|my|their|an?|one)\s+)(?:existing\s+)?$|\b(?:read|used|written|accessed|consumed|filled|owned|shared|read and written)\s+by\s+(?:(?:the|our|people|analysts|everyone)\s+(?:and\s+)?)?$|\b(?:to|from|with|of|by|in|into|inside|on|for|like|reach|access|behind|existing|current)\s+(?:the|our|my|their|your|its|an?\s+existing|existing|current|that)\s+(?:existing\s+|current\s+)?$|\b(?:to|from|with|in|into)\s+(?:our|my|their)\s+own\s+$|\bexisting\s+$/i
const asking =
  /\b(?:add|also|open|allow|create|need|needs|want|wants|include|plus|set\s?up|deploy|provision|build|get|give|as well|too|together with|additionally)\b/i
/** What is said to do something with the thing that is asked for is there already: "Databricks reads and writes it". */
const acting =
  /^\s(?:(?:will|can|may|should|must|has to|needs to)\s)?(?:reads?|writes?|uses?|accesses|consumes|connects? to|loads?|fills?|is down|is slow|is throttled|was|were|traffic)\b/i
/** Right behind what is not wanted: it is the thing itself, and not the first word of another one. */
const deniedWhole =
  /^\s*(?:[.,;:!?)]|$|\n|(?:and|or|nor|please|here|yet|this time|either|after all|any ?more|for now|for|in|as|but|now|at all|workspace|account|cluster|rule|rules|changes?|is|needed)\b)/i
/** "X is not needed". */
const notWanted =
  /^\s(?:is|are)(?:\s(?:really|actually|of course))?\s(?:not|no longer)\s(?:needed|wanted|required|necessary|part)\b/i
/** A change of mind that leaves one thing. */
const afterAll =
  /\b(?:after all|actually|on second thought|instead|edit|update|correction|changed (?:my|our) mind|sorry|scratch that)\b[^.\n]{0,30}\b(?:just|only)\s+(?:the\s+|a\s+|an\s+)?(?:new\s+)?$/i
/** A name of a resource: `dbw-sales-dev`, or its id. */
const resourceName =
  /^\s\(?["'`]?(?:\/subscriptions\/|[a-z]{2,5}-[a-z0-9][\w-]{1,60}|[a-z][a-z0-9]{3,19}(?:dev|staging|prod)\d{0,3}\b)/
const creating =
  /\b(?:create|creates|new|provision|set\s?up|build|deploy|make)\s+(?:(?:the|a|an|our)\s+)?(?:new\s+)?$/i
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
  const own = withoutNamedByOthers(page, clear, catalogue)
  const last = isNew ? lastWord(page, mentions, own) : own
  const named = namedBy(isNew ? firstUseful(last, wanted) : own)
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

/** What is left after a change of mind within one text: "after all, only x", "we do not need x". */
function lastWord(page: Page, mentions: readonly Mention[], clear: readonly Mention[]): readonly Mention[] {
  const sole = clear.findLast((one) => afterAll.test(page.text.slice(Math.max(0, one.start - 70), one.start)))
  if (sole !== undefined) {
    return clear.filter((one) => one === sole || (one.start > sole.start && isAsked(page, one)))
  }
  const takenBack = new Set(
    deniedIn(
      mentions.filter(({ end, value, start }) => {
        const isLater = clear.every((one) => one.start < start || !one.value.some((id) => value.includes(id)))
        return (
          isLater &&
          (deniedWhole.test(page.text.slice(end, end + 20)) || notWanted.test(page.text.slice(end, end + 40)))
        )
      }),
    ),
  )
  return clear.filter(({ value }) => !value.some((id) => takenBack.has(id)))
}

/**
 * Without what is only the place of something else that is asked for: in "run the pipeline in the Databricks workspace
 * dbw-sales-dev" the workspace has a name already.
 */
function withoutNamedByOthers(
  page: Page,
  clear: readonly Mention[],
  catalogue: readonly Capability[],
): readonly Mention[] {
  const asked = new Set(clear.flatMap(({ value }) => value))
  const users = fieldsOf(catalogue).filter(
    ({ scope, meta }) => asked.has(scope) && ['name', 'names', 'link'].includes(meta.kind),
  )
  return clear.filter((one) => {
    if (!resourceName.test(page.text.slice(one.end, one.end + 80))) return true
    if (creating.test(page.text.slice(Math.max(0, one.start - 30), one.start))) return true
    const words = wordsOf(quoteOf(page, one)).join(' ')
    return !users.some(
      ({ scope, words: own, meta }) =>
        !one.value.includes(scope) &&
        (own.some((word) => wordsOf(word).join(' ') === words) ||
          (meta.kind === 'names' && meta.beginnings !== undefined)),
    )
  })
}

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
  const values = findPhrases(page, longValues(catalogue))
  const clear = findPhrases(page, clearBook(catalogue))
    .filter((one) => !values.some((value) => isPartOf(one, value)))
    .map((one) => ({ ...one, strength: strengthOf(quoteOf(page, one)) }))
  const ports = portMentions(page, catalogue, clear)
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

/** Values of several words, with the capability that they belong to: the role "Storage Blob Data Reader". */
const longValues = remembered((catalogue: readonly Capability[]): PhraseBook<string> => {
  const fields = fieldsOf(catalogue).filter(({ meta }) => meta.kind === 'choice')
  const entries = fields.flatMap((field) => choiceWords(field).map(([word]) => [word, field.scope] as const))
  return phraseBook(entries.filter(([word]) => wordsOf(word).length > 2))
})

function isPartOf(one: Found<readonly string[]>, value: Found<string>): boolean {
  const isShorter = one.end - one.start < value.end - value.start
  return isShorter && value.start <= one.start && one.end <= value.end && !one.value.includes(value.value)
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
  const behind = page.text.slice(span.end, span.end + 40)
  if (notWanted.test(behind)) return 'denied'
  return reference.test(lead) || acting.test(behind) ? 'reference' : 'asked'
}

/** Ports, or addresses that something is opened between, name the capabilities that do this. */
function portMentions(
  page: Page,
  catalogue: readonly Capability[],
  others: readonly Found<readonly string[]>[],
): (Found<readonly string[]> & { strength: 'clear' })[] {
  const openers = catalogue.filter((one) => kindsOf(one).includes('ports')).map((one) => one.id)
  if (openers.length === 0) return []
  const ports = findPorts(page).filter((one) => /\d/.test(quoteOf(page, one)) || isOpened(page, one))
  const letsIn = catalogue.filter((one) => kindsOf(one).includes('sources') && !openers.includes(one.id))
  const isLetIn = others.some(({ value }) => letsIn.some(({ id }) => value.includes(id)))
  const all = isLetIn ? [] : findAddresses(page)
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
