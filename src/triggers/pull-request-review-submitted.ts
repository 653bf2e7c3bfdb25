import * as z from 'zod'
import { requestOfPullRequest } from './own-pull-request.ts'
import { Common, isPerson, PullRequest } from './payload.ts'
import type { Trigger } from './trigger.ts'

const Payload = Common.extend({
  pull_request: PullRequest,
  review: z.object({ state: z.string(), commit_id: z.string().nullable() }),
})

/** `pull_request_review.submitted`: an approval, or its opposite; a review that only comments is neither. */
export const pullRequestReviewSubmitted: Trigger = (payload, app) => {
  const { pull_request: pullRequest, review, ...common } = Payload.parse(payload)
  const requestKey = requestOfPullRequest(common, pullRequest, app)
  const verdict = verdictOf(review.state)
  if (requestKey === undefined || verdict === undefined || review.commit_id === null) return undefined
  if (!isPerson(common.sender, app)) return undefined
  return {
    requestKey,
    body: {
      type: 'review',
      pullRequest: pullRequest.number,
      by: common.sender.login,
      verdict,
      headSha: review.commit_id,
    },
  }
}

function verdictOf(state: string): 'approved' | 'withdrawn' | undefined {
  switch (state.toLowerCase()) {
    case 'approved':
      return 'approved'
    case 'changes_requested':
      return 'withdrawn'
    default:
      return undefined
  }
}
