import { requestOfPullRequest } from './own-pull-request.ts'
import { Common, isUs, PullRequest } from './payload.ts'
import type { Trigger } from './trigger.ts'

const Payload = Common.extend({ pull_request: PullRequest })

/** `pull_request.synchronize`: somebody else pushed to a branch of ours, a person or another bot. */
export const pullRequestSynchronize: Trigger = (payload, app) => {
  const { pull_request: pullRequest, ...common } = Payload.parse(payload)
  const requestKey = requestOfPullRequest(common, pullRequest, app)
  if (requestKey === undefined || isUs(common.sender, app)) return undefined
  return {
    requestKey,
    body: {
      type: 'head',
      pullRequest: pullRequest.number,
      by: common.sender.login,
      headSha: pullRequest.head.sha,
    },
  }
}
