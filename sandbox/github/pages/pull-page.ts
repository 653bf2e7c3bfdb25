import type { FileChange } from '../git/git-history.ts'
import { type PullIssue, pullFacts } from '../pulls/pull-facts.ts'
import { latestCheckRuns } from '../world/head-state.ts'
import type { CheckRun, Repository } from '../world/state.ts'
import { bodyText } from './body-text.ts'
import { checkWord, issueHead } from './conversation.ts'
import { type Html, html } from './html.ts'
import { actionForm, repositoryHead, type Visit } from './layout.ts'

/** The commits of a pull request. */
export async function commitsPage(repository: Repository, issue: PullIssue): Promise<Html> {
  const { commits } = await pullFacts(repository, issue)
  const line = (sha: string, message: string, author: string) =>
    html`<li><code>${sha.slice(0, 7)}</code> <strong>${message.split('\n')[0]}</strong> <span class="muted">${author}</span></li>`
  return html`${issueHead(repository, issue, 'commits')}<ul class="list">${commits.map(({ sha, message, author }) => line(sha, message, author.name))}</ul>`
}

/** The changed files of a pull request with their patches. */
export async function filesPage(repository: Repository, issue: PullIssue): Promise<Html> {
  const { files, additions, deletions } = await pullFacts(repository, issue)
  return html`${issueHead(repository, issue, 'files')}<p class="muted">${files.length} changed, <span class="good">+${additions}</span> <span class="bad">-${deletions}</span></p>${files.map(fileCard)}`
}

/** The check runs of the head of a pull request, with their buttons. */
export function checksPage(visit: Visit, repository: Repository, issue: PullIssue): Html {
  const runs = latestCheckRuns(repository, issue.pull.headSha).toReversed()
  const none = html`<p class="muted">No checks on this commit yet.</p>`
  return html`${issueHead(repository, issue, 'checks')}${runs.length === 0 ? none : runs.map((run) => checkCard(visit, run, repository))}`
}

/** One check run on its own. */
export function checkRunPage(visit: Visit, repository: Repository, run: CheckRun): Html {
  return html`${repositoryHead(repository, 'code')}${checkCard(visit, run, repository)}`
}

function checkCard(visit: Visit, run: CheckRun, repository: Repository): Html {
  const about = { repository: repository.fullName, run: run.id }
  const press = run.actions.map((action) =>
    actionForm(
      visit,
      { ...about, do: 'press', identifier: action.identifier },
      html`<button title="${action.description}">${action.label}</button>`,
    ),
  )
  const again = actionForm(visit, { ...about, do: 'rerun' }, html`<button>Re-run</button>`)
  const notes = run.annotations.map(
    (note) =>
      html`<li><span class="label">${note.level}</span> <code>${note.path}:${note.startLine}</code> ${note.title} ${note.message}</li>`,
  )
  return html`<section class="card"><div class="head">${checkWord(run)} <a href="/${repository.fullName}/runs/${run.id}"><strong>${run.name}</strong></a> <span class="muted">${run.app.name}</span></div><div class="inside"><h2>${run.title}</h2>${run.summary === null ? null : bodyText(run.summary)}${run.text === null ? null : bodyText(run.text)}${notes.length === 0 ? null : html`<h2>Annotations</h2><ul class="list">${notes}</ul>`}<p></p>${visit.persona === null ? null : html`<div class="row">${press}${again}</div>`}</div></section>`
}

function fileCard(file: FileChange): Html {
  const moved = file.previousPath === null ? null : html`<span class="muted">was ${file.previousPath}</span>`
  const rows = (file.patch ?? '')
    .split('\n')
    .map((line) => html`<tr class="${tone(line)}"><td>${line}</td></tr>`)
  const patch =
    file.patch === undefined
      ? html`<div class="inside muted">No text to show.</div>`
      : html`<table class="patch"><tbody>${rows}</tbody></table>`
  return html`<section class="card"><div class="head"><strong>${file.path}</strong> ${moved} <span class="label">${file.status}</span> <span class="good">+${file.additions}</span> <span class="bad">-${file.deletions}</span></div>${patch}</section>`
}

function tone(line: string): string {
  if (line.startsWith('@@')) return 'hunk'
  if (line.startsWith('+')) return 'plus'
  return line.startsWith('-') ? 'minus' : ''
}
