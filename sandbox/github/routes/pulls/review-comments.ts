import { ApiError, notFound, validationFailed } from '../../http/api-error.ts'
import {
  type ActingCall,
  created,
  noContent,
  numberParam,
  ok,
  type Reply,
  type RepositoryCall,
} from '../../http/call.ts'
import { optionalInteger } from '../../http/fields.ts'
import { paged } from '../../http/pagination.ts'
import { changedSince, pullOf, requireAuthorOr } from '../../http/path-records.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { suppliedInteger, suppliedString } from '../../http/supplied.ts'
import { timestamp } from '../../hub.ts'
import { findPlace, placeOf } from '../../pulls/comment-place.ts'
import { isPull, type PullIssue } from '../../pulls/pull-facts.ts'
import { reviewCommentJson } from '../../shapes/review-comment.ts'
import { emitReview } from '../../webhooks/pull-events.ts'
import { emitReviewComment } from '../../webhooks/review-comment-events.ts'
import { type Review, type ReviewComment, takeId } from '../../world/state.ts'
import { requireUnlocked } from '../issues/issue-lock.ts'
import { commentText, newComment, outsideDiff, readWish } from './comment-wish.ts'
import { requireCommit } from './reviews.ts'

const pulls = ['pull_requests'] as const
const need = { role: 'read', permissions: pulls } as const
const ofPull = '/repos/{owner}/{repo}/pulls/{pull_number}/comments'
const ofRepository = '/repos/{owner}/{repo}/pulls/comments'
const one = `${ofRepository}/{comment_id}`

/** Comments on lines of a diff, and answers to them; what is still pending is seen by its author alone. */
export const reviewCommentRoutes: readonly Route[] = [
  writes('POST', ofPull, need, createComment),
  writes('POST', `${ofPull}/{comment_id}/replies`, need, (call) => {
    suppliedString(call.fields, 'body')
    return reply(call, pullOf(call), numberParam(call, 'comment_id'))
  }),
  reads(ofPull, pulls, (call) => {
    const issue = pullOf(call)
    return list(call, commentsIn(call, issue))
  }),
  reads(ofRepository, pulls, (call) => {
    const issues = [...call.repository.issues.values()].filter(isPull)
    return list(
      call,
      issues.flatMap((issue) => commentsIn(call, issue)),
    )
  }),
  reads('/repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/comments', pulls, (call) => {
    const wanted = numberParam(call, 'review_id')
    const issue = pullOf(call)
    if (!issue.pull.reviews.some(({ id }) => id === wanted)) throw notFound()
    return list(
      call,
      commentsIn(call, issue).filter(({ comment }) => comment.review.id === wanted),
    )
  }),
  reads(one, pulls, (call) => ok(shape(call, reviewCommentOf(call)))),
  writes('PATCH', one, need, editComment),
  writes('DELETE', one, need, deleteComment),
]

interface Found {
  readonly issue: PullIssue
  readonly comment: ReviewComment
}

/** Finds the comment on a diff that the path names. Throws 404. */
export function reviewCommentOf(call: RepositoryCall): Found {
  const wanted = numberParam(call, 'comment_id')
  const issues = [...call.repository.issues.values()].filter(isPull)
  const found = issues
    .flatMap((issue) => commentsIn(call, issue))
    .find(({ comment }) => comment.id === wanted)
  if (found === undefined) throw notFound()
  return found
}

async function createComment(call: ActingCall): Promise<Reply> {
  const { repository, fields } = call
  const issue = pullOf(call)
  const answered = optionalInteger(fields, 'in_reply_to')
  if (answered !== undefined) return reply(call, issue, suppliedInteger(fields, 'in_reply_to'))
  suppliedString(fields, 'commit_id')
  const wish = readWish(fields, issue.pull.headSha)
  commentText(fields)
  requireUnlocked(call, issue, 'comment')
  requireNoPending(call, issue)
  await requireCommit(call, issue, wish.commit)
  const place = await findPlace(repository, issue, wish)
  if (typeof place === 'string') throw outsideDiff(place)
  const review = commentedReview(call, issue, wish.commit)
  return publish(call, issue, newComment(call, { fields, review, place, replyTo: null }))
}

/** Answers the first comment of a thread; an answer cannot be answered. */
function reply(call: ActingCall, issue: PullIssue, id: number): Reply {
  const first = commentsIn(call, issue).find(({ comment }) => comment.id === id)?.comment
  if (first === undefined) throw notFound()
  requireUnlocked(call, issue, 'comment')
  if (first.replyTo !== null)
    throw new ApiError(422, 'Validation Failed', [
      { resource: 'PullRequestReviewComment', code: 'invalid', field: 'in_reply_to' },
    ])
  const { fields } = call
  commentText(fields)
  const review = commentedReview(call, issue, first.commit)
  return publish(call, issue, newComment(call, { fields, review, place: placeOf(first), replyTo: first }))
}

/** A comment of its own comes with a review that says nothing else. */
function commentedReview(call: ActingCall, issue: PullIssue, commitSha: string): Review {
  const { hub, actor, app } = call
  const review: Review = {
    id: takeId(hub.state),
    author: actor,
    app,
    state: 'COMMENTED',
    body: '',
    commitSha,
    submittedAt: timestamp(hub),
  }
  issue.pull.reviews.push(review)
  return review
}

function publish(call: ActingCall, issue: PullIssue, comment: ReviewComment): Reply {
  const { hub, repository, actor } = call
  issue.pull.reviewComments.push(comment)
  issue.updatedAt = timestamp(hub)
  emitReview(hub, repository, issue, { review: comment.review, action: 'submitted', sender: actor })
  emitReviewComment(hub, repository, issue, { comment, action: 'created', sender: actor })
  return created(shape(call, { issue, comment }))
}

function editComment(call: ActingCall): Reply {
  const { hub, repository, actor, fields } = call
  const found = reviewCommentOf(call)
  const { issue, comment } = found
  requireAuthorOr(call, comment.author, 'write')
  const body = commentText(fields)
  const from = comment.body
  if (body === from) return ok(shape(call, found))
  comment.body = body
  comment.updatedAt = timestamp(hub)
  const event = { comment, sender: actor, extra: { changes: { body: { from } } } }
  if (comment.review.state !== 'PENDING')
    emitReviewComment(hub, repository, issue, { ...event, action: 'edited' })
  return ok(shape(call, found))
}

function deleteComment(call: ActingCall): Reply {
  const { hub, repository, actor } = call
  const { issue, comment } = reviewCommentOf(call)
  requireAuthorOr(call, comment.author, 'write')
  issue.pull.reviewComments.splice(issue.pull.reviewComments.indexOf(comment), 1)
  if (comment.review.state !== 'PENDING')
    emitReviewComment(hub, repository, issue, { comment, action: 'deleted', sender: actor })
  return noContent()
}

function requireNoPending(call: ActingCall, issue: PullIssue): void {
  if (!issue.pull.reviews.some(({ state, author }) => state === 'PENDING' && author === call.actor)) return
  throw validationFailed({
    resource: 'PullRequestReview',
    code: 'custom',
    field: 'user_id',
    message: 'user_id can only have one pending review per pull request',
  })
}

function commentsIn(call: RepositoryCall, issue: PullIssue): Found[] {
  return issue.pull.reviewComments
    .filter(({ review }) => review.state !== 'PENDING' || review.author === call.actor)
    .map((comment) => ({ issue, comment }))
}

function list(call: RepositoryCall, found: readonly Found[]): Reply {
  const { query } = call
  const recent = new Set(
    changedSince(
      found.map(({ comment }) => comment),
      query.get('since'),
    ),
  )
  const kept = found
    .filter(({ comment }) => recent.has(comment))
    .toSorted((left, right) => left.comment.id - right.comment.id)
  return paged(call, query.get('direction') === 'desc' ? kept.toReversed() : kept, (item) =>
    shape(call, item),
  )
}

function shape(call: RepositoryCall, { issue, comment }: Found) {
  return reviewCommentJson(call.hub, call.repository, issue, comment)
}
