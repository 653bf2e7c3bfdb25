import { applyEdit } from '../conversation/apply-edit.ts'
import { applyReading, emptyUnderstanding, forgetMessage } from '../conversation/apply-reading.ts'
import { readMessage } from '../conversation/read-message.ts'
import type { Message, Reading, SlashCommand } from '../conversation/reading.ts'
import { sameUnderstanding } from '../conversation/same-understanding.ts'
import { explanationView } from '../conversation/views/explanation-view.ts'
import { notUnderstoodView } from '../conversation/views/not-understood-view.ts'
import { updatedView } from '../conversation/views/updated-view.ts'
import type { Brief } from '../domain/brief.ts'
import type { Answer, Command } from '../domain/command.ts'
import type { Policy } from '../domain/policy.ts'
import { isRemoving } from '../domain/removal.ts'
import type { RequestState } from '../domain/request-state.ts'
import type { Clock } from '../ports/clock.ts'
import { askedBefore } from './asked-before.ts'
import { consultation } from './consultation.ts'
import type { IntakeDependencies } from './dependencies.ts'
import { draft } from './draft.ts'
import type { SignalBody } from './signal.ts'

type IssueSignal = Extract<SignalBody, { type: 'issue' }>
type CommentSignal = Extract<SignalBody, { type: 'comment' }>

/** What an issue says, before anything else is asked for: undefined when it is not for us. */
export function readNewIssue(
  { title, text, by }: IssueSignal,
  { capabilities, clock }: IntakeDependencies,
): NewRequest | undefined {
  const message: Message = { id: 'issue', by, title, text }
  const context = { understanding: emptyUnderstanding, asked: [], today: today(clock) }
  const reading = readMessage(message, context, capabilities)
  return reading.actionable ? { message, reading } : undefined
}

/** Today in UTC. */
function today(clock: Clock): string {
  return clock.now().toISOString().slice(0, 10)
}

/** An issue that asks for something of ours. */
export interface NewRequest {
  readonly message: Message
  readonly reading: Reading
}

/** The command of a new request, with everything that follows from its words. */
export async function openRequest(
  { origin, title, by }: IssueSignal,
  { message, reading }: NewRequest,
  policy: Policy,
  dependencies: IntakeDependencies,
): Promise<Command> {
  const understanding = applyReading(emptyUnderstanding, reading, message)
  const brief = await draft({ origin, title, author: by, understanding, reading, policy }, dependencies)
  const asked = consultation(message, reading, origin.issue, dependencies)
  return { type: 'open_request', origin, title, author: by, brief, ...asked }
}

/** An edit of the issue's own words. */
export function readEditedIssue(
  { origin, title, text, by }: IssueSignal,
  state: RequestState,
  policy: Policy,
  dependencies: IntakeDependencies,
): Promise<Command | undefined> {
  const message: Message = { id: 'issue', by, title, text }
  return revise(message, true, origin.issue, state, policy, dependencies)
}

/** A comment: a command, a gate's name, or words about the request. */
export function readComment(
  signal: CommentSignal,
  state: RequestState,
  policy: Policy,
  dependencies: IntakeDependencies,
): Promise<Command | undefined> {
  const message: Message = { id: signal.id, by: signal.by, text: signal.text }
  return revise(message, signal.edited, signal.number, state, policy, dependencies)
}

async function revise(
  message: Message,
  edited: boolean,
  replyTo: number,
  state: RequestState,
  policy: Policy,
  dependencies: IntakeDependencies,
): Promise<Command | undefined> {
  if (!('brief' in state)) return undefined
  const { brief: before, origin, title, author, signOffs } = state
  const isEditedComment = edited && message.id !== 'issue'
  const asked = isEditedComment
    ? await askedBefore(message.id, { origin, title, author, brief: before, policy }, dependencies)
    : before.questions
  const known = edited ? forgetMessage(before.understanding, message.id) : before.understanding
  const reading = readMessage(
    message,
    {
      understanding: known,
      asked,
      objections: before.objections,
      today: today(dependencies.clock),
    },
    dependencies.capabilities,
  )
  const direct = edited ? undefined : directCommand(reading, message.by, replyTo)
  if (direct !== undefined) return direct
  const understanding = edited
    ? applyEdit(before.understanding, reading, message)
    : applyReading(known, reading, message)
  const opinions = state.model.opinions.given
  const brief = await draft(
    { origin, title, author, understanding, reading, policy, opinions, signOffs },
    dependencies,
  )
  const isTalk = isTalkedAbout(state)
  const consulted = isTalk ? consultation(message, reading, replyTo, dependencies) : {}
  const changed = !sameUnderstanding(understanding, before.understanding) || isPutRight(before, brief)
  return {
    type: 'revise_request',
    by: message.by,
    messageId: message.id,
    brief,
    changed,
    intent: !edited && isYes(reading) ? 'accept' : 'none',
    answer: answerTo(reading, before, brief, { changed, isTalk, isAsked: 'consult' in consulted }),
    replyTo,
    ...consulted,
  }
}

/** Something that could not be used can be used now, though nobody said it in other words. */
function isPutRight(before: Brief, after: Brief): boolean {
  const left = new Set(after.objections.map((one) => JSON.stringify(one)))
  return before.objections.some((one) => !left.has(JSON.stringify(one)))
}

/** "yes" in any of its forms; `/plan`, and `/confirm` without a gate's name, say the same. */
function isYes({ intent, command }: Reading): boolean {
  if (intent === 'accept') return true
  if (command === undefined || 'unknown' in command) return false
  return command.name === 'plan' || (command.name === 'confirm' && command.argument === '')
}

/** Commands and gate names stand for themselves; everything else is about what is wanted. */
function directCommand(reading: Reading, by: string, replyTo: number): Command | undefined {
  if (reading.gateConfirmation !== undefined && reading.gateConfirmation.length > 0) {
    return { type: 'confirm_gates', by, names: [...reading.gateConfirmation], stack: null, replyTo }
  }
  if (lacksArgument(reading)) return { type: 'show_help', by, replyTo }
  if (reading.command !== undefined) return slashCommand(reading.command, by, replyTo)
  return reading.intent === 'cancel' ? { type: 'cancel_request', by, replyTo } : undefined
}

/** `/set` alone: help says what goes behind it. */
function lacksArgument({ command, operations, objections, ambiguities, capabilities }: Reading): boolean {
  if (command === undefined || 'unknown' in command || command.argument !== '') return false
  const { named, removed } = capabilities
  const said = [operations, objections, ambiguities, named, removed]
  return ['set', 'add', 'remove'].includes(command.name) && said.every((list) => list.length === 0)
}

function slashCommand(command: SlashCommand, by: string, replyTo: number): Command | undefined {
  if ('unknown' in command) {
    const { unknown, didYouMean } = command
    return {
      type: 'report_unknown_command',
      by,
      given: unknown,
      didYouMean: didYouMean ?? null,
      replyTo,
    }
  }
  const words = command.argument.split(/\s+/).filter((word) => word !== '')
  switch (command.name) {
    case 'help':
      return { type: 'show_help', by, replyTo }
    case 'status':
      return { type: 'show_status', by, replyTo }
    case 'cancel':
      return { type: 'cancel_request', by, replyTo }
    case 'retry':
      return { type: 'retry_stack', by, stack: words[0] ?? null, replyTo }
    case 'destroy':
      return { type: 'destroy_stacks', by, stack: words[0]?.toLowerCase() ?? null, replyTo }
    case 'confirm':
      return words.length === 0
        ? undefined
        : { type: 'confirm_gates', by, names: words.map((word) => word.toLowerCase()), stack: null, replyTo }
    default:
      return undefined
  }
}

/** Words are still about what to build. */
function isTalkedAbout(state: RequestState): boolean {
  const { status } = state
  return !isRemoving(state) && ['clarifying', 'confirming', 'proposing', 'in_review'].includes(status)
}

function answerTo(
  reading: Reading,
  before: Brief,
  after: Brief,
  { changed, isTalk, isAsked }: Record<'changed' | 'isTalk' | 'isAsked', boolean>,
): Answer | null {
  if (changed) return { template: 'updated', data: { ...updatedView(before, after) } }
  if (reading.questions.length > 0) {
    return { template: 'explanation', data: { ...explanationView(reading.questions, before) } }
  }
  const puzzled =
    reading.objections.length > 0 ||
    reading.ambiguities.length > 0 ||
    (reading.intent === 'none' && reading.unread.length > 0 && !isAsked)
  return puzzled && isTalk ? { template: 'not-understood', data: { ...notUnderstoodView(after) } } : null
}
