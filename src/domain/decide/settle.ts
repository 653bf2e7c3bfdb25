import { accepted, type Decision, say } from '../decision.ts'
import type { RequestEffect } from '../effect.ts'
import type { RequestEvent } from '../event.ts'
import { evolve } from '../evolve.ts'
import type { MergedState } from '../request-state.ts'
import type { Progress } from '../stack-state.ts'
import type { Steps } from './steps.ts'

/** Ends a decision about a merged request: where all stacks stand decides where the request stands. */
export function settle(before: MergedState, steps: Steps): Decision {
  const after = steps.events.reduce<MergedState>(
    (state, event) => evolve(state, event) as MergedState,
    before,
  )
  const status = settledStatus(after)
  if (status === before.status) return accepted(steps.events, steps.effects)
  const events: RequestEvent[] = [...steps.events, { type: 'request_settled', status }]
  return accepted(events, [...steps.effects, ...partingEffects(after, status)])
}

/** `applying` while anything runs or waits for a person; else done, or partly done when something failed. */
export function settledStatus(state: MergedState): MergedState['status'] {
  const progresses = state.stacks.map((stack) => stack.progress)
  if (progresses.every((progress) => progress.status === 'applied')) return 'done'
  return progresses.some(isInMotion) ? 'applying' : 'partly_done'
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
    { type: 'release_stacks' },
    { type: 'close_issue', outcome: 'completed' },
  ]
}
