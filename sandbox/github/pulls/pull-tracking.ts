import { fetchCommits } from '../git/fork.ts'
import { runGit } from '../git/git.ts'
import { isAncestor } from '../git/git-merge.ts'
import { type Hub, timestamp } from '../hub.ts'
import { closeKeywordIssues } from '../issues/closing-keywords.ts'
import { noteHeadBranch } from '../issues/issue-events.ts'
import { emitPull } from '../webhooks/pull-events.ts'
import { networkOf } from '../world/network.ts'
import type { Account, Issue, Repository } from '../world/state.ts'
import { moveComments } from './comment-place.ts'
import { isPull, type PullIssue } from './pull-facts.ts'
import { dismissStaleReviews } from './stale-reviews.ts'

/** A branch that moved, as open pull requests see it. */
export interface MovedBranch {
  readonly branch: string
  readonly before: string | null
  readonly after: string | null
  readonly actor: Account
  readonly merging: Issue | null
}

/** Lets open pull requests follow a branch: heads move, lost branches close, heads that reached their base are merged. */
export async function followPulls(hub: Hub, repository: Repository, moved: MovedBranch): Promise<void> {
  noteHeadBranch(hub, repository, moved)
  for (const base of networkOf(hub.state, repository)) {
    for (const issue of base.issues.values()) {
      if (!isPull(issue) || issue.state !== 'open' || issue === moved.merging) continue
      const { headRepository, headBranch, baseBranch } = issue.pull
      if (headRepository === repository && headBranch === moved.branch)
        await followHead(hub, base, issue, moved)
      if (base === repository && baseBranch === moved.branch) await followBase(hub, base, issue, moved)
    }
  }
}

/** Marks a pull request as merged and announces it; the branches have moved already. */
export async function finishMerge(
  hub: Hub,
  repository: Repository,
  issue: PullIssue,
  merge: { readonly sha: string; readonly baseSha: string; readonly actor: Account },
): Promise<void> {
  const now = timestamp(hub)
  issue.state = 'closed'
  issue.closedAt = now
  issue.closedBy = merge.actor
  issue.updatedAt = now
  issue.pull.mergedAt = now
  issue.pull.mergedBy = merge.actor
  issue.pull.mergeCommitSha = merge.sha
  issue.pull.baseSha = merge.baseSha
  await emitPull(hub, repository, issue, { action: 'closed', sender: merge.actor })
  if (issue.pull.baseBranch === repository.defaultBranch) {
    closeKeywordIssues(hub, repository, issue.body ?? '', merge.actor)
  }
}

/** Closes a pull request without merging it and announces it. */
export async function closePull(
  hub: Hub,
  repository: Repository,
  issue: PullIssue,
  actor: Account,
): Promise<void> {
  const now = timestamp(hub)
  issue.state = 'closed'
  issue.closedAt = now
  issue.closedBy = actor
  issue.updatedAt = now
  issue.pull.baseSha = repository.refs.get(`refs/heads/${issue.pull.baseBranch}`) ?? issue.pull.baseSha
  await emitPull(hub, repository, issue, { action: 'closed', sender: actor })
}

/** Keeps the head of a pull request reachable as `refs/pull/<number>/head`, as GitHub does; that of a fork is fetched. */
export async function keepHead(repository: Repository, issue: PullIssue): Promise<void> {
  const ref = `refs/pull/${issue.number}/head`
  const { headRepository, headBranch } = issue.pull
  if (headRepository !== repository)
    await fetchCommits(repository, headRepository, `refs/heads/${headBranch}`)
  await runGit(repository.directory, ['update-ref', ref, issue.pull.headSha])
  repository.refs.set(ref, issue.pull.headSha)
}

async function followHead(
  hub: Hub,
  repository: Repository,
  issue: PullIssue,
  moved: MovedBranch,
): Promise<void> {
  if (moved.after === null) {
    await closePull(hub, repository, issue, moved.actor)
    return
  }
  issue.pull.headSha = moved.after
  issue.pull.lastPusher = moved.actor
  issue.pull.baseSha = repository.refs.get(`refs/heads/${issue.pull.baseBranch}`) ?? issue.pull.baseSha
  issue.updatedAt = timestamp(hub)
  await keepHead(repository, issue)
  if (moved.before !== null) await moveComments(repository, issue, moved.before)
  await emitPull(hub, repository, issue, {
    action: 'synchronize',
    sender: moved.actor,
    extra: { before: moved.before, after: moved.after },
  })
  if (moved.before !== null)
    await dismissStaleReviews(hub, repository, issue, { before: moved.before, actor: moved.actor })
}

async function followBase(
  hub: Hub,
  repository: Repository,
  issue: PullIssue,
  moved: MovedBranch,
): Promise<void> {
  if (moved.after === null) {
    await closePull(hub, repository, issue, moved.actor)
    return
  }
  if (moved.before === null || !(await isAncestor(repository.directory, issue.pull.headSha, moved.after)))
    return
  await finishMerge(hub, repository, issue, { sha: moved.after, baseSha: moved.before, actor: moved.actor })
}
