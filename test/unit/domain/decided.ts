import type { Command } from '../../../src/domain/command.ts'
import type { RequestState, RequestStatus } from '../../../src/domain/request-state.ts'
import type { StackState } from '../../../src/domain/stack-state.ts'
import { decideAs, waysInto } from '../../support/requests.ts'

/** What was said or done besides the events, as `type` or `say:template`. */
export function effectsOf(state: RequestState | undefined, command: Command): string[] {
  return decideAs(state, command).effects.map((effect) =>
    effect.type === 'say' ? `say:${effect.template}` : effect.type,
  )
}

export function eventsOf(state: RequestState | undefined, command: Command): string[] {
  const decision = decideAs(state, command)
  return decision.kind === 'accepted' ? decision.events.map(({ type }) => type) : []
}

export function stackOf(state: RequestState | undefined, id: string): StackState {
  const stack =
    state !== undefined && 'stacks' in state ? state.stacks.find((one) => one.id === id) : undefined
  if (stack === undefined) throw new Error(`there is no stack ${id}`)
  return stack
}

/** The way into a status. */
export const movesInto = (status: Exclude<RequestStatus, 'reading'>) => waysInto[status]
