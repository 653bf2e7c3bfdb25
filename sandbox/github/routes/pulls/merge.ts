import { commitsBetween } from '../../git/git-history.ts'
import { applyCommit, mergeTrees } from '../../git/git-merge.ts'
import { readCommit, writeCommit } from '../../git/git-objects.ts'
import { writeSiteCommit } from '../../git/site-commit.ts'
import { ApiError } from '../../http/api-error.ts'
import { type ActingCall, ok, type Reply } from '../../http/call.ts'
import { optionalString } from '../../http/fields.ts'
import { pullOf } from '../../http/path-records.ts'
import { type Route, writes } from '../../http/route.ts'
import { timestamp } from '../../hub.ts'
import { mergeRefusal } from '../../pulls/merge-gate.ts'
import type { PullIssue } from '../../pulls/pull-facts.ts'
import { finishMerge } from '../../pulls/pull-tracking.ts'
import { changeRefFor } from '../code/protected-change.ts'

/** Merging a pull request: by a merge commit, a squash or a rebase, made by git. */
export const mergeRoutes: readonly Route[] = [
  writes(
    'PUT',
    '/repos/{owner}/{repo}/pulls/{pull_number}/merge',
    { role: 'write', permissions: ['contents'], refusal: 403 },
    mergePull,
  ),
]

interface MergePlan {
  readonly base: string
  readonly tree: string
  readonly title: string | undefined
  readonly message: string | undefined
}

async function mergePull(call: ActingCall): Promise<Reply> {
  const { hub, repository, fields, actor } = call
  const issue = pullOf(call)
  const { pull } = issue
  const expected = optionalString(fields, 'sha')
  const method = optionalString(fields, 'merge_method') ?? 'merge'
  if (issue.state === 'closed') throw new ApiError(405, 'Pull Request is not mergeable')
  if (pull.draft) throw new ApiError(405, 'Pull Request is still a draft')
  if (expected !== undefined && expected !== pull.headSha) {
    throw new ApiError(409, 'Head branch was modified. Review and try the merge again.')
  }
  const base = repository.refs.get(`refs/heads/${pull.baseBranch}`)
  if (base === undefined) throw new ApiError(405, 'Pull Request is not mergeable')
  const result = await mergeTrees(repository.directory, base, pull.headSha)
  if (result.kind === 'conflict') throw new ApiError(405, 'Pull Request is not mergeable')
  const refusal = await mergeRefusal(hub.state, repository, issue, actor)
  if (refusal !== undefined) throw new ApiError(405, refusal)
  const plan: MergePlan = {
    base,
    tree: result.tree,
    title: optionalString(fields, 'commit_title'),
    message: optionalString(fields, 'commit_message'),
  }
  const sha = await writeMerge(call, issue, method, plan)
  const change = { ref: `refs/heads/${pull.baseBranch}`, to: sha, actor, merging: issue }
  await changeRefFor(call, repository, change, { status: 405 })
  await finishMerge(hub, repository, issue, { sha, baseSha: base, actor })
  return ok({ sha, merged: true, message: 'Pull Request successfully merged' })
}

async function writeMerge(
  call: ActingCall,
  issue: PullIssue,
  method: string,
  plan: MergePlan,
): Promise<string> {
  const { hub, repository, actor } = call
  const { directory } = repository
  const { pull } = issue
  if (method === 'merge') {
    const title =
      plan.title ??
      `Merge pull request #${issue.number} from ${pull.headRepository.owner.login}/${pull.headBranch}`
    const message = join(title, plan.message ?? issue.title)
    const parents = [plan.base, pull.headSha]
    return writeSiteCommit(hub, directory, { actor, tree: plan.tree, parents, message })
  }
  const commits = await commitsBetween(directory, plan.base, pull.headSha)
  if (method === 'squash') {
    const single = commits.length === 1 ? commits[0]?.message : undefined
    const listing = commits.map((commit) => `* ${commit.message}`).join('\n\n')
    const title = plan.title ?? `${single?.split('\n')[0] ?? issue.title} (#${issue.number})`
    const message = join(
      title,
      plan.message ?? (single === undefined ? listing : single.split('\n').slice(1).join('\n').trim()),
    )
    return writeSiteCommit(hub, directory, { actor, tree: plan.tree, parents: [plan.base], message })
  }
  if (method === 'rebase')
    return rebase(
      call,
      plan.base,
      commits.map(({ sha }) => sha),
    )
  throw new ApiError(422, 'Invalid request.\n\nmerge_method must be one of merge, squash, rebase.')
}

async function rebase(call: ActingCall, base: string, shas: readonly string[]): Promise<string> {
  const { hub, repository, actor } = call
  const { directory } = repository
  const committer = { name: actor.name, email: actor.email, date: timestamp(hub) }
  let tip = base
  for (const sha of shas) {
    const commit = await readCommit(directory, sha)
    if (commit === undefined || commit.parents.length > 1)
      throw new ApiError(405, "This branch can't be rebased")
    const picked = await applyCommit(directory, tip, commit)
    if (picked.kind === 'conflict') throw new ApiError(405, "This branch can't be rebased")
    const { author, message } = commit
    tip = await writeCommit(directory, {
      tree: picked.tree,
      parents: [tip],
      author,
      committer,
      message,
    })
  }
  return tip
}

function join(title: string, message: string): string {
  return message === '' ? title : `${title}\n\n${message}`
}
