import type { Hub } from '../hub.ts'
import type { PullIssue } from '../pulls/pull-facts.ts'
import { pullSimpleJson } from '../shapes/pull.ts'
import { reviewCommentJson } from '../shapes/review-comment.ts'
import type { Account, Repository, ReviewComment } from '../world/state.ts'
import { emit } from './events.ts'

/** Emits a `pull_request_review_comment` event. */
export function emitReviewComment(
  hub: Hub,
  repository: Repository,
  issue: PullIssue,
  event: {
    readonly comment: ReviewComment
    readonly action: 'created' | 'edited' | 'deleted'
    readonly sender: Account
    readonly extra?: Readonly<Record<string, unknown>>
  },
): void {
  const { comment, action, sender, extra } = event
  emit(hub, repository, {
    name: 'pull_request_review_comment',
    action,
    sender,
    payload: {
      comment: reviewCommentJson(hub, repository, issue, comment),
      pull_request: pullSimpleJson(hub, repository, issue),
      ...extra,
    },
  })
}
