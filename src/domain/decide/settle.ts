import { accepted, type Decision, say } from '../decision.ts'
import type { RequestEffect } from '../effect.ts'
import type { RequestEvent } from '../event.ts'
import { evolve } from '../evolve.ts'
import { isDestroyed, isRemoving, pathsKept, type Removing } from '../removal.ts'
import type { MergedState } from '../request-state.ts'
import type { Progress } from '../stack-state.ts'
import type { Steps } from './steps.ts'

/** Ends a decision about a merged request: where all stacks stand decides where the request stands. */
export function settle(before: MergedState, steps: Steps): Decision {
  const after = steps.events.reduce<MergedState>(
    (state, event) => evolve(state, event) as MergedState,
    before,
  )
  if (isRemoving(after) && after.stacks.every(isDestroyed)) return destroyed(after, steps)
  const status = settledStatus(after)
  if (status === before.status) return accepted(steps.events, steps.effects)
  const events: RequestEvent[] = [...steps.events, { type: 'request_settled', status }]
  return accepted(events, [...steps.effects, ...partingEffects(after, status)])
}

/** `applying` while anything runs or waits for a person; else done, or partly done when something failed. */
export function settledStatus(state: MergedState): MergedState['status'] {
  const progresses = state.stacks.map((stack) => stack.progress)
  if (progresses.every(({ status }) => status === 'applied' || status === 'destroyed')) return 'done'
  return progresses.some(isInMotion) ? 'applying' : 'partly_done'
}

/** What follows from the end of a removal: the request stands where it stood before, without what is destroyed. */
export function endOfRemoval(state: Removing): {
  readonly status: MergedState['status'] | 'cancelled'
  readonly steps: Steps
} {
  const ended = { type: 'removal_ended' } as const
  if (state.removal.built.status === 'cancelled') {
    return {
      status: 'cancelled',
      steps: { events: [ended], effects: [{ type: 'release_stacks', keep: [] }] },
    }
  }
  const after = evolve(state, ended) as MergedState
  const status = settledStatus(after)
  const settled = status === after.status ? [] : [{ type: 'request_settled', status } as const]
  const keep = pathsKept({ ...after, status })
  return { status, steps: { events: [ended, ...settled], effects: [{ type: 'release_stacks', keep }] } }
}

/** Everything that was to be destroyed is. */
function destroyed(state: MergedState & Removing, { events, effects }: Steps): Decision {
  const { status, steps } = endOfRemoval(state)
  const gone = state.stacks.map(({ id }) => id)
  const word = say(state.origin.issue, 'destroyed', { gone, number: state.proposal.number })
  const closing: RequestEffect[] = status === 'done' ? [{ type: 'close_issue', outcome: 'completed' }] : []
  return accepted([...events, ...steps.events], [...effects, word, ...steps.effects, ...closing])
}

/** A stack that waits only for a failed dependency does not move by itself. */
function isInMotion(progress: Progress): boolean {
  if (progress.status === 'waiting') return progress.for !== 'dependency'
  return progress.status === 'applying' || progress.status === 'planned'
}

function partingEffects(state: MergedState, status: MergedState['status']): RequestEffect[] {
  if (status !== 'done') return []
  return [
    say(state.origin.issue, 'done'),
    { type: 'release_stacks', keep: [] },
    { type: 'close_issue', outcome: 'completed' },
  ]
}
