import type { Hub } from '../hub.ts'
import type { PullIssue } from '../pulls/pull-facts.ts'
import type { Repository, ReviewComment } from '../world/state.ts'
import { associationOf, issuePage, reactionsJson } from './issue.ts'
import { nodeId } from './node-id.ts'
import { repositoryUrl } from './repo.ts'
import { userJson } from './user.ts'

type Site = Pick<Hub, 'url' | 'state'>

/** A comment on a line of a diff; outdated ones have null for `line` and `position`. */
export function reviewCommentJson(
  site: Site,
  repository: Repository,
  issue: PullIssue,
  comment: ReviewComment,
) {
  const api = `${repositoryUrl(site, repository)}/pulls/comments/${comment.id}`
  const page = `${issuePage(site, repository, issue)}#discussion_r${comment.id}`
  const pull = `${repositoryUrl(site, repository)}/pulls/${issue.number}`
  const whole = comment.subject === 'file'
  return {
    id: comment.id,
    node_id: nodeId('PullRequestReviewComment', comment.id),
    url: api,
    pull_request_review_id: comment.review.id,
    diff_hunk: comment.diffHunk,
    path: comment.path,
    position: whole ? 1 : comment.position,
    original_position: whole ? 1 : (comment.originalPosition ?? 1),
    commit_id: comment.commit,
    original_commit_id: comment.originalCommit,
    user: userJson(site, comment.author),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    html_url: page,
    pull_request_url: pull,
    author_association: associationOf(site, repository, comment.author),
    _links: { self: { href: api }, html: { href: page }, pull_request: { href: pull } },
    reactions: reactionsJson(`${api}/reactions`, comment.reactions),
    start_line: comment.startLine,
    original_start_line: comment.originalStartLine,
    start_side: comment.startSide,
    ...(whole ? { line: 1, original_line: 1 } : { line: comment.line, original_line: comment.originalLine }),
    side: comment.side,
    subject_type: comment.subject,
    ...(comment.replyTo === null ? {} : { in_reply_to_id: comment.replyTo.id }),
  }
}
