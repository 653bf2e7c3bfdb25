import type { PullIssue } from '../pulls/pull-facts.ts'
import type { Repository, Review, ReviewComment } from '../world/state.ts'
import { bodyText } from './body-text.ts'
import { card } from './card.ts'
import { type Html, html } from './html.ts'
import { moment, person, type Visit } from './layout.ts'
import { referencesOf } from './tickable-body.ts'

/** Words for the state of a review. */
const reviewWords = {
  APPROVED: html`<span class="good">approved these changes</span>`,
  CHANGES_REQUESTED: html`<span class="bad">requested changes</span>`,
  COMMENTED: html`reviewed`,
  DISMISSED: html`<span class="muted">reviewed (dismissed)</span>`,
  PENDING: html`<span class="wait">has not sent this review yet</span>`,
} as const satisfies Record<Review['state'], Html>

/** Lines of a hunk that are shown above a comment. */
const shownLines = 4

/** The reviews of a pull request; one that was not sent yet is seen by its author alone. */
export function visibleReviews(visit: Visit, issue: PullIssue): readonly Review[] {
  return issue.pull.reviews.filter(({ state, author }) => state !== 'PENDING' || author === visit.persona)
}

/** A review with its verdict, its words and its comments on lines. */
export function reviewCard(visit: Visit, repository: Repository, issue: PullIssue, review: Review): Html {
  const options = { references: referencesOf(visit, repository) }
  const when = review.submittedAt === null ? null : html`on ${moment(review.submittedAt)}`
  const head = html`${person(review.author)} ${reviewWords[review.state]} <span class="muted">${when} at <code>${review.commitSha.slice(0, 7)}</code></span>`
  const comments = issue.pull.reviewComments.filter((comment) => comment.review === review)
  const lines = comments.map((comment) => lineComment(comment, bodyText(comment.body, options)))
  const body = review.body === '' ? null : bodyText(review.body, options)
  const inside = body === null && lines.length === 0 ? null : html`${body}${lines}`
  return card({ head, inside, id: `pullrequestreview-${review.id}` })
}

function lineComment(comment: ReviewComment, body: Html): Html {
  const { path, subject, line, originalLine, diffHunk, author, createdAt, replyTo } = comment
  const place = subject === 'file' ? path : `${path}:${line ?? originalLine ?? ''}`
  const outdated = subject === 'line' && line === null ? html` <span class="label">outdated</span>` : null
  const hunk =
    replyTo === null && subject === 'line'
      ? html`<pre>${diffHunk.split('\n').slice(-shownLines).join('\n')}</pre>`
      : null
  return html`<div class="line-comment" id="discussion_r${comment.id}"><p><code>${place}</code>${outdated}</p>${hunk}<p>${person(author)} <span class="muted">${replyTo === null ? 'commented' : 'answered'} on ${moment(createdAt)}</span></p>${body}</div>`
}
