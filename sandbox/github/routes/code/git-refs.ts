import { isSha, objectType } from '../../git/git-objects.ts'
import { isRefName } from '../../git/ref-name.ts'
import { isFastForward } from '../../git/refs.ts'
import { ApiError, notFound } from '../../http/api-error.ts'
import {
  type ActingCall,
  created,
  noContent,
  ok,
  param,
  type Reply,
  type RepositoryCall,
} from '../../http/call.ts'
import { optionalBoolean } from '../../http/fields.ts'
import { paged } from '../../http/pagination.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { suppliedString } from '../../http/supplied.ts'
import { encodePath } from '../../shapes/commit.ts'
import { nodeId } from '../../shapes/node-id.ts'
import { repositoryUrl } from '../../shapes/repo.ts'
import { changeRefFor } from './protected-change.ts'

const contents = ['contents'] as const
const need = { role: 'write', permissions: contents } as const

/** Branches and tags of the git database. */
export const gitRefRoutes: readonly Route[] = [
  reads('/repos/{owner}/{repo}/git/ref/{ref}', contents, async (call) => {
    const ref = `refs/${param(call, 'ref')}`
    const sha = call.repository.refs.get(ref)
    if (sha === undefined) throw notFound()
    return ok(await refJson(call, ref, sha))
  }),
  reads('/repos/{owner}/{repo}/git/matching-refs/{ref}', contents, async (call) => {
    const prefix = `refs/${param(call, 'ref')}`
    const found = [...call.repository.refs]
      .filter(([ref]) => ref.startsWith(prefix))
      .toSorted(([left], [right]) => left.localeCompare(right))
    const shapes = await Promise.all(found.map(([ref, sha]) => refJson(call, ref, sha)))
    return paged(call, shapes, (shape) => shape)
  }),
  writes('POST', '/repos/{owner}/{repo}/git/refs', need, createRef),
  writes('PATCH', '/repos/{owner}/{repo}/git/refs/{ref}', need, updateRef),
  writes('DELETE', '/repos/{owner}/{repo}/git/refs/{ref}', need, deleteRef),
]

async function createRef(call: ActingCall): Promise<Reply> {
  const ref = suppliedString(call.fields, 'ref')
  const sha = suppliedString(call.fields, 'sha')
  requireMovable(ref)
  if (!isRefName(ref))
    throw new ApiError(422, 'Reference name is not valid: it must start with "refs/" and have two slashes')
  if (call.repository.refs.has(ref)) throw new ApiError(422, 'Reference already exists')
  if (clashes(call, ref)) throw new ApiError(422, 'Reference update failed')
  await requireObject(call, ref, sha)
  await changeRefFor(call, call.repository, { ref, to: sha, actor: call.actor }, { status: 422 })
  return created(await refJson(call, ref, sha))
}

async function updateRef(call: ActingCall): Promise<Reply> {
  const ref = `refs/${param(call, 'ref')}`
  const sha = suppliedString(call.fields, 'sha')
  requireMovable(ref)
  const before = call.repository.refs.get(ref)
  if (before === undefined) throw new ApiError(422, 'Reference does not exist')
  await requireObject(call, ref, sha)
  const force = optionalBoolean(call.fields, 'force') === true
  if (!force && !(await isFastForward(call.repository, before, sha))) {
    throw new ApiError(422, 'Update is not a fast forward')
  }
  await changeRefFor(call, call.repository, { ref, to: sha, actor: call.actor }, { status: 422 })
  return ok(await refJson(call, ref, sha))
}

async function deleteRef(call: ActingCall): Promise<Reply> {
  const ref = `refs/${param(call, 'ref')}`
  requireMovable(ref)
  if (!call.repository.refs.has(ref)) throw new ApiError(422, 'Reference does not exist')
  if (ref === `refs/heads/${call.repository.defaultBranch}`)
    throw new ApiError(422, 'Cannot delete the default branch')
  await changeRefFor(call, call.repository, { ref, to: null, actor: call.actor }, { status: 422 })
  return noContent()
}

async function requireObject(call: ActingCall, ref: string, sha: string): Promise<void> {
  if (!isSha(sha))
    throw new ApiError(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].')
  const type = await objectType(call.repository.directory, sha)
  if (type === undefined) throw new ApiError(422, 'Object does not exist')
  if (ref.startsWith('refs/heads/') && type !== 'commit') throw new ApiError(422, 'Reference update failed')
}

/** Heads of pull requests follow their branches and nobody else. */
function requireMovable(ref: string): void {
  if (ref.startsWith('refs/pull/')) throw new ApiError(422, 'Reference update failed')
}

/** Git cannot hold both `a` and `a/b`. */
function clashes(call: ActingCall, ref: string): boolean {
  return [...call.repository.refs.keys()].some(
    (known) => known.startsWith(`${ref}/`) || ref.startsWith(`${known}/`),
  )
}

async function refJson(call: RepositoryCall, ref: string, sha: string) {
  const git = `${repositoryUrl(call.hub, call.repository)}/git`
  const type = ref.startsWith('refs/tags/')
    ? ((await objectType(call.repository.directory, sha)) ?? 'commit')
    : 'commit'
  return {
    ref,
    node_id: nodeId('Ref', `${call.repository.id}:${ref}`),
    url: `${git}/${encodePath(ref)}`,
    object: { type, sha, url: `${git}/${type}s/${sha}` },
  }
}
