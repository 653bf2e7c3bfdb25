import * as z from 'zod'
import { requestOfPullRequest } from './own-pull-request.ts'
import { Common, PullRequest } from './payload.ts'
import type { Trigger } from './trigger.ts'

const Payload = Common.extend({
  pull_request: PullRequest,
  review: z.object({ user: z.object({ login: z.string() }).nullable(), commit_id: z.string().nullable() }),
})

/** `pull_request_review.dismissed`: the reviewer's approval no longer stands, whoever or whatever dismissed it. */
export const pullRequestReviewDismissed: Trigger = (payload, app) => {
  const { pull_request: pullRequest, review, ...common } = Payload.parse(payload)
  const requestKey = requestOfPullRequest(common, pullRequest, app)
  if (requestKey === undefined || review.user === null) return undefined
  return {
    requestKey,
    body: {
      type: 'review',
      pullRequest: pullRequest.number,
      by: review.user.login,
      verdict: 'withdrawn',
      headSha: review.commit_id ?? pullRequest.head.sha,
    },
  }
}
