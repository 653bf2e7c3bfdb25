import type { CommandOf } from '../command.ts'
import { accepted, type Decision, type Facts, refused, say } from '../decision.ts'
import type { RequestEvent } from '../event.ts'
import { evolve } from '../evolve.ts'
import { isRemoving } from '../removal.ts'
import type { MergedState, ProposedState, RequestState, ReviewApproval, StateOf } from '../request-state.ts'
import { approvalDigest, isReviewable } from '../stack-state.ts'
import { dropRemoval, isGivenUpRemoval } from './removal.ts'
import { settle } from './settle.ts'
import { begin, planForReview } from './stack-runs.ts'
import { join } from './steps.ts'

/** A review counts when its author may approve, did not shape the request, and saw the head as it is. */
export function submitReview(
  state: RequestState,
  command: CommandOf<'submit_review'>,
  facts: Facts,
): Decision {
  if (!concernsProposal(state, command.pullRequest)) return refused('outdated')
  if (command.verdict === 'withdrawn') {
    const counted = state.approvals.some((approval) => approval.by === command.by)
    return counted && state.status === 'in_review'
      ? accepted([{ type: 'approval_withdrawn', by: command.by }])
      : refused('nothing_changed')
  }
  if (!facts.mayRequest) return refused('not_authorised')
  const refusal = approvalRefusal(state, command, facts)
  if (refusal !== undefined) {
    return refused(refusal, [
      say(command.pullRequest, 'approval-not-counted', { by: command.by, reason: refusal }),
    ])
  }
  const approval = approvalOf(state, command)
  if (state.status === 'in_review') return accepted([{ type: 'review_approved', approval }])
  return state.approval === null ? grantLate(state, approval) : refused('nothing_changed')
}

/** Somebody pushed to the branch: what was approved no longer stands, and every stack is planned again. */
export function moveHead(state: RequestState, command: CommandOf<'move_head'>): Decision {
  if (state.status !== 'in_review' || !concernsProposal(state, command.pullRequest))
    return refused('outdated')
  if (command.headSha === state.proposal.headSha) return refused('nothing_changed')
  const runs = planForReview(state, state.stacks, command.headSha)
  const moved = { type: 'head_moved', headSha: command.headSha, by: command.by } as const
  const word = say(command.pullRequest, 'head-moved', { by: command.by, headSha: command.headSha })
  return accepted([moved, ...runs.events], [word, ...runs.effects])
}

/** Merged: every stack begins. Closed without merging: the request is cancelled, or keeps what it wanted to destroy. */
export function closePullRequest(state: RequestState, command: CommandOf<'close_pull_request'>): Decision {
  if (state.status === 'cancelled') return mergedAfterCancel(state, command)
  if (isGivenUpRemoval(state, command)) return mergedForNothing(state, command)
  if (isTalkedAbout(state) && state.proposal?.number === command.pullRequest) {
    return command.mergeSha === null ? closedUnmerged(command) : mergedEarly(state, command)
  }
  if (state.status !== 'in_review' || !concernsProposal(state, command.pullRequest))
    return refused('outdated')
  if (command.mergeSha === null) {
    return isRemoving(state) ? dropRemoval(state, command.by) : closedUnmerged(command)
  }
  const merged: RequestEvent = {
    type: 'pull_request_merged',
    headSha: command.headSha,
    mergeSha: command.mergeSha,
    mergedBy: command.by,
    approval: countingApproval(state, command.headSha),
  }
  const after = evolve(state, merged) as MergedState
  const steps = join(...after.stacks.map((stack) => begin(after, stack)))
  const word =
    after.approval === null
      ? [
          say(state.origin.issue, 'approval-missing', {
            shapers: state.shapers,
            isRemoval: isRemoving(state),
          }),
        ]
      : []
  return accepted([merged, ...steps.events], [...word, ...steps.effects])
}

function closedUnmerged(command: CommandOf<'close_pull_request'>): Decision {
  return accepted([{ type: 'request_cancelled', by: command.by }], [{ type: 'release_stacks', keep: [] }])
}

/** Merged while a newer version was being talked about: what was merged is applied by nobody, and that is said. */
function mergedEarly(state: RequestState, { pullRequest }: CommandOf<'close_pull_request'>): Decision {
  return accepted(
    [{ type: 'proposal_merged_early', pullRequest }],
    [
      say(state.origin.issue, 'merged-early', {
        number: pullRequest,
        proposing: state.status === 'proposing',
      }),
    ],
  )
}

/** A pull request of a request that has ended may still be merged; then people are told that nothing follows. */
function mergedAfterCancel(
  state: StateOf<'cancelled'>,
  { pullRequest, mergeSha }: CommandOf<'close_pull_request'>,
): Decision {
  if (mergeSha === null || state.proposal?.number !== pullRequest) return refused('outdated')
  return refused('not_now', [say(state.origin.issue, 'merged-after-cancel', { number: pullRequest })])
}

/** Removes files of stacks that stay. */
function mergedForNothing(
  { origin }: RequestState,
  { pullRequest }: CommandOf<'close_pull_request'>,
): Decision {
  const data = { number: pullRequest, isRemoval: true }
  return refused('not_now', [say(origin.issue, 'merged-after-cancel', data)])
}

/** An approver may still review a pull request that was merged without an approval that counts. */
function grantLate(state: MergedState, approval: ReviewApproval): Decision {
  const granted: RequestEvent = { type: 'approval_granted', approval }
  const after = evolve(state, granted) as MergedState
  const steps = join(...after.stacks.map((stack) => begin(after, stack)))
  return settle(state, { events: [granted, ...steps.events], effects: steps.effects })
}

function approvalRefusal(
  state: ProposedState,
  command: CommandOf<'submit_review'>,
  facts: Facts,
): 'not_an_approver' | 'shaped_the_request' | 'outdated' | 'not_planned' | undefined {
  if (!facts.mayApprove) return 'not_an_approver'
  if (state.shapers.includes(command.by)) return 'shaped_the_request'
  if (command.headSha !== state.proposal.headSha) return 'outdated'
  return state.stacks.every(isReviewable) ? undefined : 'not_planned'
}

function approvalOf(state: ProposedState, command: CommandOf<'submit_review'>): ReviewApproval {
  const digests = Object.fromEntries(state.stacks.map((stack) => [stack.id, approvalDigest(stack)]))
  return { by: command.by, headSha: command.headSha, digests }
}

/** The approval that covers the merged head with every plan as it stands, by somebody who shaped nothing. */
export function countingApproval(state: ProposedState, headSha: string): ReviewApproval | null {
  const counting = state.approvals.find(
    (approval) =>
      approval.headSha === headSha &&
      headSha === state.proposal.headSha &&
      !state.shapers.includes(approval.by) &&
      state.stacks.every(
        (stack) => isReviewable(stack) && approval.digests[stack.id] === approvalDigest(stack),
      ),
  )
  return counting ?? null
}

function isTalkedAbout(state: RequestState): state is StateOf<'clarifying' | 'confirming' | 'proposing'> {
  return state.status === 'clarifying' || state.status === 'confirming' || state.status === 'proposing'
}

function concernsProposal(state: RequestState, pullRequest: number): state is ProposedState {
  return 'stacks' in state && state.proposal.number === pullRequest
}
