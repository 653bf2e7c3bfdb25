import { isAncestor } from '../../git/git-merge.ts'
import { readCommit } from '../../git/git-objects.ts'
import { ApiError, notFound, validationFailed } from '../../http/api-error.ts'
import { type ActingCall, numberParam, ok, type Reply, type RepositoryCall } from '../../http/call.ts'
import {
  type Fields,
  optionalObjects,
  optionalString,
  optionalText,
  requiredString,
} from '../../http/fields.ts'
import { paged } from '../../http/pagination.ts'
import { pullOf } from '../../http/path-records.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { suppliedString } from '../../http/supplied.ts'
import { timestamp } from '../../hub.ts'
import { noteDismissal } from '../../issues/issue-events.ts'
import { findPlace } from '../../pulls/comment-place.ts'
import type { PullIssue } from '../../pulls/pull-facts.ts'
import { listIncludes } from '../../pulls/review-verdict.ts'
import { reviewJson } from '../../shapes/pull.ts'
import { emitReview } from '../../webhooks/pull-events.ts'
import { emitReviewComment } from '../../webhooks/review-comment-events.ts'
import { roleIncludes, standingOf } from '../../world/roles.ts'
import { type Review, type ReviewComment, takeId } from '../../world/state.ts'
import { requireUnlocked } from '../issues/issue-lock.ts'
import { newComment, readWish } from './comment-wish.ts'

const pulls = ['pull_requests'] as const
const all = '/repos/{owner}/{repo}/pulls/{pull_number}/reviews'
const one = `${all}/{review_id}`

/** Reviews; like GitHub, anybody who can read may review, and whose approval counts is for the reader to decide. */
export const reviewRoutes: readonly Route[] = [
  writes('POST', all, { role: 'read', permissions: pulls }, createReview),
  reads(all, pulls, (call) => {
    const issue = pullOf(call)
    return paged(call, visible(call, issue), (review) => reviewJson(call.hub, call.repository, issue, review))
  }),
  reads(one, pulls, (call) => answer(call, pullOf(call), reviewOf(call))),
  writes('PUT', one, { role: 'read', permissions: pulls }, editReview),
  writes('DELETE', one, { role: 'read', permissions: pulls }, deleteReview),
  writes('POST', `${one}/events`, { role: 'read', permissions: pulls }, submitReview),
  writes('PUT', `${one}/dismissals`, { role: 'write', permissions: pulls }, dismissReview),
]

async function createReview(call: ActingCall): Promise<Reply> {
  const { hub, repository, fields, actor } = call
  const issue = pullOf(call)
  const state = stateOf(call, issue, optionalString(fields, 'event'))
  const body = textOf(call)
  const wishes = optionalObjects(fields, 'comments') ?? []
  if (wishes.length === 0) requireBody(state, body)
  requireUnlocked(call, issue, 'comment')
  if (issue.pull.reviews.some((other) => other.state === 'PENDING' && other.author === actor))
    throw unprocessable('User can only have one pending review per pull request')
  const commitSha = optionalString(fields, 'commit_id') ?? issue.pull.headSha
  await requireCommit(call, issue, commitSha)
  const review: Review = {
    id: takeId(hub.state),
    author: actor,
    app: call.app,
    state,
    body,
    commitSha,
    submittedAt: state === 'PENDING' ? null : timestamp(hub),
  }
  const comments = await readComments(call, issue, review, wishes)
  issue.pull.reviews.push(review)
  issue.pull.reviewComments.push(...comments)
  if (state !== 'PENDING') submit(call, issue, review)
  return ok(reviewJson(hub, repository, issue, review))
}

/** Makes the comments of a review; none is kept unless all of them are in the diff. */
async function readComments(
  call: ActingCall,
  issue: PullIssue,
  review: Review,
  wishes: readonly Fields[],
): Promise<ReviewComment[]> {
  const comments: ReviewComment[] = []
  for (const fields of wishes) {
    const place = await findPlace(call.repository, issue, readWish(fields, review.commitSha))
    if (place === 'path') throw unprocessable('Path could not be resolved')
    if (typeof place === 'string') throw unprocessable('Line could not be resolved')
    comments.push(newComment(call, { fields, review, place, replyTo: null }))
  }
  return comments
}

function editReview(call: ActingCall): Reply {
  const issue = pullOf(call)
  const review = ownReview(call)
  const from = review.body
  review.body = textOf(call)
  if (review.state !== 'PENDING' && review.body !== from) {
    const extra = { changes: { body: { from } } }
    emitReview(call.hub, call.repository, issue, { review, action: 'edited', sender: call.actor, extra })
  }
  return answer(call, issue, review)
}

/** Takes back a review that was never submitted, with its comments. */
function deleteReview(call: ActingCall): Reply {
  const issue = pullOf(call)
  const { pull } = issue
  const review = ownReview(call)
  if (review.state !== 'PENDING') throw unprocessable('Can not delete a non-pending pull request review')
  pull.reviews.splice(pull.reviews.indexOf(review), 1)
  const own = pull.reviewComments.filter((comment) => comment.review === review)
  for (const comment of own) pull.reviewComments.splice(pull.reviewComments.indexOf(comment), 1)
  return answer(call, issue, review)
}

function submitReview(call: ActingCall): Reply {
  const issue = pullOf(call)
  const review = ownReview(call)
  if (review.state !== 'PENDING')
    throw new ApiError(422, 'Can not submit a review that was submitted already')
  const state = stateOf(call, issue, requiredString(call.fields, 'event', 'PullRequestReview'))
  const body = textOf(call) || review.body
  requireUnlocked(call, issue, 'comment')
  if (!issue.pull.reviewComments.some((comment) => comment.review === review)) requireBody(state, body)
  review.state = state
  review.body = body
  review.submittedAt = timestamp(call.hub)
  submit(call, issue, review)
  return answer(call, issue, review)
}

function dismissReview(call: ActingCall): Reply {
  const issue = pullOf(call)
  const review = reviewOf(call)
  const message = suppliedString(call.fields, 'message')
  if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED') {
    throw unprocessable(`Can not dismiss a ${review.state.toLowerCase()} pull request review`)
  }
  requireDismissal(call, issue)
  noteDismissal(call.hub, call.repository, issue, { review, state: review.state, message, actor: call.actor })
  review.state = 'DISMISSED'
  announce(call, issue, review, 'dismissed')
  return answer(call, issue, review)
}

function stateOf(call: ActingCall, issue: PullIssue, event: string | undefined): Review['state'] {
  const own = issue.author === call.actor
  switch (event) {
    case undefined:
      return 'PENDING'
    case 'APPROVE':
      if (own) throw unprocessable('Can not approve your own pull request')
      return 'APPROVED'
    case 'REQUEST_CHANGES':
      if (own) throw unprocessable('Can not request changes on your own pull request')
      return 'CHANGES_REQUESTED'
    case 'COMMENT':
      return 'COMMENTED'
    default:
      throw validationFailed({ resource: 'PullRequestReview', field: 'event', code: 'invalid' })
  }
}

function requireBody(state: Review['state'], body: string): void {
  if (body === '' && (state === 'COMMENTED' || state === 'CHANGES_REQUESTED')) {
    throw unprocessable('Could not create review: body is missing')
  }
}

/** Where a branch says who may dismiss, others may not. Throws 403. */
function requireDismissal(call: ActingCall, issue: PullIssue): void {
  const { hub, repository, actor } = call
  const allowed = repository.protections.get(issue.pull.baseBranch)?.reviews?.dismissal ?? null
  if (allowed === null || listIncludes(allowed, actor)) return
  if (roleIncludes(standingOf(hub.state, repository, actor).role, 'admin')) return
  throw new ApiError(403, 'Must have permission to dismiss reviews on this branch.')
}

/** Takes only commits that are part of the pull request. Throws 422. */
export async function requireCommit(call: ActingCall, issue: PullIssue, sha: string): Promise<void> {
  const { directory } = call.repository
  const known = (await readCommit(directory, sha)) !== undefined
  if (!known || !(await isAncestor(directory, sha, issue.pull.headSha))) {
    throw unprocessable('The commit_id is not part of the pull request')
  }
}

function textOf(call: ActingCall): string {
  return optionalText(call.fields, 'body', 'PullRequestReview') ?? ''
}

function reviewOf(call: RepositoryCall): Review {
  const wanted = numberParam(call, 'review_id')
  const review = visible(call, pullOf(call)).find(({ id }) => id === wanted)
  if (review === undefined) throw notFound()
  return review
}

function ownReview(call: ActingCall): Review {
  const review = reviewOf(call)
  if (review.author !== call.actor) throw notFound()
  return review
}

/** Pending reviews are seen by their author alone. */
function visible(call: RepositoryCall, issue: PullIssue): Review[] {
  return issue.pull.reviews.filter(({ state, author }) => state !== 'PENDING' || author === call.actor)
}

function answer(call: RepositoryCall, issue: PullIssue, review: Review): Reply {
  return ok(reviewJson(call.hub, call.repository, issue, review))
}

/** Announces a review and then each of its comments. */
function submit(call: ActingCall, issue: PullIssue, review: Review): void {
  announce(call, issue, review, 'submitted')
  for (const comment of issue.pull.reviewComments)
    if (comment.review === review)
      emitReviewComment(call.hub, call.repository, issue, { comment, action: 'created', sender: call.actor })
}

function unprocessable(reason: string): ApiError {
  return new ApiError(422, 'Unprocessable Entity', [reason])
}

function announce(call: ActingCall, issue: PullIssue, review: Review, action: string): void {
  const { hub, repository } = call
  issue.updatedAt = timestamp(hub)
  const waiting = issue.pull.requestedReviewers.indexOf(review.author)
  if (action === 'submitted') {
    if (waiting >= 0) issue.pull.requestedReviewers.splice(waiting, 1)
    const team = issue.pull.requestedTeams.findIndex(({ members }) => members.has(review.author.login))
    if (team >= 0) issue.pull.requestedTeams.splice(team, 1)
  }
  emitReview(hub, repository, issue, { review, action, sender: call.actor })
}
