import { checkRunRequestedAction } from './check-run-requested-action.ts'
import { checkRunRerequested } from './check-run-rerequested.ts'
import { issueCommentCreated } from './issue-comment-created.ts'
import { issueCommentEdited } from './issue-comment-edited.ts'
import { issueEdited } from './issue-edited.ts'
import { issueOpened } from './issue-opened.ts'
import { pullRequestClosed } from './pull-request-closed.ts'
import { pullRequestReviewDismissed } from './pull-request-review-dismissed.ts'
import { pullRequestReviewSubmitted } from './pull-request-review-submitted.ts'
import { pullRequestSynchronize } from './pull-request-synchronize.ts'
import type { Trigger } from './trigger.ts'

/** Every webhook that can concern a request, by "event.action"; app.yml subscribes to exactly these events. */
export const triggers: ReadonlyMap<string, Trigger> = new Map([
  ['issues.opened', issueOpened],
  ['issues.edited', issueEdited],
  ['issue_comment.created', issueCommentCreated],
  ['issue_comment.edited', issueCommentEdited],
  ['pull_request.synchronize', pullRequestSynchronize],
  ['pull_request.closed', pullRequestClosed],
  ['pull_request_review.submitted', pullRequestReviewSubmitted],
  ['pull_request_review.dismissed', pullRequestReviewDismissed],
  ['check_run.requested_action', checkRunRequestedAction],
  ['check_run.rerequested', checkRunRerequested],
])
