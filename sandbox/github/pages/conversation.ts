import { isPull, mergeabilityOf, type PullIssue } from '../pulls/pull-facts.ts'
import { commentsOf } from '../shapes/issue.ts'
import { latestCheckRuns } from '../world/head-state.ts'
import type { CheckRun, Comment, Issue, Repository, Review } from '../world/state.ts'
import { bodyText } from './body-text.ts'
import { type Html, html } from './html.ts'
import { actionForm, person, repositoryHead, type Visit } from './layout.ts'
import { stateBadge } from './repository-page.ts'

/** Words for the state of a review. */
const reviewWords = {
  APPROVED: html`<span class="good">approved these changes</span>`,
  CHANGES_REQUESTED: html`<span class="bad">requested changes</span>`,
  COMMENTED: html`reviewed`,
  DISMISSED: html`<span class="muted">reviewed (dismissed)</span>`,
  PENDING: html`<span class="wait">reviews (pending)</span>`,
} as const satisfies Record<Review['state'], Html>

/** The page of an issue, or the conversation of a pull request. */
export async function conversationPage(visit: Visit, repository: Repository, issue: Issue): Promise<Html> {
  const about = { repository: repository.fullName, number: issue.number }
  return html`${issueHead(repository, issue, 'conversation')}
${card(html`${person(issue.author)} <span class="muted">opened this ${issue.createdAt}</span>`, bodyText(issue.body))}
${timeline(visit, repository, issue)}
${isPull(issue) ? await mergeBox(visit, repository, issue) : null}
${visit.persona === null ? html`<p class="muted">Choose who you are at the top of the page to take part.</p>` : forms(visit, issue, about)}`
}

/** Title, state and tabs of an issue or pull request. */
export function issueHead(
  repository: Repository,
  issue: Issue,
  current: 'conversation' | 'commits' | 'checks' | 'files',
): Html {
  const base = `/${repository.fullName}/pull/${issue.number}`
  const tab = (name: typeof current, href: string, label: string) =>
    html`<a href="${href}"${name === current ? html` aria-current="page"` : null}>${label}</a>`
  const branches = isPull(issue)
    ? html` <span class="muted">from <code>${issue.pull.headBranch}</code> into <code>${issue.pull.baseBranch}</code></span>`
    : null
  const tabs = isPull(issue)
    ? html`<nav class="tabs">${tab('conversation', base, 'Conversation')}${tab('commits', `${base}/commits`, 'Commits')}${tab('checks', `${base}/checks`, `Checks ${latestCheckRuns(repository, issue.pull.headSha).length}`)}${tab('files', `${base}/files`, 'Files changed')}</nav>`
    : null
  return html`${repositoryHead(repository, isPull(issue) ? 'pulls' : 'issues')}<h1>${issue.title} <span class="muted">#${issue.number}</span></h1><p class="row">${stateBadge(issue)}${issue.labels.map(({ name }) => html`<span class="label">${name}</span>`)}${branches}</p>${tabs}`
}

/** The one-line outcome of a check run, with its color. */
export function checkWord(run: CheckRun): Html {
  if (run.conclusion === null) return html`<span class="wait">${run.status.replaceAll('_', ' ')}</span>`
  const fine = ['success', 'neutral', 'skipped'].includes(run.conclusion)
  const tone = run.conclusion === 'action_required' ? 'wait' : fine ? 'good' : 'bad'
  return html`<span class="${tone}">${run.conclusion.replaceAll('_', ' ')}</span>`
}

/** Comments and reviews in the order they came. */
function timeline(visit: Visit, repository: Repository, issue: Issue): Html[] {
  const comments = commentsOf(repository, issue).map((comment) => ({
    at: comment.createdAt,
    id: comment.id,
    shown: commentCard(visit, repository, comment),
  }))
  const reviews = (issue.pull?.reviews ?? [])
    .filter(({ state, author }) => state !== 'PENDING' || author === visit.persona)
    .map((review) => ({ at: review.submittedAt ?? '', id: review.id, shown: reviewCard(review) }))
  return [...comments, ...reviews]
    .toSorted((left, right) => left.at.localeCompare(right.at) || left.id - right.id)
    .map(({ shown }) => shown)
}

function commentCard(visit: Visit, repository: Repository, comment: Comment): Html {
  const fields = { do: 'edit-comment', repository: repository.fullName, comment: comment.id }
  const edited = comment.updatedAt === comment.createdAt ? '' : ', edited'
  const edit =
    comment.author === visit.persona
      ? html`<details><summary class="small">Edit</summary>${actionForm(visit, fields, html`<textarea name="body" required>${comment.body}</textarea><button>Save</button>`)}</details>`
      : null
  const counts = new Map<string, number>()
  for (const { content } of comment.reactions) counts.set(content, (counts.get(content) ?? 0) + 1)
  const reactions = [...counts].map(
    ([content, count]) => html`<span class="label">${content} ${count}</span> `,
  )
  const head = html`${person(comment.author)} <span class="muted">commented ${comment.createdAt}${edited}</span>`
  return card(
    head,
    html`<div id="issuecomment-${comment.id}">${bodyText(comment.body)}</div>${reactions}${edit}`,
  )
}

function reviewCard(review: Review): Html {
  const when = html`<span class="muted">${review.submittedAt ?? ''} at ${review.commitSha.slice(0, 7)}</span>`
  const head = html`${person(review.author)} ${reviewWords[review.state]} ${when}`
  return card(head, review.body === '' ? null : bodyText(review.body))
}

async function mergeBox(visit: Visit, repository: Repository, issue: PullIssue): Promise<Html | null> {
  if (issue.state === 'closed') return null
  const { mergeable } = await mergeabilityOf(repository, issue)
  const runs = latestCheckRuns(repository, issue.pull.headSha)
  const checks = runs.map(
    (run) =>
      html`<li>${checkWord(run)} <strong>${run.name}</strong> <span class="muted">${run.title}</span></li>`,
  )
  const fields = { do: 'merge', repository: repository.fullName, number: issue.number }
  const merge = html`<select name="merge_method"><option value="merge">Create a merge commit</option><option value="squash">Squash and merge</option><option value="rebase">Rebase and merge</option></select> <button class="primary">Merge pull request</button>`
  const word =
    mergeable === true
      ? html`<p class="good">This branch has no conflicts with the base branch.</p>`
      : html`<p class="bad">This branch has conflicts that must be resolved.</p>`
  const button = visit.persona === null || mergeable !== true ? null : actionForm(visit, fields, merge)
  return card(
    html`<strong>Merge</strong>`,
    html`${checks.length === 0 ? null : html`<ul class="list">${checks}</ul>`}${word}${button}`,
  )
}

function forms(
  visit: Visit,
  issue: Issue,
  about: { readonly repository: string; readonly number: number },
): Html {
  const other = issue.state === 'open' ? 'close' : 'reopen'
  const merged = issue.pull?.mergedAt !== null && issue.pull !== null
  const toggle = merged
    ? null
    : actionForm(
        visit,
        { ...about, do: other },
        html`<button>${other === 'close' ? 'Close' : 'Reopen'}</button>`,
      )
  const comment = actionForm(
    visit,
    { ...about, do: 'comment' },
    html`<textarea name="body" placeholder="Leave a comment" required></textarea><button class="primary">Comment</button>`,
  )
  const review = html`<h2>Review</h2>${actionForm(visit, { ...about, do: 'review' }, html`<textarea name="body" placeholder="Leave a review"></textarea><div class="row"><select name="event"><option value="COMMENT">Comment</option><option value="APPROVE">Approve</option><option value="REQUEST_CHANGES">Request changes</option></select><button>Submit review</button></div>`)}`
  return html`<h2>Comment as ${visit.persona?.login ?? ''}</h2>${comment}<p></p>${toggle}${issue.pull === null || issue.state === 'closed' ? null : review}`
}

function card(head: Html, inside: Html | null): Html {
  return html`<section class="card"><div class="head">${head}</div>${inside === null ? null : html`<div class="inside">${inside}</div>`}</section>`
}
