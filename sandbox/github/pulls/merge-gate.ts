import { isAncestor } from '../git/git-merge.ts'
import { roleIncludes, standingOf } from '../world/roles.ts'
import type { Account, Protection, Repository, State } from '../world/state.ts'
import { ownersOf, owns, readCodeowners, resolveOwners } from './codeowners.ts'
import { type Mergeability, mergeabilityOf, type PullIssue, pullFacts } from './pull-facts.ts'
import { missingChecks } from './required-checks.ts'
import { canWrite, listIncludes, reviewVerdict } from './review-verdict.ts'

/** What branch protection holds against merging a pull request, in GitHub's words. */
export interface MergeProblems {
  /** Reviews and checks that are missing. */
  readonly missing: readonly string[]
  /** Set when the head has to take in its base first. */
  readonly behind: string | undefined
}

const none: MergeProblems = { missing: [], behind: undefined }

/** Lists what the protection of the base branch asks of a pull request and has not got; who may bypass reviews is not asked for them. */
export async function mergeProblems(
  state: State,
  repository: Repository,
  issue: PullIssue,
  actor?: Account,
): Promise<MergeProblems> {
  const protection = repository.protections.get(issue.pull.baseBranch)
  if (protection === undefined) return none
  const { checks } = protection
  const lacking = checks === null ? undefined : missingChecks(repository, checks.required, issue.pull.headSha)
  const missing = [
    ...(protection.lockBranch ? ['This branch is locked.'] : []),
    ...(lacking === undefined ? [] : [lacking]),
    ...(actor !== undefined && bypassesReviews(state, repository, protection, actor)
      ? []
      : await missingReviews(state, repository, issue, protection)),
  ]
  const outdated = checks?.strict === true && !(await holdsBase(repository, issue))
  return {
    missing,
    behind: outdated ? 'Head branch is out of date. Review and try the merge again.' : undefined,
  }
}

/** What keeps an account from merging now, as one sentence or more; undefined when nothing does. */
export async function mergeRefusal(
  state: State,
  repository: Repository,
  issue: PullIssue,
  actor: Account,
): Promise<string | undefined> {
  const protection = repository.protections.get(issue.pull.baseBranch)
  if (protection === undefined || isExempt(state, repository, protection, actor)) return undefined
  if (protection.restrictions !== null && !listIncludes(protection.restrictions, actor)) return notAuthorized
  const { missing, behind } = await mergeProblems(state, repository, issue, actor)
  const problems = [...missing, ...(behind === undefined ? [] : [behind])]
  return problems.length === 0 ? undefined : problems.join(' ')
}

/** The mergeability with the part that branch protection has in it. */
export async function mergeStateOf(
  state: State,
  repository: Repository,
  issue: PullIssue,
): Promise<Mergeability> {
  const mergeability = await mergeabilityOf(repository, issue)
  if (mergeability.state !== 'clean' && mergeability.state !== 'unstable') return mergeability
  const { missing, behind } = await mergeProblems(state, repository, issue)
  if (missing.length > 0) return { ...mergeability, state: 'blocked' }
  return behind === undefined ? mergeability : { ...mergeability, state: 'behind' }
}

/** The refusal to whom the restrictions of a branch do not name. */
export const notAuthorized = "You're not authorized to push to this branch."

/** Admins stand above a protection that does not include them. */
export function isExempt(
  state: State,
  repository: Repository,
  protection: Protection,
  actor: Account,
): boolean {
  return !protection.enforceAdmins && roleIncludes(standingOf(state, repository, actor).role, 'admin')
}

/** Tells whether an account needs no pull request, and no reviews of one. */
export function bypassesReviews(
  state: State,
  repository: Repository,
  { reviews }: Protection,
  actor: Account,
): boolean {
  const allowed = reviews?.bypass ?? null
  return allowed !== null && listIncludes(allowed, actor) && canWrite(state, repository, actor)
}

async function missingReviews(
  state: State,
  repository: Repository,
  issue: PullIssue,
  { reviews }: Protection,
): Promise<string[]> {
  if (reviews === null) return []
  const { approvals, objections } = reviewVerdict(state, repository, issue)
  const problems: string[] = []
  if (objections.length > 0) problems.push('Changes have been requested.')
  if (approvals.length < reviews.count) {
    const wanted = reviews.count === 1 ? '1 approving review is' : `${reviews.count} approving reviews are`
    problems.push(`At least ${wanted} required by reviewers with write access.`)
  }
  if (reviews.lastPushApproval && !approvals.some((account) => account !== issue.pull.lastPusher))
    problems.push('The most recent push must be approved by someone other than the person who pushed it.')
  const waiting = reviews.codeOwners ? await waitingOwners(state, repository, issue, approvals) : []
  if (waiting.length > 0) problems.push(`Waiting on code owner review from ${waiting.join(' and/or ')}.`)
  return problems
}

/** The owners, as written in CODEOWNERS, of files that none of their owners approved. */
async function waitingOwners(
  state: State,
  repository: Repository,
  issue: PullIssue,
  approvals: readonly Account[],
): Promise<string[]> {
  const base = repository.refs.get(`refs/heads/${issue.pull.baseBranch}`)
  const file = base === undefined ? undefined : await readCodeowners(state, repository, base)
  if (file === undefined) return []
  const { files } = await pullFacts(repository, issue)
  const paths = new Set(
    files.flatMap(({ path, previousPath }) => [path, ...(previousPath === null ? [] : [previousPath])]),
  )
  const waiting = new Set<string>()
  for (const path of paths) {
    const names = ownersOf(file.rules, path)
    const owners = resolveOwners(state, repository, names)
    if (owners.users.length + owners.teams.length === 0) continue
    if (approvals.some((account) => owns(owners, account))) continue
    for (const name of names) waiting.add(name.replace(/^@/, ''))
  }
  return [...waiting]
}

async function holdsBase(repository: Repository, issue: PullIssue): Promise<boolean> {
  const base = repository.refs.get(`refs/heads/${issue.pull.baseBranch}`)
  return base === undefined || isAncestor(repository.directory, base, issue.pull.headSha)
}
