import type { CommandOf } from '../command.ts'
import { accepted, type Decision, type Facts, refused, say } from '../decision.ts'
import type { RequestEffect } from '../effect.ts'
import { isRemoving, mayStand } from '../removal.ts'
import type { MergedState, Proposal, RequestState } from '../request-state.ts'
import { dropRemoval } from './removal.ts'

/**
 * Ends a request. Before the merge whoever may ask may end it; after it an approver may, once nothing runs: what is
 * applied stays and is named.
 */
export function cancelRequest(
  state: RequestState,
  command: CommandOf<'cancel_request'>,
  facts: Facts,
): Decision {
  if (!facts.mayRequest) return refused('not_authorised')
  const cancelled = { type: 'request_cancelled', by: command.by } as const
  switch (state.status) {
    case 'clarifying':
    case 'confirming':
    case 'proposing':
    case 'in_review':
      if (isRemoving(state)) return dropRemoval(state, command.by, closing(state))
      return accepted(
        [cancelled],
        [
          ...closing(state),
          { type: 'release_stacks', keep: [] },
          { type: 'close_issue', outcome: 'not_planned' },
        ],
      )
    case 'applying':
    case 'partly_done':
      return endMerged(state, command, facts)
    default:
      return refused('not_now', [say(command.replyTo, 'not-now')])
  }
}

function closing({ proposal }: { readonly proposal: Proposal | null }): RequestEffect[] {
  return proposal === null ? [] : [{ type: 'close_pull_request', number: proposal.number }]
}

function endMerged(state: MergedState, { by, replyTo }: CommandOf<'cancel_request'>, facts: Facts): Decision {
  if (!facts.mayApprove) {
    return refused('not_an_approver', [say(replyTo, 'cancel-refused', { by, reason: 'not_an_approver' })])
  }
  if (state.stacks.some(({ progress }) => isRunning(progress))) {
    return refused('not_now', [say(replyTo, 'cancel-refused', { by, reason: 'not_now' })])
  }
  if (isRemoving(state)) return dropRemoval(state, by)
  const removable = state.stacks.some(mayStand)
  const stacksThat = (status: 'applied' | 'failed') =>
    state.stacks.filter(({ progress }) => progress.status === status).map(({ id }) => id)
  return accepted(
    [{ type: 'request_cancelled', by }],
    [
      say(state.origin.issue, 'ended', {
        by,
        stays: stacksThat('applied'),
        begun: stacksThat('failed'),
        removable,
      }),
      { type: 'release_stacks', keep: [] },
      { type: 'close_issue', outcome: 'not_planned' },
    ],
  )
}

function isRunning(progress: MergedState['stacks'][number]['progress']): boolean {
  return progress.status === 'applying' || (progress.status === 'waiting' && progress.for === 'plan')
}
