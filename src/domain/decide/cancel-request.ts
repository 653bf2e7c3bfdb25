import type { CommandOf } from '../command.ts'
import { accepted, type Decision, type Facts, refused, say } from '../decision.ts'
import type { RequestState } from '../request-state.ts'

/** Ends a request that is not merged yet. What was built stays and is told so. */
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
      return accepted(
        [cancelled],
        [
          ...(state.proposal === null
            ? []
            : [{ type: 'close_pull_request', number: state.proposal.number } as const]),
          { type: 'release_stacks' },
          { type: 'close_issue', outcome: 'not_planned' },
        ],
      )
    default:
      return refused('not_now', [say(command.replyTo, 'not-now')])
  }
}
