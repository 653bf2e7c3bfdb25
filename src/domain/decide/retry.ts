import type { CommandOf } from '../command.ts'
import { accepted, type Decision, type Facts, refused, say } from '../decision.ts'
import type { RequestState } from '../request-state.ts'
import type { StackState } from '../stack-state.ts'
import { settle } from './settle.ts'
import { begin, findStack, startPlan } from './stack-runs.ts'
import { join } from './steps.ts'

/** Runs failed stacks again; what is behind them goes on by itself. */
export function retryStack(state: RequestState, command: CommandOf<'retry_stack'>, facts: Facts): Decision {
  if (!facts.mayRequest) return refused('not_authorised')
  const nothing = refused('nothing_to_retry', [
    say(command.replyTo, 'nothing-to-retry', { stack: command.stack }),
  ])
  if (!('stacks' in state)) return nothing
  const stacks = state.stacks.filter(
    (stack) => (command.stack === null || stack.id === command.stack) && canRunAgain(stack),
  )
  if (stacks.length === 0) return nothing
  if (state.status === 'in_review') {
    const runs = join(...stacks.map((stack) => startPlan(state, stack, state.proposal.headSha, null)))
    return accepted(runs.events, runs.effects)
  }
  return settle(state, join(...stacks.map((stack) => begin(state, stack))))
}

/** The check run's own "re-run": a failed stack is retried, one in review is planned again. */
export function recheckStack(
  state: RequestState,
  command: CommandOf<'recheck_stack'>,
  facts: Facts,
): Decision {
  if (!facts.mayRequest) return refused('not_authorised')
  const stack = 'stacks' in state ? findStack(state, command.stack) : undefined
  if (stack === undefined) return refused('unknown_stack')
  if (state.status === 'in_review' && stack.plannable === 'now') {
    const run = startPlan(state, stack, state.proposal.headSha, null)
    return accepted(run.events, run.effects)
  }
  const { issue } = state.origin
  const retry = { type: 'retry_stack', by: command.by, stack: command.stack, replyTo: issue } as const
  return canRunAgain(stack) ? retryStack(state, retry, facts) : refused('nothing_to_retry')
}

/** A stack that failed, or that is held because its plan changed: planning it again may mend either. */
function canRunAgain({ progress }: StackState): boolean {
  if (progress.status === 'waiting') return progress.for === 'changed_plan'
  return progress.status === 'failed' || progress.status === 'plan_failed'
}
