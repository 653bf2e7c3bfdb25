import type { CommandOf } from '../command.ts'
import { accepted, type Decision, type Facts, refused, say } from '../decision.ts'
import type { RequestEvent } from '../event.ts'
import { evolve } from '../evolve.ts'
import type { MergedState, ProposedState, RequestState } from '../request-state.ts'
import { changedPlanName, openGates, type StackState } from '../stack-state.ts'
import { settle } from './settle.ts'
import { applyOrHold, applyOrHoldWithWord } from './stack-runs.ts'
import { join, noSteps, type Steps } from './steps.ts'

/** An authorised person who did not shape the request opens gates by their names. */
export function confirmGates(
  state: RequestState,
  command: CommandOf<'confirm_gates'>,
  facts: Facts,
): Decision {
  if (!facts.mayRequest) return refused('not_authorised')
  if (!('stacks' in state)) return refused('nothing_to_confirm', [notCounted(command, 'nothing_to_confirm')])
  const confirmed = confirmations(state, command)
  if (confirmed.length === 0)
    return refused('nothing_to_confirm', [notCounted(command, 'nothing_to_confirm')])
  const refusal = confirmationRefusal(state, command.by, facts)
  if (refusal !== undefined) return refused(refusal, [notCounted(command, refusal)])
  if (state.status === 'in_review') {
    return accepted(confirmed, [
      say(command.replyTo, 'confirmation-noted', { by: command.by, names: command.names }),
    ])
  }
  const after = confirmed.reduce<MergedState>((next, event) => evolve(next, event) as MergedState, state)
  const released = join(...after.stacks.map((stack) => release(after, stack, confirmed)))
  return settle(state, { events: [...confirmed, ...released.events], effects: released.effects })
}

function confirmationRefusal(state: ProposedState, by: string, facts: Facts) {
  if (!facts.mayApprove) return 'not_an_approver' as const
  return state.shapers.includes(by) ? ('shaped_the_request' as const) : undefined
}

/** One event for each gate or changed plan that the command names. */
function confirmations(state: ProposedState, command: CommandOf<'confirm_gates'>): RequestEvent[] {
  const names = new Set<string>(command.names)
  return state.stacks
    .filter((stack) => command.stack === null || stack.id === command.stack)
    .flatMap((stack) => [...gateEvents(stack, names, command.by), ...planEvents(stack, names, command.by)])
}

function gateEvents(stack: StackState, names: ReadonlySet<string>, by: string): RequestEvent[] {
  return openGates(stack)
    .filter((gate) => names.has(gate.id))
    .map((gate) => ({ type: 'gate_confirmed', stack: stack.id, gate: gate.id, by }))
}

function planEvents(stack: StackState, names: ReadonlySet<string>, by: string): RequestEvent[] {
  const { progress } = stack
  if (progress.status !== 'waiting' || progress.for !== 'changed_plan') return []
  if (!names.has(changedPlanName(progress.plan.digest))) return []
  return [{ type: 'changed_plan_confirmed', stack: stack.id, digest: progress.plan.digest, by }]
}

/** A stack whose last gate was opened, or whose changed plan was confirmed, goes on with the plan it shows. */
function release(state: MergedState, stack: StackState, events: readonly RequestEvent[]): Steps {
  const { progress } = stack
  if (progress.status !== 'waiting') return noSteps
  if (progress.for === 'gate' && openGates(stack).length === 0)
    return applyOrHold(state, stack, progress.plan)
  const planConfirmed = events.some(
    (event) => event.type === 'changed_plan_confirmed' && event.stack === stack.id,
  )
  return progress.for === 'changed_plan' && planConfirmed
    ? applyOrHoldWithWord(state, stack, progress.plan)
    : noSteps
}

function notCounted(
  command: CommandOf<'confirm_gates'>,
  reason: 'nothing_to_confirm' | 'not_an_approver' | 'shaped_the_request',
) {
  return say(command.replyTo, 'confirmation-not-counted', { by: command.by, names: command.names, reason })
}
