import type { Commit } from '../git/git-objects.ts'
import { type PullIssue, pullFacts } from '../pulls/pull-facts.ts'
import { latestCheckRuns } from '../world/head-state.ts'
import type { Repository } from '../world/state.ts'
import { checkCard, checkWord } from './check-card.ts'
import { diffCards } from './diff-card.ts'
import { type Html, html } from './html.ts'
import { issueHead } from './issue-head.ts'
import { commitLink, moment, type Visit } from './layout.ts'
import { reviewForm } from './review-form.ts'

/** The commits of a pull request. */
export async function commitsPage(visit: Visit, repository: Repository, issue: PullIssue): Promise<Html> {
  const { commits } = await pullFacts(repository, issue)
  return html`${issueHead(visit, repository, issue, 'commits')}${commitList(repository, commits)}`
}

/** Commits as a list of links. */
export function commitList(repository: Repository, commits: readonly Commit[]): Html {
  const line = ({ sha, message, author }: Commit) =>
    html`<li><a href="/${repository.fullName}/commit/${sha}"><strong>${message.split('\n')[0]}</strong></a><br><code>${sha.slice(0, 7)}</code> <span class="muted small">${author.name} on ${moment(author.date)}</span></li>`
  return html`<ul class="list">${commits.map(line)}</ul>`
}

/** The changed files of a pull request with their diffs, and the form for a review. */
export async function filesPage(visit: Visit, repository: Repository, issue: PullIssue): Promise<Html> {
  const { files } = await pullFacts(repository, issue)
  const review = issue.state === 'open' ? reviewForm(visit, repository, issue) : null
  return html`${issueHead(visit, repository, issue, 'files')}${diffCards(files)}${review}`
}

/** The check runs of the head of a pull request, with their buttons; those of the merge commit once there is one. */
export function checksPage(visit: Visit, repository: Repository, issue: PullIssue): Html {
  const { headSha, mergeCommitSha, mergedAt } = issue.pull
  const merged =
    mergedAt === null || mergeCommitSha === null
      ? null
      : html`<h2>Checks of the merge, ${commitLink(repository, mergeCommitSha)}</h2>${checksOf(visit, repository, mergeCommitSha)}<h2>Checks of the head, ${commitLink(repository, headSha)}</h2>`
  return html`${issueHead(visit, repository, issue, 'checks')}${merged}${checksOf(visit, repository, headSha)}`
}

/** Every check run of a commit, the first one first. */
export function checksOf(visit: Visit, repository: Repository, sha: string): Html {
  const runs = latestCheckRuns(repository, sha).toReversed()
  if (runs.length === 0) return html`<p class="muted">No checks on this commit yet.</p>`
  const list =
    runs.length < 2
      ? null
      : html`<ul class="list">${runs.map((run) => html`<li>${checkWord(run)} <a href="#run-${run.id}">${run.name}</a> <span class="muted">${run.title}</span></li>`)}</ul>`
  return html`${list}${runs.map((run) => checkCard(visit, repository, run))}`
}
