import type { Brief } from '../brief.ts'
import type { CommandOf } from '../command.ts'
import { accepted, type Decision, type Facts, refused, say } from '../decision.ts'
import type { RequestEffect } from '../effect.ts'
import type { RequestEvent } from '../event.ts'
import { objectedSignOffs, openSignOffs } from '../open-sign-offs.ts'
import { isRemoving } from '../removal.ts'
import type { RequestState, StateOf } from '../request-state.ts'
import type { SignOff, SignOffRecord } from '../sign-off.ts'

/**
 * Holds a proposal back that people have to sign off first, and asks them. Derived from the decision, so that no
 * decision can forget it; a removal builds nothing and waits for nobody.
 */
export function withSignOffs(decision: Decision, state: RequestState | undefined): Decision {
  if (decision.kind === 'refused' || state === undefined) return decision
  const { events, effects } = decision
  const isAgreed = events.some(({ type }) => type === 'proposal_requested')
  const brief = events.findLast((event) => event.type === 'brief_revised')?.brief ?? briefOf(state)
  if (!isAgreed || brief === undefined) return decision
  const signed = { brief, signOffs: state.signOffs }
  const objected = objectedSignOffs(signed)
  if (objected.length > 0) return stillObjected(decision, state, objected)
  const open = openSignOffs(signed)
  if (open.length === 0) return decision
  const asked = ask(open, state)
  return accepted([...events, ...asked.events], [...effects.filter(isNotProposing), ...asked.effects])
}

function isNotProposing({ type }: RequestEffect): boolean {
  return type !== 'open_pull_request'
}

function briefOf(state: RequestState): Brief | undefined {
  return 'brief' in state ? state.brief : undefined
}

/** Asks for every sign-off that was never asked for, in one comment. */
function ask(
  open: readonly SignOff[],
  { origin, signOffs }: Pick<RequestState, 'origin' | 'signOffs'>,
): { readonly events: RequestEvent[]; readonly effects: RequestEffect[] } {
  const unasked = open.filter(({ key }) => signOffs[key] === undefined)
  if (unasked.length === 0) return { events: [], effects: [] }
  return {
    events: unasked.map(({ key }) => ({ type: 'sign_off_asked', key })),
    effects: [
      say(origin.issue, 'sign-off-asked', { signOffs: unasked }),
      ...unasked.map(({ key, hours }) => ({ type: 'await_sign_off' as const, key, hours })),
    ],
  }
}

/**
 * The same was objected to before: an agreement alone does not change that. What is in review stays as it is, so that
 * nothing else is merged than what is shown.
 */
function stillObjected(
  { events, effects }: Extract<Decision, { kind: 'accepted' }>,
  state: RequestState,
  objected: readonly SignOff[],
): Decision {
  const word = say(state.origin.issue, 'sign-off-objected', { signOffs: objected, again: true })
  const others = events.filter(({ type }) => type !== 'proposal_requested')
  if (state.status === 'in_review') {
    const kept = others.filter(({ type }) => type !== 'brief_revised')
    return kept.length === 0 ? refused('not_ready', [word]) : accepted(kept, [word])
  }
  const back: RequestEvent[] =
    state.status === 'proposing' ? [{ type: 'proposal_failed', reason: 'objected' }] : []
  return accepted([...others, ...back], [...effects.filter(isNotProposing), word])
}

type Talked = StateOf<'clarifying' | 'confirming' | 'proposing'>

/**
 * What people may be heard about now: with a proposal that is agreed to, everything that it waits for; before that,
 * objections, which whoever made them may take back.
 */
function answerable(
  state: RequestState,
): { readonly talked: Talked; readonly open: readonly SignOff[] } | undefined {
  switch (state.status) {
    case 'clarifying':
    case 'confirming':
      return { talked: state, open: objectedSignOffs(state) }
    case 'proposing':
      return isRemoving(state) ? undefined : { talked: state, open: openSignOffs(state) }
    default:
      return undefined
  }
}

/**
 * Takes the word of a person who is named, or once it is overdue that of an approver. Whoever shaped the request
 * does not sign it off.
 */
export function answerSignOff(
  state: RequestState,
  command: CommandOf<'answer_sign_off'>,
  facts: Facts,
): Decision {
  const { by, named, replyTo } = command
  const { open, talked } = answerable(state) ?? { open: [] }
  if (talked === undefined || open.length === 0) {
    return facts.mayRequest ? refused('not_now', [say(replyTo, 'no-sign-off')]) : refused('not_authorised')
  }
  const mine = open.filter(
    ({ key }) => named.includes(key) || (facts.mayApprove && talked.signOffs[key]?.overdue === true),
  )
  const no = (reason: 'not_named' | 'shaped', signOffs: readonly SignOff[]) =>
    say(replyTo, 'sign-off-not-counted', { by, isShaper: reason === 'shaped', signOffs })
  if (mine.length === 0) return refused('not_authorised', facts.mayRequest ? [no('not_named', open)] : [])
  if (talked.shapers.includes(by)) return refused('shaped_the_request', [no('shaped', mine)])
  return taken(talked, mine, command)
}

function taken(state: Talked, mine: readonly SignOff[], command: CommandOf<'answer_sign_off'>): Decision {
  const { by, verdict, text } = command
  const answer = { by, verdict, text: verdict === 'objects' ? text : null }
  const answers = mine.map(({ key }): RequestEvent => ({ type: 'sign_off_answered', key, answer }))
  if (verdict === 'agrees') return accepted(answers, onceSigned(state, mine, { overdue: false, answer }))
  const back: RequestEvent[] =
    state.status === 'proposing' ? [{ type: 'proposal_failed', reason: 'objected' }] : []
  const signOffs = mine.map((signOff) => ({ ...signOff, answer }))
  return accepted(
    [...answers, ...back],
    [say(state.origin.issue, 'sign-off-objected', { signOffs, again: false })],
  )
}

/** The pull request, when these were the last that it waited for; before an agreement, a word that a "yes" is enough. */
function onceSigned(state: Talked, settled: readonly SignOff[], now: SignOffRecord[string]): RequestEffect[] {
  const after = Object.fromEntries(settled.map(({ key }) => [key, now]))
  const open = openSignOffs({ brief: state.brief, signOffs: { ...state.signOffs, ...after } })
  if (state.status !== 'proposing')
    return [say(state.origin.issue, 'sign-off-taken-back', { signOffs: settled })]
  return open.length === 0 ? [{ type: 'open_pull_request' }] : []
}

/** The hours are over: the request goes on without the answer, or whoever approves may give it. */
export function recordOverdueSignOff(
  state: RequestState,
  { key }: CommandOf<'record_overdue_sign_off'>,
): Decision {
  const known = state.signOffs[key]
  if (known === undefined || known.overdue || known.answer !== null) return refused('outdated')
  const overdue: RequestEvent = { type: 'sign_off_overdue', key }
  const { open, talked } = answerable(state) ?? { open: [] }
  const signOff = open.find((one) => one.key === key)
  if (talked === undefined || signOff === undefined) return accepted([overdue])
  const word = say(state.origin.issue, 'sign-off-overdue', { signOffs: [signOff] })
  return accepted([overdue], [word, ...onceSigned(talked, [signOff], { overdue: true, answer: null })])
}
