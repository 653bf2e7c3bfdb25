import { type ModelRecord, type ModelUsage, noModelRecord } from './consultation.ts'
import { InvariantError } from './errors.ts'
import type { EventOf, RequestEvent } from './event.ts'
import { planFailure } from './failure.ts'
import { withAnswers } from './open-sign-offs.ts'
import { builtOf, isRemoving, mayStand, stacksAfterRemoval } from './removal.ts'
import type { MergedState, Proposal, ProposedState, Remains, RequestState, StateOf } from './request-state.ts'
import type { SignOffRecord } from './sign-off.ts'
import type { Progress, StackState } from './stack-state.ts'

/** The state after `event`. An event that does not fit the state is our own mistake and throws `InvariantError`. */
export function evolve(state: RequestState | undefined, event: RequestEvent): RequestState {
  if (event.type === 'request_opened') return opened(event)
  if (state === undefined) throw new InvariantError(`a request cannot begin with ${event.type}`)
  switch (event.type) {
    case 'request_declined':
      return { ...baseOf(state), status: 'declined', reason: event.reason }
    case 'brief_revised':
      return revised(state, event)
    case 'model_asked':
    case 'model_question_dropped':
    case 'model_answered':
      return { ...state, model: modelRecord(state.model, event) }
    case 'opinion_asked':
      return { ...state, model: withAsked(state.model, event) }
    case 'opinion_given':
      return opined(state, event)
    case 'sign_off_asked':
      return withSignOff(state, event.key, { overdue: false, answer: null })
    case 'sign_off_overdue':
      return withSignOff(state, event.key, { overdue: true })
    case 'sign_off_answered':
      return answered(withSignOff(state, event.key, { answer: event.answer }))
    case 'proposal_requested':
      return proposing(state)
    case 'status_comment_posted':
      return { ...state, statusComment: event.id }
    case 'proposal_failed':
      return { ...baseOf(state), status: 'confirming', brief: briefOf(state), proposal: proposalOf(state) }
    case 'proposal_merged_early':
      return { ...talkedAbout(state), proposal: null }
    case 'pull_request_opened':
      return {
        ...baseOf(state),
        status: 'in_review',
        brief: briefOf(state),
        proposal: event.proposal,
        stacks: event.stacks,
        approvals: [],
        removal: isRemoving(state) ? state.removal : null,
      }
    case 'removal_requested':
      return removing(state, event)
    case 'removal_ended':
      return asBefore(state)
    case 'request_cancelled':
      return {
        ...baseOf(state),
        status: 'cancelled',
        brief: briefOf(state),
        proposal: proposalOf(state),
        by: event.by,
        remains: remainsOf(state, event.by),
      }
    default:
      return evolveProposed(proposed(state, event), event)
  }
}

type ProposedEvent = Exclude<
  RequestEvent,
  {
    type:
      | 'request_opened'
      | 'request_declined'
      | 'brief_revised'
      | 'model_asked'
      | 'model_question_dropped'
      | 'model_answered'
      | 'opinion_asked'
      | 'opinion_given'
      | 'sign_off_asked'
      | 'sign_off_overdue'
      | 'sign_off_answered'
      | 'proposal_requested'
      | 'status_comment_posted'
      | 'proposal_failed'
      | 'proposal_merged_early'
      | 'pull_request_opened'
      | 'removal_requested'
      | 'removal_ended'
      | 'request_cancelled'
  }
>

function evolveProposed(state: ProposedState, event: ProposedEvent): RequestState {
  switch (event.type) {
    case 'head_moved':
      return { ...state, proposal: { ...state.proposal, headSha: event.headSha }, approvals: [] }
    case 'review_approved':
      return { ...state, approvals: [...without(state.approvals, event.approval.by), event.approval] }
    case 'approval_withdrawn':
      return { ...state, approvals: without(state.approvals, event.by) }
    case 'pull_request_merged':
      return {
        ...state,
        status: 'applying',
        proposal: { ...state.proposal, headSha: event.headSha },
        mergeSha: event.mergeSha,
        mergedBy: event.mergedBy,
        approval: event.approval,
      }
    case 'approval_granted':
      return { ...merged(state, event), approval: event.approval }
    case 'request_settled':
      return { ...merged(state, event), status: event.status }
    case 'gate_confirmed':
      return withStack(state, event.stack, (stack) => ({
        ...stack,
        gates: stack.gates.map((gate) =>
          gate.id === event.gate ? { ...gate, confirmedBy: event.by } : gate,
        ),
      }))
    case 'changed_plan_confirmed':
      return withStack(state, event.stack, (stack) => stack)
    case 'stack_held':
      return withProgress(state, event.stack, event.progress)
    case 'plan_started':
      return withStack(state, event.stack, (stack) => ({
        ...stack,
        round: stack.round + 1,
        progress: { status: 'waiting', for: 'plan' },
      }))
    case 'plan_recorded':
      return withStack(state, event.stack, (stack) => planRecorded(state, stack, event))
    case 'apply_started':
      return withStack(state, event.stack, (stack) => ({
        ...stack,
        round: stack.round + 1,
        reviewed: event.plan,
        progress: { status: 'applying', plan: event.plan },
      }))
    case 'apply_recorded':
      return withStack(state, event.stack, (stack) => ({
        ...stack,
        progress: progressAfter(state, stack, event),
      }))
  }
}

function opened(event: EventOf<'request_opened'>): RequestState {
  return {
    schemaVersion: 1,
    status: 'reading',
    origin: event.origin,
    title: event.title,
    author: event.author,
    shapers: [event.author],
    revision: 0,
    statusComment: null,
    model: noModelRecord,
    signOffs: {},
  }
}

function revised(state: RequestState, event: EventOf<'brief_revised'>): RequestState {
  const shapers = withPerson(state.shapers, event.by)
  const model = withoutPending(state.model, event.messageId)
  const next = { shapers, revision: state.revision + 1, brief: event.brief, model }
  if (state.status === 'in_review' || state.status === 'proposing') return { ...state, ...next }
  const status = event.brief.ready ? 'confirming' : 'clarifying'
  return { ...baseOf(state), ...next, status, proposal: proposalOf(state) }
}

/** Whoever agrees agrees to what is shown; an answer that comes later changes nothing any more. */
function proposing(state: RequestState): RequestState {
  return {
    ...baseOf(state),
    model: waitingForNothing(state.model),
    status: 'proposing',
    brief: briefOf(state),
    proposal: proposalOf(state),
    removal: null,
  }
}

function withSignOff(state: RequestState, key: string, change: Partial<SignOffRecord[string]>): RequestState {
  const known = state.signOffs[key] ?? { overdue: false, answer: null }
  return { ...state, signOffs: { ...state.signOffs, [key]: { ...known, ...change } } }
}

/** What a person answered is told with the steps of the agents. */
function answered(state: RequestState): RequestState {
  const talked = talkedAbout(state)
  const deliberations = withAnswers(talked.brief.deliberations ?? [], talked)
  return { ...talked, brief: { ...talked.brief, deliberations } }
}

type ModelEvent = EventOf<'model_asked' | 'model_question_dropped' | 'model_answered'>

function modelRecord(record: ModelRecord, event: ModelEvent): ModelRecord {
  switch (event.type) {
    case 'model_asked': {
      const { messageId, question } = event
      return { ...record, questions: question, pending: { ...record.pending, [messageId]: question } }
    }
    case 'model_question_dropped':
      return withoutPending(record, event.messageId)
    case 'model_answered': {
      const isAwaited = record.pending[event.messageId] === event.question
      const next = isAwaited ? withoutPending(record, event.messageId) : record
      return { ...withUsage(next, event), trouble: event.trouble }
    }
  }
}

function waitingForNothing(record: ModelRecord): ModelRecord {
  return { ...record, pending: {}, opinions: { ...record.opinions, asked: {} } }
}

function withAsked(record: ModelRecord, { key, question }: EventOf<'opinion_asked'>): ModelRecord {
  const asked = { ...record.opinions.asked, [key]: question }
  return { ...record, questions: question, opinions: { ...record.opinions, asked } }
}

/** Opinions that are kept; of more, the oldest go. */
const maxOpinions = 24

/** An opinion changes what is shown beside a brief, and never the brief. */
function opined(state: RequestState, event: EventOf<'opinion_given'>): RequestState {
  const { key, question, opinion, shown } = event
  const { [key]: awaited, ...asked } = state.model.opinions.asked
  const known = Object.entries(state.model.opinions.given).filter(([other]) => other !== key)
  const given = opinion === null ? known : [...known, [key, opinion] as const].slice(-maxOpinions)
  const opinions = {
    asked: awaited === question ? asked : state.model.opinions.asked,
    given: Object.fromEntries(given),
  }
  const next = { ...state, model: { ...withUsage(state.model, event), opinions } }
  return shown === null || !('brief' in next) ? next : { ...next, brief: { ...next.brief, ...shown } }
}

function withUsage(record: ModelRecord, { usage }: { readonly usage: ModelUsage | null }): ModelRecord {
  return {
    ...record,
    inputTokens: record.inputTokens + (usage?.inputTokens ?? 0),
    outputTokens: record.outputTokens + (usage?.outputTokens ?? 0),
    usd: record.usd + (usage?.usd ?? 0),
  }
}

function withoutPending(record: ModelRecord, messageId: string): ModelRecord {
  const { [messageId]: _, ...pending } = record.pending
  return { ...record, pending }
}

/**
 * What is built is kept aside; whoever asked for the removal is one of those who may not approve it. No answer of a
 * model can change what a removal is about.
 */
function removing(state: RequestState, { by, stacks }: EventOf<'removal_requested'>): RequestState {
  const built = builtOf(state)
  if (built === null || !('brief' in state))
    throw new InvariantError(`a request that is ${state.status} has nothing to remove`)
  return {
    ...baseOf(state),
    model: waitingForNothing(state.model),
    status: 'proposing',
    shapers: withPerson(state.shapers, by),
    revision: state.revision + 1,
    brief: state.brief,
    proposal: null,
    removal: { by, stacks, built },
  }
}

/** Everything is as it was before the removal was asked for, but for what is destroyed. */
function asBefore(state: RequestState): RequestState {
  if (!isRemoving(state)) throw new InvariantError('there is no removal that could end')
  const { built } = state.removal
  const stacks = stacksAfterRemoval(state)
  const before = { ...baseOf(state), brief: state.brief, shapers: built.shapers }
  if (built.status !== 'cancelled') return { ...before, ...built, stacks, removal: null }
  const { status, by, proposal } = built
  return { ...before, status, by, proposal, remains: { ...built, stacks } }
}

/** What a request that is ended leaves behind: null unless something of it was applied, or was begun. */
function remainsOf(state: RequestState, by: string): Remains | null {
  if (!('mergeSha' in state) || !state.stacks.some(mayStand)) return null
  const { shapers, proposal, stacks, approvals, mergeSha, mergedBy, approval } = state
  return { status: 'cancelled', by, shapers, proposal, stacks, approvals, mergeSha, mergedBy, approval }
}

/** Before an approval counts, a plan is made for those who review it, merged or not. */
function isForReviewers(state: ProposedState): boolean {
  return state.status === 'in_review' || state.approval === null
}

/** A plan for the review becomes what reviewers see; after the merge it is only compared with that. */
function planRecorded(
  state: ProposedState,
  stack: StackState,
  { report }: EventOf<'plan_recorded'>,
): StackState {
  if (report.kind === 'planned') {
    const reviewed = isForReviewers(state) ? report.plan : stack.reviewed
    return { ...stack, reviewed, progress: { status: 'planned', plan: report.plan } }
  }
  const reviewed = state.status === 'in_review' ? null : stack.reviewed
  return { ...stack, reviewed, progress: { status: 'plan_failed', failure: planFailure(report) } }
}

function progressAfter(
  { proposal }: ProposedState,
  { kind }: StackState,
  { report }: EventOf<'apply_recorded'>,
): Progress {
  switch (report.kind) {
    case 'applied':
      if (kind === 'removal') return { status: 'destroyed', pullRequest: proposal.number }
      return { status: 'applied', outputs: report.outputs, how: report.how }
    case 'failed':
      return { status: 'failed', failure: report.failure }
    case 'changed':
      return { status: 'waiting', for: 'changed_plan', plan: report.plan }
  }
}

function withStack<S extends ProposedState>(
  state: S,
  id: string,
  change: (stack: StackState) => StackState,
): S {
  return { ...state, stacks: state.stacks.map((stack) => (stack.id === id ? change(stack) : stack)) }
}

function withProgress<S extends ProposedState>(state: S, id: string, progress: Progress): S {
  return withStack(state, id, (stack) => ({ ...stack, progress }))
}

function withPerson(people: readonly string[], login: string): string[] {
  return people.includes(login) ? [...people] : [...people, login]
}

function without<T extends { by: string }>(approvals: readonly T[], by: string): T[] {
  return approvals.filter((approval) => approval.by !== by)
}

function baseOf(state: RequestState) {
  const { schemaVersion, origin, title, author, shapers, revision, statusComment, model, signOffs } = state
  return { schemaVersion, origin, title, author, shapers, revision, statusComment, model, signOffs }
}

function proposalOf(state: RequestState): Proposal | null {
  return 'proposal' in state ? state.proposal : null
}

function talkedAbout(state: RequestState): StateOf<'clarifying' | 'confirming' | 'proposing'> {
  if (state.status === 'clarifying' || state.status === 'confirming' || state.status === 'proposing')
    return state
  throw new InvariantError(`a request that is ${state.status} has no proposal to lose`)
}

function briefOf(state: RequestState) {
  if ('brief' in state) return state.brief
  throw new InvariantError(`a request that is ${state.status} has no brief`)
}

function proposed(state: RequestState, event: RequestEvent): ProposedState {
  if ('stacks' in state) return state
  throw new InvariantError(`${event.type} does not fit a request that is ${state.status}`)
}

function merged(state: ProposedState, event: RequestEvent): MergedState {
  if (state.status !== 'in_review') return state
  throw new InvariantError(`${event.type} does not fit a request that is in review`)
}
