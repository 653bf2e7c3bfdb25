import {
  readBlob,
  readCommit,
  readTree,
  type TreeEntry,
  writeBlob,
  writeCommit,
} from '../../git/git-objects.ts'
import { writeTree } from '../../git/git-trees.ts'
import { resolveCommit } from '../../git/refs.ts'
import { ApiError, notFound } from '../../http/api-error.ts'
import { type ActingCall, created, ok, param, type Reply, type RepositoryCall } from '../../http/call.ts'
import { optionalObject, optionalString, requiredString } from '../../http/fields.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { suppliedString } from '../../http/supplied.ts'
import { timestamp } from '../../hub.ts'
import { encodePath, gitCommitJson } from '../../shapes/commit.ts'
import { repositoryPage, repositoryUrl } from '../../shapes/repo.ts'
import { bytesOfBase64, isTreePath, signatureOf, wrapBase64 } from './git-data.ts'
import { changeRefFor } from './protected-change.ts'

const contents = ['contents'] as const
/** Larger files come only as raw bytes (GitHub changelog, 2022-05-03). */
const maxShownBytes = 1024 * 1024
const need = { role: 'write', permissions: contents } as const

/** Files and folders by path. */
export const contentRoutes: readonly Route[] = [
  reads('/repos/{owner}/{repo}/contents', contents, getContents),
  reads('/repos/{owner}/{repo}/contents/', contents, getContents),
  reads('/repos/{owner}/{repo}/contents/{path}', contents, getContents),
  writes('PUT', '/repos/{owner}/{repo}/contents/{path}', need, putContents),
  writes('DELETE', '/repos/{owner}/{repo}/contents/{path}', need, deleteContents),
]

async function getContents(call: RepositoryCall): Promise<Reply> {
  const { repository } = call
  const ref = call.query.get('ref') ?? repository.defaultBranch
  const path = (call.params['path'] ?? '').replace(/\/$/, '')
  const commit = await resolveCommit(repository, ref)
  if (commit === undefined) throw new ApiError(404, `No commit found for the ref ${ref.slice(0, 100)}`)
  const entries = (await readTree(repository.directory, commit, 'recursive')) ?? []
  const entry = entries.find((candidate) => candidate.path === path)
  if (path !== '' && entry === undefined) throw notFound()
  if (entry === undefined || entry.type === 'tree') {
    const prefix = path === '' ? '' : `${path}/`
    const inside = entries.filter(
      (item) => item.path.startsWith(prefix) && !item.path.slice(prefix.length).includes('/'),
    )
    return ok(inside.map((item) => entryJson(call, ref, item)))
  }
  const bytes = (await readBlob(repository.directory, entry.sha)) ?? Buffer.alloc(0)
  if (call.accept.includes('raw')) {
    return {
      status: 200,
      body: bytes,
      headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8' },
    }
  }
  if (bytes.byteLength > maxShownBytes)
    return ok({ ...entryJson(call, ref, entry), encoding: 'none', content: '' })
  return ok({ ...entryJson(call, ref, entry), encoding: 'base64', content: wrapBase64(bytes) })
}

async function putContents(call: ActingCall): Promise<Reply> {
  const bytes = bytesOfBase64(suppliedString(call.fields, 'content'))
  suppliedString(call.fields, 'message')
  const place = await preparePlace(call)
  if (place.existing !== undefined && optionalString(call.fields, 'sha') === undefined) {
    throw new ApiError(422, 'Invalid request.\n\n"sha" wasn\'t supplied.')
  }
  const sha = await writeBlob(call.repository.directory, bytes)
  const mode = place.existing?.mode ?? '100644'
  const commit = await commitChange(call, place, { path: place.path, mode, sha })
  const entry: TreeEntry = { path: place.path, mode, type: 'blob', sha, size: bytes.byteLength }
  const body = { content: entryJson(call, place.branch, entry), commit }
  return place.existing === undefined ? created(body) : ok(body)
}

async function deleteContents(call: ActingCall): Promise<Reply> {
  const place = await preparePlace(call)
  if (place.existing === undefined) throw notFound()
  suppliedString(call.fields, 'sha')
  suppliedString(call.fields, 'message')
  const commit = await commitChange(call, place, { path: place.path, mode: place.existing.mode, sha: null })
  return ok({ content: null, commit })
}

interface Place {
  readonly path: string
  readonly branch: string
  /** Tip of the branch; null in a repository without commits. */
  readonly tip: string | null
  readonly existing: TreeEntry | undefined
}

async function preparePlace(call: ActingCall): Promise<Place> {
  const { repository, fields } = call
  const path = param(call, 'path')
  if (!isTreePath(path)) throw new ApiError(422, 'path contains a malformed path component')
  const branch = (optionalString(fields, 'branch') ?? repository.defaultBranch).replace(/^refs\/heads\//, '')
  const tip = repository.refs.get(`refs/heads/${branch}`) ?? null
  if (tip === null && repository.refs.size > 0)
    throw new ApiError(404, `Branch ${branch.slice(0, 100)} not found`)
  const entries = tip === null ? [] : ((await readTree(repository.directory, tip, 'recursive')) ?? [])
  const existing = entries.find((entry) => entry.path === path && entry.type === 'blob')
  const inTheWay = entries.find((entry) =>
    entry.type === 'tree' ? entry.path === path : path.startsWith(`${entry.path}/`),
  )
  if (inTheWay !== undefined)
    throw new ApiError(
      422,
      `${path} cannot be a file: ${inTheWay.path} is a ${inTheWay.type === 'tree' ? 'folder' : 'file'}`,
    )
  const expected = optionalString(fields, 'sha')
  if (expected !== undefined && expected !== existing?.sha) {
    throw new ApiError(409, `${path} does not match ${expected.slice(0, 40)}`)
  }
  return { path, branch, tip, existing }
}

async function commitChange(
  call: ActingCall,
  place: Place,
  change: { path: string; mode: string; sha: string | null },
) {
  const { hub, repository, fields, actor } = call
  const message = requiredString(fields, 'message', 'Commit')
  const tree = await writeTree(repository.directory, place.tip, [change])
  const fallback = { name: actor.name, email: actor.email, date: timestamp(hub) }
  const committer = signatureOf(optionalObject(fields, 'committer'), fallback)
  const author = signatureOf(optionalObject(fields, 'author'), committer)
  const parents = place.tip === null ? [] : [place.tip]
  const sha = await writeCommit(repository.directory, { tree, parents, author, committer, message })
  const verb = change.sha === null ? 'delete' : place.existing === undefined ? 'create' : 'update'
  const refusal = { status: 409, before: `Could not ${verb} file: ` } as const
  await changeRefFor(call, repository, { ref: `refs/heads/${place.branch}`, to: sha, actor }, refusal)
  const commit = await readCommit(repository.directory, sha)
  if (commit === undefined) throw new Error(`commit ${sha} was written and cannot be read`)
  return gitCommitJson(hub, repository, commit)
}

function entryJson(call: RepositoryCall, ref: string, entry: TreeEntry) {
  const { hub, repository } = call
  const page = repositoryPage(hub, repository)
  const path = encodePath(entry.path)
  const kind = entry.type === 'tree' ? 'dir' : 'file'
  const self = `${repositoryUrl(hub, repository)}/contents/${path}?ref=${encodeURIComponent(ref)}`
  const git = `${repositoryUrl(hub, repository)}/git/${entry.type}s/${entry.sha}`
  const html = `${page}/${kind === 'dir' ? 'tree' : 'blob'}/${encodePath(ref)}/${path}`
  return {
    type: kind,
    name: entry.path.split('/').at(-1) ?? '',
    path: entry.path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url: self,
    git_url: git,
    html_url: html,
    download_url: kind === 'dir' ? null : `${page}/raw/${encodePath(ref)}/${path}`,
    _links: { self, git, html },
  }
}
