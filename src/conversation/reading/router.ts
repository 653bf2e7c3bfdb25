import type * as z from 'zod'
import type { Capability } from '../../capability/contract.ts'
import { metaOf } from '../../capability/parameter.ts'
import type { Understanding } from '../../domain/brief.ts'
import { remembered } from '../../lib/remembered.ts'
import type { ReadStatement } from './acts/read-statements.ts'
import { clearBook, nounBook } from './capability-terms.ts'
import { choiceWords, fieldsOf } from './fields.ts'
import { findAddresses } from './free-text/addresses.ts'
import { findPorts } from './free-text/ports.ts'
import { isNegated } from './negation.ts'
import { type Page, quoteOf, type Span } from './page.ts'
import { type Found, findPhrases, type PhraseBook, phraseBook, wordsOf } from './phrases.ts'
import { readWish } from './wished-for.ts'

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
  /\b(?:monitor(?:ing)?|watch(?:ing)?|alerts?)\s+(?:of\s+|on\s+|for\s+)?(?:(?:the|our|my|this|an?|two|three|both|all)\s+(?:[\w-]{1,20}\s+)?)?$|\b(?:when|if|whenever|because|while|since)\s+(?:the|our|my|an?)\s+$|\b(?:read|reads|write|writes|see|share|shares|reuse|borrow|already have|have already|still have|migrate|query|fill|left)\s+(?:(?:the|our|my|their|an?|one)\s+)(?:existing\s+)?$|\b(?:read|used|written|accessed|consumed|filled|owned|shared|read and written)\s+by\s+(?:(?:the|our|people|analysts|everyone)\s+(?:and\s+)?)?$|\b(?:to|from|with|of|by|in|into|inside|on|for|like|reach|access|behind|existing|current)\s+(?:the|our|my|their|your|its|an?\s+existing|existing|current|that)\s+(?:existing\s+|current\s+)?$|\b(?:to|from|with|in|into)\s+(?:our|my|their)\s+own\s+$|(?<!\b(?:can|could|may|would|should|might|must)\s)\b(?:we|they|i|you|which|that|who|people|everybody)\s(?:already\s|currently\s|still\s|now\s|only\s|all\s|just\s)?(?:have|has|run|runs|use|uses|own|operate|got|share)\s(?:an?\s|the\s|one\s|our\s|two\s)?(?:existing\s)?$|\bexisting\s+$/i
const asking =
  /\b(?:add|also|open|allow|create|need|needs|want|wants|include|plus|set\s?up|deploy|provision|build|get|give|as well|too|together with|additionally)\b/i
/** What is ours is there already, unless it is to be made. */
const owned =
  /(?:^|[\s("'])(?:our|my|their|his|her|unsere?[mnrs]?|nuestr[oa]s?|notre|nos|nosso|nossa|nostr[oa])\s(?:existing\s|current\s|old\s|shared\s|main\s|own\s)?$/i
const wantingOwn =
  /\b(?:create|set\s?up|build|deploy|provision|make|schedule|run|need|needs|want|wants|get|have|order|request|launch|like)\s(?:up\s)?(?:our|my|their|his|her)\s(?:own\s)?$/i
/** The place or the purpose of what stands before it: "alerts on the storage account". */
const placed =
  /\b(?:for|on|of|to|from|in|into|inside|behind|via|through|next to|beside|like|near|against|by|using|fur|in|im|zu|von|para|sobre|pour|sur|dans|per|su|de|del|da|do)\s(?:(?:the|an?|all|both|two|three|that|this|der|die|das|den|dem|el|la|le|les|il|lo|o)\s){0,2}(?:existing\s)?$/i
/** Joined with what stands right before, without an article of its own. */
const joined = /^[\s"'`)\w-]{0,40}(?:,|\band\b|\bor\b|&|\+|\bund\b|\by\b|\bet\b|\be\b)\s(?:the\s|our\s)?$/i
/** One of several things, or a new one. */
const another =
  /(?:[,+&]|\b(?:and|plus|und|y|et|e|as well as)\b)\s*(?:(?:an?|one|eine?n?|un[ae]?)\s)?(?:new\s)?$|(?:^|\n)\s{0,8}(?:[-*•]\s{1,3}|#{1,6}\s{1,3}|\d{1,2}[.)]\s{1,3})?(?:\[[x ]\]\s)?$|\b(?:an?|another|eine?n?|una?|une)\s(?:new\s)?$/i

/** What is said to do something with the thing that is asked for is there already: "Databricks reads and writes it". */
const acting =
  /^(?:\s\(?[a-z]{2,6}-[a-z0-9][\w-]{1,60}\)?|\sst[a-z0-9]{3,22})?\s(?:(?:will|can|may|should|must|has to|needs to)\s)?(?:reads?|writes?|uses?|accesses|consumes|connects? to|loads?|fills?|exists?|is (?:\w+\s)?(?:already|open|there|in place|done|live|enough|available)\b|already|(?:must|should|can|has to|needs to|have to|cannot|shall|may)\s(?:be able to\s)?(?:reach|connect|talk|access|read|write|use|call|send|pull|push|see|query|resolve|fetch|speak|join)|needs?\s(?!to\sbe)|is down|is slow|is throttled|was|were|traffic)\b/i
/** Right behind what is not wanted: it is the thing itself, and not the first word of another one. */
const deniedWhole =
  /^\s*(?:[.,;:!?)]|$|\n|(?:and|or|nor|please|here|yet|this time|either|after all|any ?more|for now|for|in|as|but|now|at all|workspace|account|cluster|rule|rules|changes?|is|needed)\b)/i
/** "X is not needed". */
const notWanted =
  /^\s(?:is|are)(?:\s(?:really|actually|of course))?\s(?:not|no longer)\s(?:needed|wanted|required|necessary|part)\b|^\s(?:brauchen|brauche|benötigen|wollen|möchten)\s(?:wir|ich)\s(?:\w+\s)?nicht\b|^\s(?:we|i)\s(?:really\s)?(?:do not|don['’]?t)\s(?:need|want)\b|^\s(?:wird|werden|ist|sind)\s(?:dafür\s)?nicht\s(?:gebraucht|benötigt|nötig)\b/i
/** A change of mind that leaves one thing. */
const afterAll =
  /\b(?:after all|actually|on second thought|instead|edit|update|correction|changed (?:my|our) mind|sorry|scratch that)\b[^.\n]{0,30}\b(?:just|only)\s+(?:the\s+|a\s+|an\s+)?(?:new\s+)?$/i
/** A name of a resource: `dbw-sales-dev`, or its id. */
const resourceName =
  /^\s\(?["'`]?(?:\/subscriptions\/|[a-z]{2,5}-[a-z0-9][\w-]{1,60}|[a-z][a-z0-9]{3,19}(?:dev|staging|prod)\d{0,3}\b)/
const creating =
  /\b(?:create|creates|new|provision|set\s?up|build|deploy|make)\s+(?:(?:the|a|an|our)\s+)?(?:new\s+)?$|(?:^|\n)\s{0,8}(?:[-*•]|\d{1,2}[.)])\s{1,3}(?:(?:an?|one)\s)?(?:new\s)?$|(?<!\b(?:in|on|of|to|for|from|with|by|into)\s)\ban?\s$/i
const only = /\b(?:just|only)\s+(?:the\s+|a\s+|an\s+)?$/i

/** Decides which capabilities the unused words of a page ask for. */
export function route(
  page: Page,
  understanding: Understanding,
  catalogue: readonly Capability[],
  statements: readonly ReadStatement[],
): Route & { readonly words: readonly CapabilityWords[] } {
  const mentions = mentionsIn(page, understanding, catalogue, statements)
  const isNew = understanding.choice !== 'settled'
  const wanted = mentions.filter((one) => one.context !== 'denied' && (isNew || isAsked(page, one)))
  const clear = wanted.filter((one) => one.strength === 'clear' && one.context === 'asked')
  const own = withoutNamedByOthers(page, clear, catalogue)
  const last = isNew ? lastWord(page, mentions, own) : own
  const spokenOf = namedBy(isNew ? firstUseful(last, wanted) : own)
  const wish = isNew && last.length === 0 ? readWish(page, catalogue) : undefined
  const named = wish === undefined ? spokenOf : []
  const ordered = (ids: readonly string[]): string[] =>
    catalogue.map((one) => one.id).filter((id) => ids.includes(id))
  const removed = [...deniedIn(mentions), ...othersThan(page, mentions, understanding)]
  const doubtful = wanted.flatMap((one) => one.value).filter((id) => !named.includes(id))
  return {
    named: ordered(named),
    candidates:
      isNew && named.length === 0
        ? ordered(wish === undefined ? doubtful : [...wish.proposed, ...spokenOf])
        : [],
    offered: ordered((wish?.offered ?? []).filter((id) => !spokenOf.includes(id))),
    removed: ordered(removed).filter((id) => understanding.capabilities.includes(id)),
    words: [
      ...mentions
        .filter((one) => isDenied(one) || isNew || one.value.some((id) => named.includes(id)))
        .map(({ start, end, value, context }) => ({ start, end, ids: value, asks: context === 'asked' })),
      ...(wish?.spans ?? []).map(({ start, end }) => ({ start, end, ids: [], asks: true })),
    ],
  }
}

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

/** Clear words first; else a noun that only one capability has; else what is only mentioned. */
function firstUseful(clear: readonly Mention[], wanted: readonly Mention[]): readonly Mention[] {
  if (clear.length > 0) return clear
  const asked = wanted.filter((one) => one.context === 'asked')
  return namedBy(asked).length > 0 ? asked : wanted
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

function mentionsIn(
  page: Page,
  understanding: Understanding,
  catalogue: readonly Capability[],
  statements: readonly ReadStatement[],
): Mention[] {
  const isFirst = understanding.capabilities.length === 0
  const values = findPhrases(page, longValues(catalogue))
  const clear = findPhrases(page, clearBook(catalogue))
    .filter((one) => !values.some((value) => isPartOf(one, value)))
    .map((one) => ({ ...one, strength: strengthOf(quoteOf(page, one)) }))
  const ports = portMentions(page, catalogue, clear, statements)
  const nouns = findPhrases(page, nounBook(catalogue)).map((one) => ({
    ...one,
    strength: 'noun' as const,
  }))
  const inside = (span: Span): boolean => clear.some((one) => one.start < span.end && span.start < one.end)
  const byAct = statements.flatMap(({ start, asksFor }) =>
    asksFor.map((id): Mention => ({ start, end: start, value: [id], strength: 'clear', context: 'asked' })),
  )
  const spoken = [...clear, ...ports, ...nouns.filter((one) => !inside(one))].map((one) => ({
    ...one,
    context: contextOf(page, one, isFirst),
  }))
  return isFirst ? withPlaces(page, [...byAct, ...spoken], statements, catalogue) : spoken
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
  if (/^(?:workspace|cluster|notebook|account|group|record|rule|pipeline|alert|storage)s?$/i.test(words))
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
  if (reference.test(lead) || acting.test(behind) || isOwned(page, span)) return 'reference'
  if (letIn.test(lead) && /^(?:sftp|dns)$/i.test(quoteOf(page, span))) return 'reference'
  return 'asked'
}

/** What is let through is a kind of traffic and no thing: "allow sftp". */
const letIn = /\b(?:allow|open|permit|block|unblock|deny|inbound|outbound|incoming|outgoing)\s(?:the\s)?$/i

function isOwned(page: Page, { start }: Span): boolean {
  const lead = page.text.slice(Math.max(0, start - 40), start)
  return owned.test(lead) && !wantingOwn.test(lead)
}

/** What is only told of, and what stands behind another thing as its place or purpose, is not asked for. */
function withPlaces(
  page: Page,
  mentions: readonly Mention[],
  statements: readonly ReadStatement[],
  catalogue: readonly Capability[],
): Mention[] {
  const seen: Mention[] = []
  for (const one of mentions.toSorted((left, right) => left.start - right.start)) {
    const statement = statements.find(({ start, end }) => start <= one.start && one.start < end)
    const before = seen.filter(
      (other) => statement !== undefined && other.start >= statement.start && !sharesId(other, one),
    )
    const isTold = statement?.act === 'tells' || statement?.act === 'wonders'
    const context =
      one.context === 'asked' && (isTold || isPlaced(page, one, before)) ? 'reference' : one.context
    seen.push({ ...one, context })
  }
  return seen.map((one) =>
    isAnother(page, one, seen, catalogue) ? { ...one, strength: 'clear' as const } : one,
  )
}

function isPlaced(page: Page, { start }: Span, before: readonly Mention[]): boolean {
  const last = before.at(-1)
  if (last === undefined) return false
  const lead = page.text.slice(Math.max(last.end, start - 40), start)
  if (last.context === 'reference') return joined.test(lead)
  return before.some((one) => one.context === 'asked' && one.strength === 'clear') && placed.test(lead)
}

/** Nouns that are said of many things. */
const generic = /^(?:workspace|cluster|notebook|account|rule)s?$/i

/** "Databricks, a storage account and a group": beside clear words the noun of one capability is clear too. */
function isAnother(
  page: Page,
  one: Mention,
  all: readonly Mention[],
  catalogue: readonly Capability[],
): boolean {
  if (one.strength !== 'noun' || one.context !== 'asked' || one.value.length !== 1) return false
  if (generic.test(quoteOf(page, one))) return false
  const lead = page.text.slice(Math.max(0, one.start - 20), one.start)
  if (!another.test(lead) && !(beginsSentence.test(lead) && isNamedBehind(page, one, catalogue))) return false
  return all.every((other) => other.strength !== 'clear' || !sharesId(other, one))
}

const beginsSentence = /[.!?]\s{1,3}$/

/** "Group: sg-larch" names one of its own: the name begins as those of the capability do. */
function isNamedBehind(page: Page, { end, value }: Mention, catalogue: readonly Capability[]): boolean {
  const name = /^\s?:?\s["'`]?([a-z]{2,5}-)[a-z\d]/.exec(page.text.slice(end, end + 12))?.[1]
  return fieldsOf(catalogue).some(
    ({ scope, meta }) =>
      meta.kind === 'name' &&
      value.includes(scope) &&
      name !== undefined &&
      (meta.beginnings ?? []).includes(name),
  )
}

function sharesId(left: Mention, right: Mention): boolean {
  return left.value.some((id) => right.value.includes(id))
}

/** Ports, or addresses that something is opened between, name the capabilities that do this. */
function portMentions(
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
