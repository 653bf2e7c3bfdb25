import { commitsFrom, filesBetween } from '../git/git-history.ts'
import { readCommit } from '../git/git-objects.ts'
import { resolveCommit } from '../git/refs.ts'
import { latestCheckRuns } from '../world/head-state.ts'
import type { CheckRun, Repository } from '../world/state.ts'
import { bodyText } from './body-text.ts'
import { checkCard } from './check-card.ts'
import { diffCards } from './diff-card.ts'
import { type Html, html } from './html.ts'
import { commitLink, moment, repositoryHead, type Visit } from './layout.ts'
import { checksOf, commitList } from './pull-page.ts'
import { referencesOf } from './tickable-body.ts'

const listedCommits = 50

/** One commit: message, check runs and changes against its first parent; undefined when there is none. */
export async function commitPage(
  visit: Visit,
  repository: Repository,
  ref: string,
): Promise<Html | undefined> {
  const sha = await resolveCommit(repository, ref)
  const commit = sha === undefined ? undefined : await readCommit(repository.directory, sha)
  if (commit === undefined) return undefined
  const [title = '', ...rest] = commit.message.split('\n')
  const message = rest.join('\n').trim()
  const files = await filesBetween(repository.directory, commit.parents[0] ?? null, commit.sha)
  const hasChecks = latestCheckRuns(repository, commit.sha).length > 0
  return html`${repositoryHead(visit, repository, 'code')}<h1>${title}</h1>
<p class="muted"><code>${commit.sha}</code> by ${commit.author.name} on ${moment(commit.author.date)}</p>
${message === '' ? null : bodyText(message, { references: referencesOf(visit, repository) })}
${hasChecks ? html`<h2>Checks</h2>${checksOf(visit, repository, commit.sha)}` : null}<h2>Changes</h2>${diffCards(files)}`
}

/** The newest commits of a branch; undefined when there is none. */
export async function historyPage(
  visit: Visit,
  repository: Repository,
  ref: string,
): Promise<Html | undefined> {
  const sha = await resolveCommit(repository, ref)
  if (sha === undefined) return undefined
  const commits = await commitsFrom(repository.directory, sha, listedCommits)
  return html`${repositoryHead(visit, repository, 'code')}<h1>Commits of ${ref}</h1>${commitList(repository, commits)}`
}

/** One check run on its own. */
export function checkRunPage(visit: Visit, repository: Repository, run: CheckRun): Html {
  const { headSha } = run
  return html`${repositoryHead(visit, repository, 'code')}<h1>${run.name}</h1><p class="muted">Check of ${commitLink(repository, headSha)}${run.suite.headBranch === null ? null : html` on ${run.suite.headBranch}`}</p>${checkCard(visit, repository, run)}`
}
