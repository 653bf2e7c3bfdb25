import { isPull, pullFacts } from '../pulls/pull-facts.ts'
import { commentsOf } from '../shapes/issue.ts'
import type { IssueEvent } from '../world/issue-book.ts'
import type { Comment, Issue, Repository } from '../world/state.ts'
import { card } from './card.ts'
import { type Html, html, type Piece } from './html.ts'
import { actionForm, commitLink, moment, pathOf, person, type Visit } from './layout.ts'
import { reviewCard, visibleReviews } from './review-card.ts'
import { tickableBody } from './tickable-body.ts'
import { versionOf } from './version.ts'
import { holds } from './visible.ts'

/** What stands in the history and is told elsewhere on the page. */
const toldElsewhere = new Set(['mentioned', 'subscribed', 'unsubscribed', 'commented', 'reviewed'])

/** Sorts after every timestamp. */
const unsent = '9999'

interface Entry {
  readonly at: string
  readonly id: number
  readonly shown: Html
}

/** Comments, reviews, commits and other events in the order they came. */
export async function timeline(visit: Visit, repository: Repository, issue: Issue): Promise<Html[]> {
  const comments = commentsOf(repository, issue).map((comment) => ({
    at: comment.createdAt,
    id: comment.id,
    shown: commentCard(visit, repository, comment),
  }))
  const reviews = isPull(issue)
    ? visibleReviews(visit, issue).map((review) => ({
        at: review.submittedAt ?? unsent,
        id: review.id,
        shown: reviewCard(visit, repository, issue, review),
      }))
    : []
  const merged = issue.pull !== null && issue.pull.mergedAt !== null
  const events = repository.issueBook.events
    .filter(
      (event) =>
        event.issue === issue && !toldElsewhere.has(event.event) && !(merged && event.event === 'closed'),
    )
    .map((event) => ({ at: event.createdAt, id: event.id, shown: eventLine(repository, event) }))
  const entries: Entry[] = [...comments, ...reviews, ...events, ...(await commits(repository, issue))]
  return entries
    .toSorted((left, right) => left.at.localeCompare(right.at) || left.id - right.id)
    .map(({ shown }) => shown)
}

/** Commits have no number of their own: at the same second they come before what was said about them. */
async function commits(repository: Repository, issue: Issue): Promise<Entry[]> {
  if (!isPull(issue)) return []
  const { commits: found } = await pullFacts(repository, issue)
  return found.map(({ sha, message, committer }) => ({
    at: committer.date,
    id: 0,
    shown: line(html`${commitLink(repository, sha)} ${message.split('\n')[0]}`),
  }))
}

function commentCard(visit: Visit, repository: Repository, comment: Comment): Html {
  const mayEdit = comment.author === visit.persona || holds(visit, repository, 'write')
  const fields = {
    do: 'edit-comment',
    repository: repository.fullName,
    comment: comment.id,
    version: versionOf(comment.body),
  }
  const field = `edit-${comment.id}`
  const edit = mayEdit
    ? html`<details class="edit"><summary>Edit</summary>${actionForm(visit, fields, html`<div class="field"><label for="${field}">Comment</label><textarea id="${field}" name="body" rows="6" required>${comment.body}</textarea></div><button class="primary">Save</button>`)}</details>`
    : null
  const edited = comment.updatedAt === comment.createdAt ? null : html`, edited`
  const head = html`${person(comment.author)} <span class="muted">commented on ${moment(comment.createdAt)}${edited}</span>`
  const body = tickableBody(visit, repository, {
    id: `comment-${comment.id}`,
    text: comment.body,
    fields: { comment: comment.id },
    mayTick: mayEdit,
  })
  const inside = html`${body}${reactions(comment)}`
  return card({ head, aside: edit, inside, id: `issuecomment-${comment.id}` })
}

function reactions({ reactions: given }: Comment): Html | null {
  if (given.length === 0) return null
  const counts = new Map<string, number>()
  for (const { content } of given) counts.set(content, (counts.get(content) ?? 0) + 1)
  return html`<p class="row">${[...counts].map(([content, count]) => html`<span class="label">${content} ${count}</span>`)}</p>`
}

function eventLine(repository: Repository, event: IssueEvent): Html {
  return line(
    html`${person(event.actor)} ${eventWords(repository, event)} <span class="muted">on ${moment(event.createdAt)}</span>`,
  )
}

function eventWords(repository: Repository, { event, detail, commitSha, source }: IssueEvent): Piece {
  const name = (key: string) => nameIn(detail[key])
  switch (event) {
    case 'closed':
      return html`closed this`
    case 'merged':
      return commitSha === null
        ? html`merged this`
        : html`merged this as ${commitLink(repository, commitSha)}`
    case 'referenced':
      return html`named this in ${commitSha === null ? null : commitLink(repository, commitSha)}`
    case 'labeled':
      return html`added the label <span class="label">${name('label')}</span>`
    case 'unlabeled':
      return html`removed the label <span class="label">${name('label')}</span>`
    case 'assigned':
    case 'unassigned':
      return html`${event} ${name('assignee')}`
    case 'milestoned':
    case 'demilestoned':
      return html`${event === 'milestoned' ? 'added this to' : 'removed this from'} the milestone ${name('milestone')}`
    case 'review_requested':
      return html`asked ${name('requested_reviewer')}${name('requested_team')} for a review`
    case 'renamed': {
      const from = detail['rename']
      const before = typeof from === 'object' && from !== null && 'from' in from ? String(from.from) : ''
      return html`changed the title from <s>${before}</s>`
    }
    case 'cross-referenced':
      return source === null
        ? html`mentioned this`
        : html`mentioned this in <a href="${pathOf(repository, source)}">${source.title} #${source.number}</a>`
    case 'head_ref_deleted':
      return html`deleted the branch`
    case 'head_ref_restored':
      return html`restored the branch`
    default:
      return event.replaceAll(/[_-]/g, ' ')
  }
}

/** Login, name or title of what an event tells about. */
function nameIn(value: unknown): string {
  if (typeof value !== 'object' || value === null) return ''
  for (const key of ['login', 'name', 'title']) {
    const text: unknown = Object.entries(value).find(([candidate]) => candidate === key)?.[1]
    if (typeof text === 'string') return text
  }
  return ''
}

function line(words: Html): Html {
  return html`<p class="event">${words}</p>`
}
