import { readTree, type TreeEntry } from '../git/git-objects.ts'
import { branchOf } from '../git/ref-name.ts'
import { resolveCommit } from '../git/refs.ts'
import { encodePath } from '../shapes/commit.ts'
import type { Account, Repository } from '../world/state.ts'
import { breadcrumbs } from './breadcrumbs.ts'
import { card } from './card.ts'
import { isMarkdown, renderedFile } from './file-page.ts'
import { type Html, html } from './html.ts'
import { person, repositoryHead, type Visit } from './layout.ts'
import { managedApps } from './managed-apps.ts'
import { visibleRepositories } from './visible.ts'

/** The list of repositories, and what an administrator looks after. */
export function homePage(visit: Visit): Html {
  const apps = managedApps(visit).map(
    ({ name, path }) => html`<li><a href="${path}">Deliveries of ${name}</a></li>`,
  )
  return html`<h1>Repositories</h1>${repositoryList(visibleRepositories(visit))}${apps.length === 0 ? null : html`<h2>Apps</h2><ul class="list">${apps}</ul>`}`
}

/** A person or an organization, with the repositories that the visitor may see. */
export function accountPage(visit: Visit, account: Account): Html {
  const owned = visibleRepositories(visit).filter(({ owner }) => owner === account)
  return html`<h1>${account.name}</h1><p class="muted">${person(account)} ${account.type.toLowerCase()}</p>${repositoryList(owned)}`
}

function repositoryList(repositories: readonly Repository[]): Html {
  const item = ({ fullName, visibility, description }: Repository) =>
    html`<li><a href="/${fullName}"><strong>${fullName}</strong></a> <span class="label">${visibility}</span><br><span class="muted">${description}</span></li>`
  return repositories.length === 0
    ? html`<p class="muted">No repositories.</p>`
    : html`<ul class="list">${repositories.map(item)}</ul>`
}

/** A folder of a repository at a branch, tag or commit; undefined when there is none. */
export async function treePage(
  visit: Visit,
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
  const readme = inside.find(
    (entry) =>
      entry.type === 'blob' && isMarkdown(entry.path) && /^readme\./i.test(entry.path.slice(prefix.length)),
  )
  const shown =
    readme === undefined ? undefined : await renderedFile(visit, repository, { ref, path: readme.path })
  return html`${repositoryHead(visit, repository, 'code')}
<h1>${breadcrumbs(repository, ref, path)}</h1>
<p class="row"><span class="label">${ref}</span><a href="/${repository.fullName}/commits/${encodePath(ref)}">Commits</a></p>
<ul class="list files">${inside.toSorted(foldersFirst).map((entry) => entryLine(repository, ref, prefix, entry))}</ul>
${shown === undefined ? null : card({ head: html`README.md`, inside: shown })}
${path === '' ? branches(visit, repository) : null}`
}

function branches({ hub }: Visit, repository: Repository): Html {
  const names = [...repository.refs.keys()].map(branchOf).filter((name) => name !== null)
  const line = (name: string) =>
    html`<li><a href="/${repository.fullName}/tree/${encodePath(name)}">${name}</a></li>`
  return html`<h2>Branches</h2><ul class="list">${names.map(line)}</ul><h2>Clone</h2><pre class="card inside">git clone ${hub.url}/${repository.fullName}.git</pre>`
}

function entryLine(repository: Repository, ref: string, prefix: string, entry: TreeEntry): Html {
  const folder = entry.type === 'tree'
  const href = `/${repository.fullName}/${folder ? 'tree' : 'blob'}/${encodePath(ref)}/${encodePath(entry.path)}`
  return html`<li><a href="${href}">${entry.path.slice(prefix.length)}${folder ? '/' : ''}</a></li>`
}

function foldersFirst(left: TreeEntry, right: TreeEntry): number {
  if (left.type !== right.type) return left.type === 'tree' ? -1 : 1
  return left.path.localeCompare(right.path)
}
