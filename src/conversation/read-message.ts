import type { Capability } from '../capability/contract.ts'
import type { AskedQuestion, Understanding } from '../domain/brief.ts'
import { commonScope } from '../domain/brief.ts'
import { isActionable, readUnsupported, speaksOfInfrastructure } from './reading/actionable.ts'
import { type OpenQuestion, openQuestions } from './reading/asked.ts'
import { readBareAnswers } from './reading/bare-answers.ts'
import { readChosenOptions } from './reading/chosen-options.ts'
import { fieldsOf } from './reading/fields.ts'
import { type Findings, merge, nothing } from './reading/findings.ts'
import { readProse, readSharedProse, readUnknownPlaces } from './reading/free-text.ts'
import { readGateWords } from './reading/gate-words.ts'
import { readIntent } from './reading/intent.ts'
import { keepDefaults, readNumberedAnswers } from './reading/numbered-answers.ts'
import { openPage, take } from './reading/page.ts'
import { type Route, route } from './reading/router.ts'
import { searchCapabilities } from './reading/search-capabilities.ts'
import { readSlashCommand } from './reading/slash-command.ts'
import { readStructured } from './reading/structured.ts'
import { unreadClauses } from './reading/unread.ts'
import { visibleText } from './reading/visible-text.ts'
import { readWishes } from './reading/wishes.ts'
import { readYesToQuestion } from './reading/yes-to-question.ts'
import type { Message, Reading } from './reading.ts'

/** What was understood and asked before a message. */
export interface ReadingContext {
  readonly understanding: Understanding
  readonly asked: readonly AskedQuestion[]
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
  const { understanding, asked } = context
  const { title, text, truncated } = visibleText(message)
  const page = openPage(text)
  const fields = fieldsOf(catalogue)
  const gates = readGateWords(page)
  const slash = readSlashCommand(text)
  const command = slash?.command
  if (slash !== undefined && !('name' in slash.command && readable.includes(slash.command.name)))
    take(page, slash.span)
  const yes = readYesToQuestion(text, asked, fields)
  const intent = command === undefined && yes === undefined ? readIntent(text) : 'none'

  const chosen = readChosenOptions(page, asked, catalogue)
  const explicit = merge(
    yes ?? nothing,
    readStructured(page, fields, understanding),
    readNumberedAnswers(page, asked, fields, understanding),
  )
  const shared = readSharedProse(
    page,
    fields.filter((field) => field.scope === commonScope),
    understanding,
  )
  const unsupported = readUnsupported(page, catalogue)
  const { words, ...routed } =
    chosen.length > 0 ? choose(chosen, understanding) : route(page, understanding, catalogue)
  const capabilities = withCandidates(routed, { understanding, explicit, unsupported, text }, catalogue)
  const scopes = [commonScope, ...scopesInPlay(capabilities, understanding)]
  const inPlay = fields.filter((field) => scopes.includes(field.scope))
  const own = readProse(page, inPlay, understanding, words)
  for (const word of words) take(page, word)
  const wishes = readWishes(page, inPlay, understanding)
  const bare = intent === 'none' ? readBareAnswers(page, asked, inPlay, understanding) : nothing
  const prose = without(merge(shared, own, wishes, bare), explicit)
  const places = knowsRegion(merge(explicit, prose), understanding)
    ? nothing
    : readUnknownPlaces(page, inPlay)
  const agreed = intent === 'accept' ? acceptDefaults(text, openQuestions(asked, fields)) : nothing
  const said = merge(explicit, prose, places, agreed)
  const used = said.operations.filter((operation) => scopes.includes(operation.scope))
  const isCancelled = intent === 'cancel' && !used.some((operation) => operation.op === 'set')
  return {
    actionable: isActionable({
      title,
      text,
      hasSubject: subjectOf(capabilities, unsupported, text),
      structuredValues: explicit.operations.length,
    }),
    capabilities,
    operations: used,
    objections: said.objections,
    ambiguities: said.ambiguities,
    unread:
      intent === 'none'
        ? [
            ...said.operations.filter((one) => !used.includes(one)).map((one) => one.quote),
            ...unreadClauses(page),
          ]
        : [],
    unsupported,
    intent: isCancelled || isCancelCommand(command) ? 'cancel' : intent === 'accept' ? 'accept' : 'none',
    ...(gates.length > 0 ? { gateConfirmation: gates } : {}),
    ...(command === undefined ? {} : { command }),
    truncated,
  }
}

/** "ok" takes every default; only worth keeping while something else is still asked. */
function acceptDefaults(text: string, open: readonly OpenQuestion[]): Findings {
  const isBlocked = open.some(({ question }) => question.default === undefined)
  return isBlocked ? keepDefaults(open, text, 'accept') : nothing
}

function isCancelCommand(command: Reading['command']): boolean {
  return command !== undefined && 'name' in command && command.name === 'cancel'
}

function choose(chosen: readonly string[], understanding: Understanding): ReturnType<typeof route> {
  return {
    words: [],
    named: chosen,
    candidates: [],
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
    readonly text: string
  },
  catalogue: readonly Capability[],
): Route {
  if (routed.named.length + routed.candidates.length + given.unsupported.length > 0) return routed
  if (given.understanding.choice !== 'none') return routed
  const scopes = new Set(given.explicit.operations.map((operation) => operation.scope))
  const keyed = catalogue.map((one) => one.id).filter((id) => scopes.has(id))
  const found =
    keyed.length === 0 && speaksOfInfrastructure(given.text)
      ? searchCapabilities(given.text, catalogue)
      : keyed
  return { ...routed, candidates: found }
}

function scopesInPlay(routed: Route, understanding: Understanding): string[] {
  const before = understanding.capabilities.filter((id) => !routed.removed.includes(id))
  if (understanding.choice !== 'settled' && routed.named.length > 0) return [...routed.named]
  return [...new Set([...before, ...routed.named, ...routed.candidates])]
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
