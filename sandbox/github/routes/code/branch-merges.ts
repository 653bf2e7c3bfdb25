import { fetchCommits } from '../../git/fork.ts'
import { filesBetween } from '../../git/git-history.ts'
import { mergeTrees } from '../../git/git-merge.ts'
import { readCommit } from '../../git/git-objects.ts'
import { isFastForward, resolveCommit } from '../../git/refs.ts'
import { writeSiteCommit } from '../../git/site-commit.ts'
import { ApiError } from '../../http/api-error.ts'
import { type ActingCall, created, noContent, ok, type Reply } from '../../http/call.ts'
import { optionalString } from '../../http/fields.ts'
import { type Route, writes } from '../../http/route.ts'
import { suppliedString } from '../../http/supplied.ts'
import { commitJson } from '../../shapes/commit.ts'
import { isLiving } from '../../world/network.ts'
import { changeRefFor } from './protected-change.ts'

const contents = ['contents'] as const
const need = { role: 'write', permissions: contents } as const

/** Merges without a pull request: one branch into another, and what a fork was forked from into the fork. */
export const branchMergeRoutes: readonly Route[] = [
  writes('POST', '/repos/{owner}/{repo}/merges', need, mergeBranch),
  writes('POST', '/repos/{owner}/{repo}/merge-upstream', need, mergeUpstream),
]

async function mergeBranch(call: ActingCall): Promise<Reply> {
  const { hub, repository, fields } = call
  const base = suppliedString(fields, 'base')
  const head = suppliedString(fields, 'head')
  const tip = repository.refs.get(`refs/heads/${base}`)
  const sha = await resolveCommit(repository, head)
  if (tip === undefined) throw new ApiError(404, 'Base does not exist')
  if (sha === undefined) throw new ApiError(404, 'Head does not exist')
  if (await isFastForward(repository, sha, tip)) return noContent()
  const message = optionalString(fields, 'commit_message') ?? `Merge ${head} into ${base}`
  const merged = await mergeInto(call, { branch: base, tip, sha, message })
  const commit = await readCommit(repository.directory, merged)
  if (commit === undefined) throw new Error(`commit ${merged} was written and cannot be read`)
  const files = await filesBetween(repository.directory, tip, merged)
  return created(commitJson(hub, repository, commit, files))
}

/** Moves a branch of a fork forward where that loses nothing and merges otherwise. */
async function mergeUpstream(call: ActingCall): Promise<Reply> {
  const { hub, repository, fields, actor } = call
  const branch = suppliedString(fields, 'branch')
  const { parent } = repository
  const ref = `refs/heads/${branch}`
  const tip = repository.refs.get(ref)
  const sha = parent !== null && isLiving(hub.state, parent) ? parent.refs.get(ref) : undefined
  if (parent === null || tip === undefined || sha === undefined)
    throw new ApiError(422, 'The branch could not be synchronized: it has no counterpart upstream')
  await fetchCommits(repository, parent, ref)
  const base_branch = `${parent.owner.login}:${branch}`
  const answer = (merge_type: string, message: string) => ok({ merge_type, message, base_branch })
  if (await isFastForward(repository, sha, tip))
    return answer('none', `This branch is not behind the upstream ${base_branch}.`)
  if (await isFastForward(repository, tip, sha)) {
    await changeRefFor(call, repository, { ref, to: sha, actor }, { status: 422 })
    return answer('fast-forward', `Successfully fetched and fast-forwarded from upstream ${base_branch}.`)
  }
  await mergeInto(call, { branch, tip, sha, message: `Merge branch '${base_branch}' into ${branch}` })
  return answer('merge', `Successfully fetched and merged from upstream ${base_branch}.`)
}

/** Writes a merge commit and moves the branch to it. Throws 409 for a conflict, or for a branch that is protected. */
async function mergeInto(
  call: ActingCall,
  merge: { readonly branch: string; readonly tip: string; readonly sha: string; readonly message: string },
): Promise<string> {
  const { hub, repository, actor } = call
  const { branch, tip, sha, message } = merge
  const result = await mergeTrees(repository.directory, tip, sha)
  if (result.kind === 'conflict') throw new ApiError(409, 'Merge conflict')
  const commit = { actor, tree: result.tree, parents: [tip, sha], message }
  const to = await writeSiteCommit(hub, repository.directory, commit)
  await changeRefFor(call, repository, { ref: `refs/heads/${branch}`, to, actor }, { status: 409 })
  return to
}
