import { readBlob, readTree, type TreeEntry } from '../git/git-objects.ts'
import { branchOf } from '../git/ref-name.ts'
import { resolveCommit } from '../git/refs.ts'
import type { Hub } from '../hub.ts'
import { isPull } from '../pulls/pull-facts.ts'
import { encodePath } from '../shapes/commit.ts'
import type { Issue, Repository } from '../world/state.ts'
import { bodyText } from './body-text.ts'
import { type Html, html } from './html.ts'
import { actionForm, person, repositoryHead, type Visit } from './layout.ts'

const maxShownBytes = 512 * 1024

/** The list of repositories. */
export function homePage(repositories: readonly Repository[]): Html {
  const item = (repository: Repository) =>
    html`<li><a href="/${repository.fullName}"><strong>${repository.fullName}</strong></a> <span class="label">${repository.visibility}</span><br><span class="muted">${repository.description}</span></li>`
  return html`<h1>Repositories</h1><ul class="list">${repositories.map(item)}</ul>`
}

/** A folder of a repository at a branch, tag or commit; undefined when there is none. */
export async function treePage(
  hub: Hub,
  repository: Repository,
  ref: string,
  path: string,
): Promise<Html | undefined> {
  const commit = await resolveCommit(repository, ref)
  if (commit === undefined) return undefined
  const entries = (await readTree(repository.directory, commit, 'recursive')) ?? []
  const prefix = path === '' ? '' : `${path}/`
  const inside = entries.filter(
    (entry) => entry.path.startsWith(prefix) && !entry.path.slice(prefix.length).includes('/'),
  )
  if (inside.length === 0) return undefined
  const readme = inside.find((entry) => entry.path === `${prefix}README.md`)
  const text = readme === undefined ? undefined : await readBlob(repository.directory, readme.sha)
  return html`${repositoryHead(repository, 'code')}
<div class="row"><span class="label">${ref}</span><span class="muted">${path}</span></div>
<ul class="list">${inside.toSorted(foldersFirst).map((entry) => entryLine(repository, ref, prefix, entry))}</ul>
${text === undefined ? null : html`<div class="card"><div class="head">README.md</div><div class="inside">${bodyText(text.toString('utf8'))}</div></div>`}
${path === '' ? branches(hub, repository) : null}`
}

/** One file; undefined when there is none. */
export async function filePage(repository: Repository, ref: string, path: string): Promise<Html | undefined> {
  const bytes = await fileBytes(repository, ref, path)
  if (bytes === undefined) return undefined
  const shown =
    bytes.includes(0) || bytes.byteLength > maxShownBytes ? 'This file is not shown.' : bytes.toString('utf8')
  return html`${repositoryHead(repository, 'code')}<div class="card"><div class="head"><span class="label">${ref}</span> ${path}</div><pre>${shown}</pre></div>`
}

/** The bytes of a file at a branch, tag or commit; undefined when there is none. */
export async function fileBytes(
  repository: Repository,
  ref: string,
  path: string,
): Promise<Buffer | undefined> {
  const commit = await resolveCommit(repository, ref)
  if (commit === undefined) return undefined
  const entries = (await readTree(repository.directory, commit, 'recursive')) ?? []
  const entry = entries.find((candidate) => candidate.path === path && candidate.type === 'blob')
  return entry === undefined ? undefined : readBlob(repository.directory, entry.sha)
}

/** Open and closed issues or pull requests, newest first. */
export function listPage(repository: Repository, kind: 'issues' | 'pulls'): Html {
  const found = [...repository.issues.values()]
    .filter((issue) => isPull(issue) === (kind === 'pulls'))
    .toReversed()
  const create =
    kind === 'issues' ? html`<p><a href="/${repository.fullName}/issues/new">New issue</a></p>` : null
  return html`${repositoryHead(repository, kind)}${create}<ul class="list">${found.map((issue) => issueLine(repository, issue))}${found.length === 0 ? html`<li class="muted">Nothing here yet.</li>` : null}</ul>`
}

/** The form for a new issue. */
export function newIssuePage(visit: Visit, repository: Repository): Html {
  const fields = { do: 'open', repository: repository.fullName }
  return html`${repositoryHead(repository, 'issues')}<h1>New issue</h1>${actionForm(
    visit,
    fields,
    html`<input type="text" name="title" placeholder="Title" required maxlength="256"><textarea name="body" placeholder="What do you need?"></textarea><button class="primary">Create</button>`,
  )}`
}

/** The state of an issue or pull request as a badge. */
export function stateBadge(issue: Issue): Html {
  if (issue.pull !== null && issue.pull.mergedAt !== null) return html`<span class="badge done">Merged</span>`
  if (issue.state === 'open')
    return html`<span class="badge good">${issue.pull?.draft === true ? 'Draft' : 'Open'}</span>`
  return html`<span class="badge ${issue.pull === null ? 'done' : 'bad'}">Closed</span>`
}

function issueLine(repository: Repository, issue: Issue): Html {
  const href = `/${repository.fullName}/${issue.pull === null ? 'issues' : 'pull'}/${issue.number}`
  return html`<li>${stateBadge(issue)} <a href="${href}"><strong>${issue.title}</strong></a> ${issue.labels.map(({ name }) => html`<span class="label">${name}</span> `)}<br><span class="muted small">#${issue.number} opened ${issue.createdAt} by ${person(issue.author)}</span></li>`
}

function branches(hub: Hub, repository: Repository): Html {
  const names = [...repository.refs.keys()].map(branchOf).filter((name) => name !== null)
  const line = (name: string) =>
    html`<li><a href="/${repository.fullName}/tree/${encodePath(name)}">${name}</a></li>`
  return html`<h2>Branches</h2><ul class="list">${names.map(line)}</ul><h2>Clone</h2><pre class="card">git clone ${hub.url}/${repository.fullName}.git</pre>`
}

function entryLine(repository: Repository, ref: string, prefix: string, entry: TreeEntry): Html {
  const folder = entry.type === 'tree'
  const href = `/${repository.fullName}/${folder ? 'tree' : 'blob'}/${encodeURIComponent(ref)}/${encodePath(entry.path)}`
  return html`<li><a href="${href}">${entry.path.slice(prefix.length)}${folder ? '/' : ''}</a></li>`
}

function foldersFirst(left: TreeEntry, right: TreeEntry): number {
  if (left.type !== right.type) return left.type === 'tree' ? -1 : 1
  return left.path.localeCompare(right.path)
}
