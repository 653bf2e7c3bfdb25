import {
  objectType,
  readBlob,
  readCommit,
  readTree,
  type Signature,
  type TreeEntry,
  writeBlob,
  writeCommit,
} from '../../git/git-objects.ts'
import { type TreeChange, writeTree } from '../../git/git-trees.ts'
import { resolveCommit } from '../../git/refs.ts'
import { ApiError, notFound, validationFailed } from '../../http/api-error.ts'
import { type ActingCall, created, ok, param, type Reply, type RepositoryCall } from '../../http/call.ts'
import {
  type Fields,
  optionalObject,
  optionalObjects,
  optionalString,
  optionalStrings,
  requiredString,
} from '../../http/fields.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { suppliedString } from '../../http/supplied.ts'
import { timestamp } from '../../hub.ts'
import { gitCommitJson } from '../../shapes/commit.ts'
import { nodeId } from '../../shapes/node-id.ts'
import { repositoryUrl } from '../../shapes/repo.ts'
import { toTimestamp } from '../../world/timestamp.ts'

const contents = ['contents'] as const
const need = { role: 'write', permissions: contents } as const
/** GitHub takes smaller blobs than its documents say; measured by users of the API in 2026. */
const maxBlobBytes = 40 * 1024 * 1024 - 1
const fileModes = ['100644', '100755', '040000', '160000', '120000']

/** The git database: blobs, trees and commits. */
export const gitDataRoutes: readonly Route[] = [
  writes('POST', '/repos/{owner}/{repo}/git/blobs', need, createBlob),
  reads('/repos/{owner}/{repo}/git/blobs/{file_sha}', contents, getBlob),
  writes('POST', '/repos/{owner}/{repo}/git/trees', need, createTree),
  reads('/repos/{owner}/{repo}/git/trees/{tree_sha}', contents, getTree),
  writes('POST', '/repos/{owner}/{repo}/git/commits', need, createCommit),
  reads('/repos/{owner}/{repo}/git/commits/{commit_sha}', contents, async (call) => {
    const commit = await readCommit(call.repository.directory, param(call, 'commit_sha'))
    if (commit === undefined) throw notFound()
    return ok(gitCommitJson(call.hub, call.repository, commit))
  }),
]

async function createBlob(call: ActingCall): Promise<Reply> {
  const content = suppliedString(call.fields, 'content')
  const encoding = optionalString(call.fields, 'encoding')
  const bytes = encoding === 'base64' ? bytesOfBase64(content) : Buffer.from(content)
  if (bytes.byteLength > maxBlobBytes)
    throw new ApiError(422, 'The input is too large to process: create the blob in a clone and push it.')
  const sha = await writeBlob(call.repository.directory, bytes)
  return created({ sha, url: `${gitUrl(call)}/blobs/${sha}` })
}

async function getBlob(call: RepositoryCall): Promise<Reply> {
  const sha = param(call, 'file_sha')
  const bytes = await readBlob(call.repository.directory, sha)
  if (bytes === undefined) throw notFound()
  return ok({
    sha,
    node_id: nodeId('Blob', sha),
    size: bytes.byteLength,
    url: `${gitUrl(call)}/blobs/${sha}`,
    content: wrapBase64(bytes),
    encoding: 'base64',
  })
}

async function createTree(call: ActingCall): Promise<Reply> {
  const { directory } = call.repository
  const base = optionalString(call.fields, 'base_tree') ?? null
  if (base !== null && !['tree', 'commit'].includes((await objectType(directory, base)) ?? '')) {
    throw new ApiError(422, 'base_tree is not a valid tree oid')
  }
  const entries = optionalObjects(call.fields, 'tree') ?? []
  if (entries.length === 0) throw new ApiError(422, 'Invalid tree info')
  const changes = await Promise.all(entries.map((entry) => readTreeChange(directory, entry)))
  const removed = changes.filter(({ sha }) => sha === null)
  const existing = base === null ? [] : ((await readTree(directory, base, 'recursive')) ?? [])
  if (removed.some(({ path }) => !existing.some((entry) => entry.path === path))) {
    throw new ApiError(422, 'GitRPC::BadObjectState')
  }
  const sha = await writeTree(directory, base, await expandTrees(directory, changes, existing))
  return created(treeJson(call, sha, (await readTree(directory, sha, 'one-level')) ?? []))
}

async function readTreeChange(directory: string, entry: Fields): Promise<TreeChange> {
  const path = requiredString(entry, 'path', 'Tree')
  if (!isTreePath(path)) throw new ApiError(422, `tree.path ${path.slice(0, 80)} is malformed`)
  const content = optionalString(entry, 'content')
  const mode = optionalString(entry, 'mode') ?? '100644'
  if (!fileModes.includes(mode)) throw new ApiError(422, 'Must supply a valid tree.mode')
  if (content !== undefined) return { path, mode, sha: await writeBlob(directory, Buffer.from(content)) }
  if (entry['sha'] === null) return { path, mode, sha: null }
  const sha = requiredString(entry, 'sha', 'Tree')
  const type = mode === '040000' ? 'tree' : 'blob'
  if (mode !== '160000' && (await objectType(directory, sha)) !== type)
    throw new ApiError(422, `tree.sha ${sha.slice(0, 40)} is not a valid ${type}`)
  return { path, mode, sha }
}

/** The index knows only files, so a directory entry becomes its files (and removing one removes them). */
async function expandTrees(
  directory: string,
  changes: readonly TreeChange[],
  existing: readonly TreeEntry[],
): Promise<TreeChange[]> {
  const expanded = changes.map(async (change): Promise<TreeChange[]> => {
    if (change.sha === null) {
      const below = existing.filter(
        ({ type, path }) => type !== 'tree' && (path === change.path || path.startsWith(`${change.path}/`)),
      )
      return below.map(({ path, mode }) => ({ path, mode, sha: null }))
    }
    if (change.mode !== '040000') return [change]
    const inside = (await readTree(directory, change.sha, 'recursive')) ?? []
    return inside
      .filter(({ type }) => type !== 'tree')
      .map(({ path, mode, sha }) => ({ path: `${change.path}/${path}`, mode, sha }))
  })
  return (await Promise.all(expanded)).flat()
}

async function getTree(call: RepositoryCall): Promise<Reply> {
  const { directory } = call.repository
  const wanted = param(call, 'tree_sha')
  const commit = await resolveCommit(call.repository, wanted)
  const tree = commit === undefined ? wanted : ((await readCommit(directory, commit))?.tree ?? wanted)
  const depth = call.query.has('recursive') ? 'recursive' : 'one-level'
  const entries = await readTree(directory, tree, depth)
  if (entries === undefined) throw notFound()
  return ok(treeJson(call, tree, entries))
}

async function createCommit(call: ActingCall): Promise<Reply> {
  const { hub, repository, fields, actor } = call
  const { directory } = repository
  const message = suppliedString(fields, 'message')
  const tree = suppliedString(fields, 'tree')
  if ((await objectType(directory, tree)) !== 'tree') throw new ApiError(422, 'Tree SHA does not exist')
  const parents = optionalStrings(fields, 'parents') ?? []
  for (const parent of parents) {
    if ((await objectType(directory, parent)) !== 'commit')
      throw new ApiError(422, 'Parent SHA does not exist or is not a commit object')
  }
  const fallback: Signature = { name: actor.name, email: actor.email, date: timestamp(hub) }
  const author = signatureOf(optionalObject(fields, 'author'), fallback)
  const committer = signatureOf(optionalObject(fields, 'committer'), author)
  const sha = await writeCommit(directory, { tree, parents, author, committer, message })
  const commit = await readCommit(directory, sha)
  if (commit === undefined) throw new Error(`commit ${sha} was written and cannot be read`)
  return created(gitCommitJson(hub, repository, commit))
}

/** Reads a name, an e-mail address and a date; what is missing comes from `fallback`. Throws 422 for a bad date. */
export function signatureOf(fields: Fields | undefined, fallback: Signature): Signature {
  if (fields === undefined) return fallback
  const date = optionalString(fields, 'date')
  if (date !== undefined && Number.isNaN(Date.parse(date))) {
    throw validationFailed({ resource: 'Commit', field: 'date', code: 'invalid' })
  }
  return {
    name: optionalString(fields, 'name') ?? fallback.name,
    email: optionalString(fields, 'email') ?? fallback.email,
    date: date === undefined ? fallback.date : toTimestamp(new Date(date)),
  }
}

/** Reads Base64, lines and padding as they come. Throws 422 for anything else. */
export function bytesOfBase64(content: string): Buffer {
  const bytes = Buffer.from(content, 'base64')
  if (bytes.toString('base64').replaceAll('=', '') !== content.replaceAll(/[\s=]/g, ''))
    throw new ApiError(422, 'content is not valid Base64')
  return bytes
}

/** Base64 in lines of 60 characters, as the contents and blob API answer it. */
export function wrapBase64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll(/.{1,60}/g, (line) => `${line}\n`)
}

/** Tells whether a text is a clean relative path inside a repository. */
export function isTreePath(path: string): boolean {
  return (
    path !== '' &&
    !path.includes('\0') &&
    path.split('/').every((part) => !['', '.', '..', '.git'].includes(part.toLowerCase()))
  )
}

function treeJson(call: RepositoryCall, sha: string, entries: readonly TreeEntry[]) {
  const url = `${gitUrl(call)}/trees/${sha}`
  return {
    sha,
    url,
    truncated: false,
    tree: entries.map((entry) => ({
      path: entry.path,
      mode: entry.mode,
      type: entry.type,
      sha: entry.sha,
      ...(entry.size === null ? {} : { size: entry.size }),
      ...(entry.type === 'commit' ? {} : { url: `${gitUrl(call)}/${entry.type}s/${entry.sha}` }),
    })),
  }
}

function gitUrl(call: RepositoryCall): string {
  return `${repositoryUrl(call.hub, call.repository)}/git`
}
