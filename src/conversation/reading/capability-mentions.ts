import type { Capability } from '../../capability/contract.ts'
import type { Understanding } from '../../domain/brief.ts'
import { remembered } from '../../lib/remembered.ts'
import type { ReadStatement } from './acts/read-statements.ts'
import { clearBook, nounBook } from './capability-terms.ts'
import { deniedAlike } from './denied-lists.ts'
import { choiceWords, fieldsOf } from './fields.ts'
import { isNegated } from './negation.ts'
import { portMentions } from './opened-ports.ts'
import { type Page, quoteOf, type Span } from './page.ts'
import { type Found, findPhrases, type PhraseBook, phraseBook, wordsOf } from './phrases.ts'

/** Words that speak of capabilities, how surely they do, and what is said of them. */
export interface Mention extends Found<readonly string[]> {
  readonly strength: 'clear' | 'noun' | 'vague'
  readonly context: 'asked' | 'reference' | 'denied'
}

const reference =
  /\b(?:monitor(?:ing)?|watch(?:ing)?|alerts?)\s+(?:of\s+|on\s+|for\s+)?(?:(?:the|our|my|this|an?|two|three|both|all)\s+(?:[\w-]{1,20}\s+)?)?$|\b(?:when|if|whenever|because|while|since)\s+(?:the|our|my|an?)\s+$|\b(?:read|reads|write|writes|see|share|shares|reuse|borrow|already have|have already|still have|migrate|query|fill|left)\s+(?:(?:the|our|my|their|an?|one)\s+)(?:existing\s+)?$|\b(?:read|used|written|accessed|consumed|filled|owned|shared|read and written)\s+by\s+(?:(?:the|our|people|analysts|everyone)\s+(?:and\s+)?)?$|\b(?:to|from|with|of|by|in|into|inside|on|for|like|reach|access|behind|existing|current)\s+(?:the|our|my|their|your|its|an?\s+existing|existing|current|that)\s+(?:existing\s+|current\s+)?$|\b(?:to|from|with|in|into)\s+(?:our|my|their)\s+own\s+$|(?<!\b(?:can|could|may|would|should|might|must)\s)\b(?:we|they|i|you|which|that|who|people|everybody)\s(?:already\s|currently\s|still\s|now\s|only\s|all\s|just\s)?(?:have|has|run|runs|use|uses|own|operate|got|share)\s(?:an?\s|the\s|one\s|our\s|two\s)?(?:existing\s)?$|\bexisting\s+$/i
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
/** "X is not needed". */
export const notWanted =
  /^\s(?:is|are)(?:\s(?:really|actually|of course))?\s(?:not|no longer)\s(?:needed|wanted|required|necessary|part)\b|^\s(?:brauchen|brauche|benötigen|wollen|möchten)\s(?:wir|ich)\s(?:\w+\s)?nicht\b|^\s(?:we|i)\s(?:really\s)?(?:do not|don['’]?t)\s(?:need|want)\b|^\s(?:wird|werden|ist|sind)\s(?:dafür\s)?nicht\s(?:gebraucht|benötigt|nötig)\b/i
/** Everything in a text that speaks of capabilities. */
export function mentionsIn(
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
  const seen = [...clear, ...ports, ...nouns.filter((one) => !inside(one))].map((one) => ({
    ...one,
    context: contextOf(page, one, isFirst),
  }))
  const denied = deniedAlike(page, seen, ({ context }) => context === 'denied')
  const spoken = seen.map((one) => (denied.has(one) ? { ...one, context: 'denied' as const } : one))
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
  if (notWanted.test(behind) || isLeftOut(lead, behind)) return 'denied'
  if (reference.test(lead) || acting.test(behind) || isOwned(page, span)) return 'reference'
  if (letIn.test(lead) && /^(?:sftp|dns)$/i.test(quoteOf(page, span))) return 'reference'
  return 'asked'
}

/** "leave the vault out", "take Databricks off the list". */
function isLeftOut(lead: string, behind: string): boolean {
  return leaving.test(lead) && out.test(behind)
}

const leaving =
  /\b(?:leave|take|keep|kick|throw|strike|cut|lasst?|lassen|nehmt|nimm|streicht?|deja|laisse[zr]?|deixa|lascia)\s(?:(?:the|that|our|das|den|die|el|la|le|il|o|a)\s)?$/i
const out =
  /^(?:\s(?:workspace|account|group|record|rule|part|thing))?\s(?:out|off|away|aside|weg|raus|heraus|fuera|aparte|de côté|fora|fuori)\b/i

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
