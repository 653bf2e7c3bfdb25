import type { Capability } from '../capability/contract.ts'
import type { AskedQuestion, Objection, Understanding } from '../domain/brief.ts'
import { commonScope } from '../domain/brief.ts'
import { isEnough, reasonsOf } from './reading/actionable.ts'
import { type ReadStatement, readStatements } from './reading/acts/read-statements.ts'
import { readListed } from './reading/added-list.ts'
import { type OpenQuestion, openQuestions } from './reading/asked.ts'
import { takeAskedSecrets } from './reading/asked-secrets.ts'
import { readAwaitedValues, readBareAnswers } from './reading/bare-answers.ts'
import { clearBook } from './reading/capability-terms.ts'
import { readChosenOptions } from './reading/chosen-options.ts'
import { type Field, fieldsOf } from './reading/fields.ts'
import { type Findings, merge, nothing } from './reading/findings.ts'
import { readDurations } from './reading/free-text/durations.ts'
import { readProse, readSharedProse, readUnknownPlaces } from './reading/free-text.ts'
import { readGateWords } from './reading/gate-words.ts'
import { givesUpWithReason, isForOthers, isSmallTalk, readIntent } from './reading/intent.ts'
import { keepDefaults, keepRest, readRest, readRestBeside } from './reading/kept-rest.ts'
import { readListChanges } from './reading/list-changes.ts'
import { readNumberedAnswers } from './reading/numbered-answers.ts'
import { openPage, type Page, quoteOf, take } from './reading/page.ts'
import { findPhrases } from './reading/phrases.ts'
import { readReplacedItems } from './reading/replaced-items.ts'
import { type CapabilityWords, type Route, route } from './reading/router.ts'
import { searchCapabilities } from './reading/search-capabilities.ts'
import { readPlainCommand, readSlashCommand } from './reading/slash-command.ts'
import { withSpelling } from './reading/spelling.ts'
import { withoutStrays } from './reading/stray-values.ts'
import { readStructured } from './reading/structured.ts'
import { readSwitch } from './reading/switched-capability.ts'
import { readTakenSuggestion } from './reading/taken-suggestion.ts'
import { dropUnticked, readTickedValues } from './reading/task-list.ts'
import { unreadClauses } from './reading/unread.ts'
import { readUnsupported, speaksOfInfrastructure } from './reading/unsupported.ts'
import { visibleText } from './reading/visible-text.ts'
import { readWishes } from './reading/wishes.ts'
import { readYesToQuestion } from './reading/yes-to-question.ts'
import type { Message, Reading, SlashCommand } from './reading.ts'

/** What was understood and asked before a message. */
export interface ReadingContext {
  readonly understanding: Understanding
  readonly asked: readonly AskedQuestion[]
  /** What was said before and cannot be used; a bare value may be the better one. */
  readonly objections?: readonly Objection[]
  /** YYYY-MM-DD; "for two weeks" counts from it. Without it such words are left unread. */
  readonly today?: string
}

/** Commands whose argument is read like any other words. */
const readable: readonly string[] = ['set', 'add', 'remove']

/**
 * Reads one message by rules alone.
 * Every value carries the words it was read from, and those words are visible in the message.
 */
export function readMessage(
  message: Message,
  context: ReadingContext,
  catalogue: readonly Capability[],
): Reading {
  const { title, text, truncated } = visibleText(message)
  const page = withSpelling(openPage(text), catalogue)
  const statements = readStatements(page, title.length, catalogue)
  const gates = readGateWords(page)
  const slash = readSlashCommand(text) ?? readPlainCommand(text)
  const command = slash?.command
  if (slash !== undefined && !isReadable(slash.command)) take(page, slash.span)
  const said = readValues(page, context, catalogue, statements)
  const open = openQuestions(context.asked, fieldsOf(catalogue))
  const isPlain = command === undefined && said.answeredYesNo === undefined
  const intent = isPlain
    ? readIntent(text, !open.some(({ question }) => question.default !== undefined))
    : 'none'
  const isChoice = said.capabilities.named.some((id) => !isSettledOn(id, context.understanding))
  const agreement = intent === 'accept' && (isChoice || saysMore(said)) ? 'none' : intent
  const givesUp = givesUpWithReason(text) || !said.operations.some(({ op }) => op === 'set')
  const isCancelled = agreement === 'cancel' && givesUp
  const agreed = agreement === 'accept' ? acceptDefaults(text, open).operations : []
  const { capabilities, objections, ambiguities, unsupported } = said
  const reasons = reasonsOf({
    title,
    text,
    statements,
    hasSubject: subjectOf(capabilities, unsupported, text),
    structuredValues: said.explicitValues,
    values: said.operations.length + objections.length + ambiguities.length,
  })
  const reading = {
    actionable: isEnough(reasons),
    reasons,
    capabilities,
    operations: [...said.operations, ...agreed],
    objections,
    ambiguities,
    questions: questionsIn(page, command),
    unread: agreement === 'none' ? [...said.dropped, ...unreadClauses(page)] : [],
    unsupported,
    intent:
      isCancelled || isCommand(command, 'cancel') ? 'cancel' : agreement === 'accept' ? 'accept' : 'none',
    ...(gates.length > 0 ? { gateConfirmation: gates } : {}),
    ...(command === undefined ? {} : { command }),
    truncated,
  } as const
  return saysNothing(reading) && !isSmallTalk(text) && text !== '' ? { ...reading, unread: [text] } : reading
}

/** A value, or words that were meant as one: then nothing is agreed to before it is shown. */
function saysMore({ operations, objections, ambiguities }: Findings): boolean {
  return operations.some(({ op }) => op !== 'keep') || objections.length + ambiguities.length > 0
}

function isSettledOn(id: string, { choice, capabilities }: Understanding): boolean {
  return choice === 'settled' && capabilities.includes(id)
}

interface Said extends Findings {
  readonly capabilities: Route
  readonly words: readonly CapabilityWords[]
  readonly unsupported: readonly string[]
  /** Quotes of values for capabilities that nobody asked for, and of what nobody is given. */
  readonly dropped: readonly string[]
  /** Values that a key, a number or the only question gave. */
  readonly explicitValues: number
  readonly answeredYesNo: Findings | undefined
}

/** Everything but the intent: explicit answers first, then prose, for the capabilities that the words are about. */
function readValues(
  page: Page,
  { understanding, asked, objections = [], today }: ReadingContext,
  catalogue: readonly Capability[],
  statements: readonly ReadStatement[],
): Said {
  const fields = fieldsOf(catalogue)
  const secrets = takeAskedSecrets(page)
  const answeredYesNo = readYesToQuestion(page.text, asked, fields)
  const chosen = readChosenOptions(page, asked, catalogue)
  dropUnticked(page)
  const beside = readRestBeside(page)
  const explicit = merge(
    answeredYesNo ?? nothing,
    readTakenSuggestion(page, objections, fields, understanding),
    readTickedValues(page, asked, fields, understanding),
    readStructured(page, fields, understanding),
    readNumberedAnswers(page, asked, fields, understanding),
    readReplacedItems(page, fields, understanding),
    readListChanges(page, fields, understanding),
    readAwaitedValues(page, asked, fields, understanding),
  )
  const rest = beside ?? readRest(page)
  const terms = findPhrases(page, clearBook(catalogue))
  const shared = readSharedProse(page, fields.filter(isShared), understanding, terms)
  const unsupported = readUnsupported(page, catalogue)
  const switched = readSwitch(page, understanding, catalogue)
  const listed = readListed(page, understanding, catalogue)
  const { words, ...routed } =
    chosen.length > 0
      ? choose(chosen, understanding)
      : withListed(route(page, understanding, catalogue, statements), [switched, listed], understanding)
  const keyed = understanding.choice === 'none' ? namedByKeys(explicit, catalogue) : []
  const named = [...new Set([...routed.named, ...keyed])]
  const capabilities = withCandidates(
    { ...routed, named, candidates: named.length > 0 ? [] : routed.candidates },
    { understanding, explicit, unsupported, page },
    catalogue,
  )
  const scopes = [commonScope, ...scopesInPlay(capabilities, understanding)]
  const inPlay = fields.filter((field) => scopes.includes(field.scope))
  const own = readProse(page, inPlay, understanding, words, explicit)
  for (const word of words) take(page, word)
  const wishes = readWishes(page, inPlay, understanding)
  const ends = today === undefined ? nothing : readDurations(page, inPlay, today)
  const bare =
    readIntent(page.text) === 'none'
      ? readBareAnswers(page, { asked, objections }, inPlay, understanding)
      : nothing
  const prose = without(merge(shared, own, ends, wishes, bare), explicit)
  const found = withoutYielding(merge(explicit, prose), inPlay, understanding)
  const places = knowsRegion(found, understanding) ? nothing : readUnknownPlaces(page, inPlay)
  const said = merge(found, places)
  const all = merge(said, keepRest(rest, openQuestions(asked, fields), said))
  const inScope = (one: { capability: string | null }): boolean =>
    scopes.includes(one.capability ?? commonScope)
  return {
    operations: withoutStrays(
      all.operations.filter(({ scope }) => scopes.includes(scope)),
      inPlay,
    ),
    objections: all.objections.filter(inScope),
    ambiguities: all.ambiguities.filter(inScope),
    capabilities,
    words,
    unsupported,
    dropped: [...secrets, ...droppedQuotes(all, scopes)],
    explicitValues: explicit.operations.length,
    answeredYesNo,
  }
}

/** Words that were read only for capabilities that nobody asked for. */
function droppedQuotes({ operations }: Findings, scopes: readonly string[]): string[] {
  const isKept = ({ scope }: { scope: string }): boolean => scopes.includes(scope)
  const used = new Set(operations.filter(isKept).map(({ quote }) => quote))
  return operations.filter((one) => !isKept(one) && !used.has(one.quote)).map(({ quote }) => quote)
}

/** Sentences that ask; `/explain x` asks for x, and alone for everything. */
function questionsIn(page: Page, command: SlashCommand | undefined): string[] {
  if (command !== undefined && 'name' in command && command.name === 'explain') return [command.argument]
  const sentences = new Map<number, string>()
  for (const clause of page.clauses) {
    const before = sentences.get(clause.sentence) ?? ''
    if (clause.asks) sentences.set(clause.sentence, before + quoteOf(page, clause))
  }
  const asked = [...sentences.values()].map((sentence) => sentence.trim())
  return asked.filter((sentence) => !isForOthers(sentence) && !isSmallTalk(sentence.replaceAll('?', '')))
}

function isShared(field: Field): boolean {
  return field.scope === commonScope
}

function isReadable(command: SlashCommand): boolean {
  return 'name' in command && readable.includes(command.name)
}

function isCommand(command: SlashCommand | undefined, name: string): boolean {
  return command !== undefined && 'name' in command && command.name === name
}

function saysNothing(reading: Reading): boolean {
  const { capabilities, operations, objections, ambiguities, questions, unread, unsupported } = reading
  const { named, candidates, removed } = capabilities
  const found = [
    questions,
    named,
    candidates,
    removed,
    operations,
    objections,
    ambiguities,
    unread,
    unsupported,
  ]
  const isSilent = reading.intent === 'none' && !('command' in reading) && !('gateConfirmation' in reading)
  return isSilent && found.every((list) => list.length === 0)
}

/** "ok" takes every default; only worth keeping while something else is still asked. */
function acceptDefaults(text: string, open: readonly OpenQuestion[]): Findings {
  const isBlocked = open.some(({ question }) => question.default === undefined)
  return isBlocked ? keepDefaults(open, text, 'accept') : nothing
}

type Routing = ReturnType<typeof route>

function withListed(
  routed: Routing,
  lists: readonly ReturnType<typeof readListed>[],
  { capabilities }: Understanding,
): Routing {
  const named = lists.flatMap((one) => one.named)
  const gone = lists.flatMap(({ removed }) => removed).filter((id) => capabilities.includes(id))
  return {
    ...routed,
    named: [...new Set([...routed.named, ...named])],
    removed: [...new Set([...routed.removed, ...gone])],
  }
}

function choose(chosen: readonly string[], understanding: Understanding): Routing {
  return {
    words: [],
    named: chosen,
    candidates: [],
    offered: [],
    removed: understanding.capabilities.filter((id) => !chosen.includes(id)),
  }
}

/** When nothing was named, what the keys of a form or the words of a vague request may mean. */
function withCandidates(
  routed: Route,
  given: {
    readonly understanding: Understanding
    readonly explicit: Findings
    readonly unsupported: readonly string[]
    readonly page: Page
  },
  catalogue: readonly Capability[],
): Route {
  if (routed.candidates.length > maxCandidates)
    return { ...routed, candidates: nearest(routed, given.page, catalogue) }
  if (routed.named.length + routed.candidates.length + given.unsupported.length > 0) return routed
  if (given.understanding.choice !== 'none') return routed
  const scopes = new Set(given.explicit.operations.map((operation) => operation.scope))
  const keyed = catalogue.map((one) => one.id).filter((id) => scopes.has(id))
  const found =
    keyed.length === 0 && speaksOfInfrastructure(given.page.text)
      ? searchCapabilities(given.page.text, catalogue)
      : keyed
  return { ...routed, candidates: found }
}

/** More candidates than this are told apart by the rest of the words. */
const maxCandidates = 4
const shownCandidates = 6

function nearest({ candidates }: Route, { text }: Page, catalogue: readonly Capability[]): string[] {
  const near = searchCapabilities(text, catalogue).filter((id) => candidates.includes(id))
  return [...new Set([...near, ...candidates])].slice(0, shownCandidates)
}

function scopesInPlay(routed: Route, understanding: Understanding): string[] {
  const before = understanding.capabilities.filter((id) => !routed.removed.includes(id))
  if (understanding.choice !== 'settled' && routed.named.length > 0) return [...routed.named]
  return [...new Set([...before, ...routed.named, ...routed.candidates])]
}

/** Capabilities that a key is called by: `| AD group | sg-sales |` asks for the group. */
function namedByKeys(explicit: Findings, catalogue: readonly Capability[]): string[] {
  return explicit.operations.flatMap(({ scope, op, quote, rule }) => {
    const isShared = explicit.operations.some((one) => one.quote === quote && one.scope !== scope)
    if (op !== 'set' || rule !== 'structured' || isShared) return []
    const [term] = findPhrases(openPage(quote), clearBook(catalogue))
    const isKey = term !== undefined && /^[\s|*#_-]{0,8}$/.test(quote.slice(0, term.start))
    return isKey && term.value.length === 1 && term.value[0] === scope ? [scope] : []
  })
}

/** Words for a parameter say nothing more once a more exact one has a value. */
function withoutYielding(found: Findings, fields: readonly Field[], understanding: Understanding): Findings {
  const isKnown = (scope: string, name: string): boolean =>
    understanding.statements[scope]?.[name] !== undefined ||
    found.operations.some((one) => one.op === 'set' && one.scope === scope && one.parameter === name)
  const yields = ({ scope, parameter, rule }: Findings['operations'][number]): boolean => {
    const exact = fields.find((one) => one.scope === scope && one.name === parameter)?.meta.yieldsTo
    return exact !== undefined && rule !== 'structured' && rule !== 'numbered' && isKnown(scope, exact)
  }
  return { ...found, operations: found.operations.filter((one) => !yields(one)) }
}

/** Prose about a parameter counts only when no key or number gave it a value in the same message. */
function without(prose: Findings, explicit: Findings): Findings {
  const done = new Set([
    ...explicit.operations.map((one) => `${one.scope}.${one.parameter}`),
    ...[...explicit.objections, ...explicit.ambiguities].map(
      (one) => `${one.capability ?? commonScope}.${one.parameter}`,
    ),
  ])
  const isOpen = (one: { capability: string | null; parameter: string }): boolean =>
    !done.has(`${one.capability ?? commonScope}.${one.parameter}`)
  return {
    operations: prose.operations.filter((one) => !done.has(`${one.scope}.${one.parameter}`)),
    objections: prose.objections.filter(isOpen),
    ambiguities: prose.ambiguities.filter(isOpen),
  }
}

function knowsRegion(said: Findings, understanding: Understanding): boolean {
  const named = [...said.operations, ...said.objections, ...said.ambiguities].some(
    (one) => one.parameter === 'region',
  )
  return named || understanding.statements[commonScope]?.['region'] !== undefined
}

function subjectOf(routed: Route, unsupported: readonly string[], text: string): 'clear' | 'likely' | 'no' {
  if (routed.named.length > 0) return 'clear'
  return routed.candidates.length + unsupported.length > 0 || speaksOfInfrastructure(text) ? 'likely' : 'no'
}
