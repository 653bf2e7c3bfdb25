import { fetchCommits } from '../../git/fork.ts'
import { mergeTrees } from '../../git/git-merge.ts'
import { isFastForward } from '../../git/refs.ts'
import { writeSiteCommit } from '../../git/site-commit.ts'
import { ApiError } from '../../http/api-error.ts'
import type { ActingCall, Reply } from '../../http/call.ts'
import { optionalString } from '../../http/fields.ts'
import { pullOf } from '../../http/path-records.ts'
import { type Route, writes } from '../../http/route.ts'
import type { PullIssue } from '../../pulls/pull-facts.ts'
import { canWrite } from '../../pulls/review-verdict.ts'
import { repositoryUrl } from '../../shapes/repo.ts'
import { isLiving } from '../../world/network.ts'
import { changeRefFor } from '../code/protected-change.ts'

/** Bringing the head of a pull request up to date with its base. */
export const pullBranchRoutes: readonly Route[] = [
  writes(
    'PUT',
    '/repos/{owner}/{repo}/pulls/{pull_number}/update-branch',
    { role: 'read', permissions: ['pull_requests'] },
    updateBranch,
  ),
]

async function updateBranch(call: ActingCall): Promise<Reply> {
  const { hub, repository, fields, actor } = call
  const issue = pullOf(call)
  const { pull } = issue
  requireHeadAccess(call, issue)
  const expected = optionalString(fields, 'expected_head_sha')
  if (expected !== undefined && expected !== pull.headSha)
    throw new ApiError(422, "expected head sha didn't match current head ref.")
  const base = repository.refs.get(`refs/heads/${pull.baseBranch}`)
  const lost = issue.state === 'closed' || base === undefined || !isLiving(hub.state, pull.headRepository)
  if (lost) throw new ApiError(422, 'This pull request cannot be updated.')
  if (await isFastForward(repository, base, pull.headSha))
    throw new ApiError(422, 'There are no new commits on the base branch.')
  const { headRepository } = pull
  if (headRepository !== repository)
    await fetchCommits(headRepository, repository, `refs/heads/${pull.baseBranch}`)
  const result = await mergeTrees(headRepository.directory, pull.headSha, base)
  if (result.kind === 'conflict') throw new ApiError(422, 'merge conflict between base and head')
  const sha = await writeSiteCommit(hub, headRepository.directory, {
    actor,
    tree: result.tree,
    parents: [pull.headSha, base],
    message: `Merge branch '${pull.baseBranch}' into ${pull.headBranch}`,
  })
  const change = { ref: `refs/heads/${pull.headBranch}`, to: sha, actor }
  await changeRefFor(call, headRepository, change, { status: 422 })
  const url = `${repositoryUrl(hub, repository)}/pulls/${issue.number}`
  return { status: 202, body: { message: 'Updating pull request branch.', url } }
}

/** Who can write to the head may, and who can write to the base where the author allowed that. */
function requireHeadAccess(call: ActingCall, { pull }: PullIssue): void {
  const { hub, repository, actor } = call
  const own = canWrite(hub.state, pull.headRepository, actor)
  const invited = pull.maintainerCanModify && canWrite(hub.state, repository, actor)
  if (!own && !invited) throw new ApiError(403, 'Must have push access to the head branch.')
}
