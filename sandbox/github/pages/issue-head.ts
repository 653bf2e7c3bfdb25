import { isPull, type PullIssue } from '../pulls/pull-facts.ts'
import { latestCheckRuns } from '../world/head-state.ts'
import type { Issue, Repository } from '../world/state.ts'
import { type Html, html } from './html.ts'
import { actionForm, labelTag, repositoryHead, tabs, type Visit } from './layout.ts'
import { versionOf } from './version.ts'
import { mayEdit } from './visible.ts'

export type PullTab = 'conversation' | 'commits' | 'checks' | 'files'

/** Title, state and tabs of an issue or pull request. */
export function issueHead(visit: Visit, repository: Repository, issue: Issue, current: PullTab): Html {
  const branches = isPull(issue)
    ? html`<span class="muted">from <code>${headOf(repository, issue)}</code> into <code>${issue.pull.baseBranch}</code></span>`
    : null
  return html`${repositoryHead(visit, repository, isPull(issue) ? 'pulls' : 'issues')}
<h1>${issue.title} <span class="muted">#${issue.number}</span></h1>
<p class="row">${stateBadge(issue)} ${issue.labels.map(labelTag)}${branches}</p>
${isPull(issue) ? pullTabs(repository, issue, current) : null}`
}

/** The state of an issue or pull request as a badge. */
export function stateBadge(issue: Issue): Html {
  if (issue.pull !== null && issue.pull.mergedAt !== null) return html`<span class="badge done">Merged</span>`
  if (issue.state === 'open')
    return issue.pull?.draft === true
      ? html`<span class="badge">Draft</span>`
      : html`<span class="badge good">Open</span>`
  if (issue.pull !== null) return html`<span class="badge bad">Closed</span>`
  return issue.stateReason === 'not_planned' || issue.stateReason === 'duplicate'
    ? html`<span class="badge">Closed as ${issue.stateReason.replace('_', ' ')}</span>`
    : html`<span class="badge done">Closed</span>`
}

/** The head branch, with the owner of the fork where it is in one. */
function headOf(repository: Repository, { pull }: PullIssue): string {
  const { headRepository, headBranch } = pull
  return headRepository === repository ? headBranch : `${headRepository.owner.login}:${headBranch}`
}

function pullTabs(repository: Repository, issue: Issue, current: PullTab): Html {
  const base = `/${repository.fullName}/pull/${issue.number}`
  const runs = issue.pull === null ? [] : latestCheckRuns(repository, issue.pull.headSha)
  return tabs('Pull request', [
    { href: base, label: 'Conversation', current: current === 'conversation' },
    { href: `${base}/commits`, label: 'Commits', current: current === 'commits' },
    { href: `${base}/checks`, label: 'Checks', count: runs.length, current: current === 'checks' },
    { href: `${base}/files`, label: 'Files changed', current: current === 'files' },
  ])
}

/** Title and body to change, for those who may. */
export function editor(visit: Visit, repository: Repository, issue: Issue): Html | null {
  if (!mayEdit(visit, repository, issue)) return null
  const body = issue.body ?? ''
  const fields = {
    do: 'edit',
    repository: repository.fullName,
    number: issue.number,
    version: versionOf(body),
  }
  return html`<details class="edit"><summary>Edit</summary>${actionForm(
    visit,
    fields,
    html`<div class="field"><label for="edit-title">Title</label><input type="text" id="edit-title" name="title" value="${issue.title}" required maxlength="256"></div>
<div class="field"><label for="edit-body">Description</label><textarea id="edit-body" name="body" rows="10">${body}</textarea></div><button class="primary">Save</button>`,
  )}</details>`
}
