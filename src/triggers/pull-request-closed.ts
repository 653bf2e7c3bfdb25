import * as z from 'zod'
import { requestOfPullRequest } from './own-pull-request.ts'
import { Common, isUs, PullRequest } from './payload.ts'
import type { Trigger } from './trigger.ts'

const Payload = Common.extend({
  pull_request: PullRequest.extend({
    merged: z.boolean(),
    merge_commit_sha: z.string().nullable(),
    merged_by: z.object({ login: z.string() }).nullish(),
  }),
})

/**
 * `pull_request.closed`: merged or given up, by a person or by another bot such as a merge queue.
 * A merge into another branch than the default one counts as given up: the default branch is what is protected.
 */
export const pullRequestClosed: Trigger = (payload, app) => {
  const { pull_request: pullRequest, ...common } = Payload.parse(payload)
  const requestKey = requestOfPullRequest(common, pullRequest, app)
  if (requestKey === undefined || isUs(common.sender, app)) return undefined
  const merged = pullRequest.merged && pullRequest.base.ref === common.repository.default_branch
  return {
    requestKey,
    body: {
      type: 'pull_request_closed',
      pullRequest: pullRequest.number,
      by: (merged ? pullRequest.merged_by?.login : undefined) ?? common.sender.login,
      headSha: pullRequest.head.sha,
      mergeSha: merged ? pullRequest.merge_commit_sha : null,
    },
  }
}
