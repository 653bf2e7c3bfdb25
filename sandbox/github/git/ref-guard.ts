import { bypassesReviews, isExempt, mergeRefusal, notAuthorized } from '../pulls/merge-gate.ts'
import type { PullIssue } from '../pulls/pull-facts.ts'
import { missingChecks } from '../pulls/required-checks.ts'
import { listIncludes } from '../pulls/review-verdict.ts'
import type { Account, Protection, Repository, State } from '../world/state.ts'
import { runGit } from './git.ts'
import { branchOf } from './ref-name.ts'

/** A wish to move one ref, judged before it happens. */
export interface GuardedChange {
  readonly ref: string
  readonly before: string | null
  readonly after: string | null
  readonly actor: Account
  /** Pull request that the change merges. */
  readonly merging?: PullIssue
  /** Environment in which git finds the new objects; pushed ones are not in the repository yet. */
  readonly env?: Readonly<Record<string, string>>
}

/** A ref change that branch protection does not let through; `reason` is GitHub's sentence for people. */
export class ProtectedBranchError extends Error {
  readonly branch: string
  readonly reason: string

  constructor(branch: string, reason: string) {
    super(`the protection of ${branch} refuses the change: ${reason}`)
    this.name = 'ProtectedBranchError'
    this.branch = branch
    this.reason = reason
  }
}

/** Judges a ref change against the protection of its branch. Throws ProtectedBranchError; other refs always pass. */
export async function guardRef(state: State, repository: Repository, change: GuardedChange): Promise<void> {
  const branch = branchOf(change.ref)
  const protection = branch === null ? undefined : repository.protections.get(branch)
  if (branch === null || protection === undefined) return
  const reason = await refusalOf(state, repository, protection, change)
  if (reason !== undefined) throw new ProtectedBranchError(branch, reason)
}

async function refusalOf(
  state: State,
  repository: Repository,
  protection: Protection,
  change: GuardedChange,
): Promise<string | undefined> {
  const { actor, merging, before, after } = change
  const always = await refusalToAll(repository, protection, change)
  if (always !== undefined) return always
  if (merging !== undefined) return mergeRefusal(state, repository, merging, actor)
  if (isExempt(state, repository, protection, actor)) return undefined
  const { reviews, checks, restrictions } = protection
  const named = restrictions === null || listIncludes(restrictions, actor)
  if (before === null) return protection.blockCreations && !named ? notAuthorized : undefined
  if (protection.lockBranch) return 'Cannot change this locked branch'
  if (!named) return notAuthorized
  if (after === null) return undefined
  const needsPull = reviews !== null && !bypassesReviews(state, repository, protection, actor)
  const lacking = checks === null ? undefined : missingChecks(repository, checks.required, after)
  const problems = [
    ...(needsPull ? ['Changes must be made through a pull request.'] : []),
    ...(lacking === undefined ? [] : [lacking]),
  ]
  return problems.length === 0 ? undefined : problems.join(' ')
}

/** Rules that bind administrators too. */
async function refusalToAll(
  repository: Repository,
  protection: Protection,
  { before, after, env = {} }: GuardedChange,
): Promise<string | undefined> {
  if (after === null) return protection.allowDeletions ? undefined : 'Cannot delete a protected branch'
  if (before === null) return undefined
  if (!protection.allowForcePushes) {
    const args = ['merge-base', '--is-ancestor', before, after]
    const { exitCode } = await runGit(repository.directory, args, { accept: [1], env })
    if (exitCode !== 0) return 'Cannot force-push to a protected branch'
  }
  if (protection.linearHistory) {
    const args = ['rev-list', '--merges', '--max-count=1', after, `^${before}`]
    const { output } = await runGit(repository.directory, args, { env })
    if (output.length > 0) return 'This branch must not contain merge commits.'
  }
  return undefined
}
