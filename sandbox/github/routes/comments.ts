import { ApiError } from '../http/api-error.ts'
import { type ActingCall, created, noContent, ok, type Reply } from '../http/call.ts'
import { optionalText, requiredString } from '../http/fields.ts'
import { paged } from '../http/pagination.ts'
import { type Route, reads, writes } from '../http/route.ts'
import { timestamp } from '../hub.ts'
import { commentJson, commentsOf, hookIssueJson } from '../shapes/issue.ts'
import { emit } from '../webhooks/events.ts'
import { changedSince, commentOf, issueOf, requireAuthorOr } from '../world/records.ts'
import { roleIncludes } from '../world/roles.ts'
import { type Comment, takeId } from '../world/state.ts'

const eitherKind = ['issues', 'pull_requests'] as const

/** Comments on issues and on the conversation of pull requests. */
export const commentRoutes: readonly Route[] = [
  writes(
    'POST',
    '/repos/{owner}/{repo}/issues/{issue_number}/comments',
    { role: 'read', permissions: eitherKind },
    createComment,
  ),
  reads('/repos/{owner}/{repo}/issues/{issue_number}/comments', eitherKind, (call) =>
    paged(
      call,
      changedSince(commentsOf(call.repository, issueOf(call)), call.query.get('since')),
      (comment) => commentJson(call.hub, call.repository, comment),
    ),
  ),
  reads('/repos/{owner}/{repo}/issues/comments', eitherKind, (call) => {
    const newestFirst = call.query.get('direction') === 'desc'
    const all = changedSince([...call.repository.comments.values()], call.query.get('since'))
    return paged(call, newestFirst ? all.toReversed() : all, (comment) =>
      commentJson(call.hub, call.repository, comment),
    )
  }),
  reads('/repos/{owner}/{repo}/issues/comments/{comment_id}', eitherKind, (call) =>
    ok(commentJson(call.hub, call.repository, commentOf(call))),
  ),
  writes(
    'PATCH',
    '/repos/{owner}/{repo}/issues/comments/{comment_id}',
    { role: 'read', permissions: eitherKind },
    editComment,
  ),
  writes(
    'DELETE',
    '/repos/{owner}/{repo}/issues/comments/{comment_id}',
    { role: 'read', permissions: eitherKind },
    deleteComment,
  ),
]

function createComment(call: ActingCall): Reply {
  const { hub, repository, actor } = call
  const issue = issueOf(call)
  if (issue.locked && !roleIncludes(call.role, 'write')) {
    throw new ApiError(403, 'Unable to create comment because issue is locked.')
  }
  const body = textOf(call)
  const now = timestamp(hub)
  const comment: Comment = {
    id: takeId(hub.state),
    issue,
    author: actor,
    app: call.app,
    createdAt: now,
    updatedAt: now,
    body,
    reactions: [],
  }
  repository.comments.set(comment.id, comment)
  issue.updatedAt = now
  announce(call, comment, 'created')
  return created(commentJson(hub, repository, comment))
}

function editComment(call: ActingCall): Reply {
  const comment = commentOf(call)
  requireAuthorOr(call, comment.author, 'write')
  const body = textOf(call)
  if (body !== comment.body) {
    const from = comment.body
    comment.body = body
    comment.updatedAt = timestamp(call.hub)
    comment.issue.updatedAt = comment.updatedAt
    announce(call, comment, 'edited', { changes: { body: { from } } })
  }
  return ok(commentJson(call.hub, call.repository, comment))
}

function deleteComment(call: ActingCall): Reply {
  const comment = commentOf(call)
  requireAuthorOr(call, comment.author, 'write')
  call.repository.comments.delete(comment.id)
  announce(call, comment, 'deleted')
  return noContent()
}

function textOf(call: ActingCall): string {
  requiredString(call.fields, 'body', 'IssueComment')
  return optionalText(call.fields, 'body', 'IssueComment') ?? ''
}

function announce(
  call: ActingCall,
  comment: Comment,
  action: string,
  extra: Record<string, unknown> = {},
): void {
  const { hub, repository } = call
  emit(hub, repository, {
    name: 'issue_comment',
    action,
    sender: call.actor,
    payload: {
      issue: hookIssueJson(hub, repository, comment.issue),
      comment: commentJson(hub, repository, comment),
      ...extra,
    },
  })
}
