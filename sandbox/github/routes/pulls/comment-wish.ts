import { type ApiError, tooLong, validationFailed } from '../../http/api-error.ts'
import type { ActingCall } from '../../http/call.ts'
import { type Fields, maxBodyLength, optionalInteger, optionalString } from '../../http/fields.ts'
import { optionalMember, suppliedString } from '../../http/supplied.ts'
import { timestamp } from '../../hub.ts'
import type { CommentPlace, PlaceProblem, PlaceWish } from '../../pulls/comment-place.ts'
import { type Review, type ReviewComment, takeId } from '../../world/state.ts'

const sides = ['LEFT', 'RIGHT'] as const
const resource = 'PullRequestReviewComment'

/** Reads where a comment is wanted; `commit` is taken when the body names none. */
export function readWish(fields: Fields, commit: string): PlaceWish {
  const side = optionalMember(fields, 'side', sides) ?? 'RIGHT'
  return {
    path: suppliedString(fields, 'path'),
    commit: optionalString(fields, 'commit_id') ?? commit,
    subject: optionalMember(fields, 'subject_type', ['line', 'file']) ?? 'line',
    side,
    line: optionalInteger(fields, 'line'),
    startSide: optionalMember(fields, 'start_side', sides),
    startLine: optionalInteger(fields, 'start_line'),
    position: optionalInteger(fields, 'position'),
  }
}

/** What a comment of its own is told when its place is not in the diff. */
export function outsideDiff(problem: PlaceProblem): ApiError {
  const field = `pull_request_review_thread.${problem}`
  switch (problem) {
    case 'path':
      return validationFailed({ resource, code: 'invalid', field })
    case 'line':
      return validationFailed(
        { resource, code: 'custom', field, message: `${field} must be part of the diff` },
        { resource, code: 'missing_field', field: 'pull_request_review_thread.diff_hunk' },
      )
    case 'start_line':
      return validationFailed({
        resource,
        code: 'custom',
        field,
        message: `${field} must precede the end line and be part of the diff`,
      })
  }
}

/** Makes the record of a comment; it belongs to nothing but its review yet. */
export function newComment(
  call: ActingCall,
  parts: {
    readonly fields: Fields
    readonly review: Review
    readonly place: CommentPlace
    readonly replyTo: ReviewComment | null
  },
): ReviewComment {
  const { fields, review, place, replyTo } = parts
  const now = timestamp(call.hub)
  return {
    id: takeId(call.hub.state),
    review,
    author: call.actor,
    app: call.app,
    createdAt: now,
    updatedAt: now,
    body: commentText(fields),
    ...place,
    replyTo,
    reactions: [],
  }
}

/** Reads the body of a comment on a diff. Throws 422 when it is absent, empty or too long. */
export function commentText(fields: Fields): string {
  const body = suppliedString(fields, 'body')
  if (body.trim() === '') throw validationFailed({ resource, field: 'body', code: 'missing_field' })
  if (body.length > maxBodyLength) throw tooLong(resource, 'body', maxBodyLength)
  return body
}
