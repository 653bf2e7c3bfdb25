import { validationFailed } from '../../http/api-error.ts'
import { type ActingCall, created, noContent, ok, type Reply, type RepositoryCall } from '../../http/call.ts'
import { dated } from '../../http/conditional.ts'
import { maxBodyLength } from '../../http/fields.ts'
import { paged } from '../../http/pagination.ts'
import { changedSince, commentOf, issueOf, requireAuthorOr } from '../../http/path-records.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { suppliedString } from '../../http/supplied.ts'
import { timestamp } from '../../hub.ts'
import { noteReferences } from '../../issues/issue-events.ts'
import { commentJson, commentsOf, hookIssueJson } from '../../shapes/issue.ts'
import { emit } from '../../webhooks/events.ts'
import { type Comment, takeId } from '../../world/state.ts'
import { requireUnlocked } from './issue-lock.ts'
import { commentToChange, issueToChange } from './issue-to-change.ts'

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
  reads('/repos/{owner}/{repo}/issues/comments', eitherKind, listAll),
  reads('/repos/{owner}/{repo}/issues/comments/{comment_id}', eitherKind, (call) => {
    const comment = commentOf(call)
    return dated(ok(commentJson(call.hub, call.repository, comment)), comment.updatedAt)
  }),
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
  const issue = issueToChange(call)
  requireUnlocked(call, issue, 'comment')
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
  noteReferences(hub, repository, issue, { text: body, actor })
  return created(commentJson(hub, repository, comment))
}

function editComment(call: ActingCall): Reply {
  const comment = commentToChange(call)
  requireAuthorOr(call, comment.author, 'write')
  const body = textOf(call)
  if (body !== comment.body) {
    const from = comment.body
    comment.body = body
    comment.updatedAt = timestamp(call.hub)
    comment.issue.updatedAt = comment.updatedAt
    announce(call, comment, 'edited', { changes: { body: { from } } })
    noteReferences(call.hub, call.repository, comment.issue, { text: body, actor: call.actor })
  }
  return ok(commentJson(call.hub, call.repository, comment))
}

function deleteComment(call: ActingCall): Reply {
  const comment = commentToChange(call)
  requireAuthorOr(call, comment.author, 'write')
  call.repository.comments.delete(comment.id)
  comment.issue.updatedAt = timestamp(call.hub)
  announce(call, comment, 'deleted')
  return noContent()
}

/** Lists the comments of a repository by the time of writing, or by `sort` and `direction`. */
function listAll(call: RepositoryCall): Reply {
  const { query, repository, hub } = call
  const sort = query.get('sort')
  const key = (comment: Comment) => (sort === 'updated' ? comment.updatedAt : comment.createdAt)
  const sign = sort !== null && query.get('direction') === 'desc' ? -1 : 1
  const sorted = changedSince([...repository.comments.values()], query.get('since')).toSorted(
    (left, right) => (key(left).localeCompare(key(right)) || left.id - right.id) * sign,
  )
  return paged(call, sorted, (comment) => commentJson(hub, repository, comment))
}

function textOf(call: ActingCall): string {
  const body = suppliedString(call.fields, 'body')
  const refuse = (message: string) =>
    validationFailed({ resource: 'IssueComment', code: 'unprocessable', field: 'data', message })
  if (body.trim() === '') throw refuse('Body cannot be blank')
  if (body.length > maxBodyLength) throw refuse(`Body is too long (maximum is ${maxBodyLength} characters)`)
  return body
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
