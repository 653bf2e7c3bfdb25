import { mergeRefusal } from '../pulls/merge-gate.ts'
import { mergeabilityOf, type PullIssue } from '../pulls/pull-facts.ts'
import { latestCheckRuns } from '../world/head-state.ts'
import type { Repository } from '../world/state.ts'
import { card } from './card.ts'
import { checkWord } from './check-card.ts'
import { type Html, html } from './html.ts'
import { actionForm, type Visit } from './layout.ts'
import { holds } from './visible.ts'

/** The checks of an open pull request and the button that merges it, or why there is none; null once it is closed. */
export async function mergeBox(visit: Visit, repository: Repository, issue: PullIssue): Promise<Html | null> {
  if (issue.state === 'closed') return null
  const runs = latestCheckRuns(repository, issue.pull.headSha).toReversed()
  const checks = runs.map(
    (run) =>
      html`<li>${checkWord(run)} <a href="/${repository.fullName}/runs/${run.id}">${run.name}</a> <span class="muted">${run.title}</span></li>`,
  )
  const reason = await whyNot(visit, repository, issue)
  const verdict =
    reason === undefined
      ? html`<p class="good">This branch has no conflicts with the base branch.</p>`
      : html`<p class="bad" id="why-not">${reason}</p>`
  const inside = html`${checks.length === 0 ? null : html`<ul class="list">${checks}</ul>`}${verdict}${mergeForm(visit, repository, issue, reason)}`
  return card({ head: html`<strong>Merge</strong>`, inside })
}

function mergeForm(visit: Visit, repository: Repository, issue: PullIssue, reason: string | undefined): Html {
  const blocked = reason === undefined ? null : html` disabled aria-describedby="why-not"`
  const fields = {
    do: 'merge',
    repository: repository.fullName,
    number: issue.number,
    sha: issue.pull.headSha,
  }
  return actionForm(
    visit,
    fields,
    html`<div class="row"><label for="method">Merge method</label><select id="method" name="merge_method"${blocked}><option value="merge">Create a merge commit</option><option value="squash">Squash and merge</option><option value="rebase">Rebase and merge</option></select> <button class="primary"${blocked}>Merge pull request</button></div>`,
  )
}

/** What keeps the visitor from merging now, in one sentence or more. */
async function whyNot(visit: Visit, repository: Repository, issue: PullIssue): Promise<string | undefined> {
  const { mergeable } = await mergeabilityOf(repository, issue)
  if (mergeable !== true) return 'This branch has conflicts that must be resolved.'
  if (issue.pull.draft) return 'This pull request is still a draft.'
  if (visit.persona === null) return 'Choose who you are at the top of the page to merge.'
  if (!holds(visit, repository, 'write'))
    return 'Only those with write access to this repository can merge pull requests.'
  return mergeRefusal(visit.hub.state, repository, issue, visit.persona)
}
