import { isPull, type PullIssue } from '../pulls/pull-facts.ts'
import { roleIncludes } from '../world/roles.ts'
import type { Account, CheckRun, Comment, Issue, Repository, Role } from '../world/state.ts'
import { ApiError, notFound } from './api-error.ts'
import { numberParam, type RepositoryCall } from './call.ts'

/** Finds the issue (or pull request) that the path names. Throws 404. */
export function issueOf(call: RepositoryCall): Issue {
  const issue = call.repository.issues.get(numberParam(call, 'issue_number'))
  if (issue === undefined) throw notFound()
  return issue
}

/** Finds the pull request that the path names. Throws 404. */
export function pullOf(call: RepositoryCall): PullIssue {
  const issue = call.repository.issues.get(numberParam(call, 'pull_number'))
  if (issue === undefined || !isPull(issue)) throw notFound()
  return issue
}

/** Finds the comment that the path names. Throws 404. */
export function commentOf(call: RepositoryCall): Comment {
  const comment = call.repository.comments.get(numberParam(call, 'comment_id'))
  if (comment === undefined) throw notFound()
  return comment
}

/** Finds the check run that the path names. Throws 404. */
export function checkRunOf(call: RepositoryCall): CheckRun {
  const run = call.repository.checkRuns.get(numberParam(call, 'check_run_id'))
  if (run === undefined) throw notFound()
  return run
}

/** Lets the author of something change it, and anybody with the role. Throws 403. */
export function requireAuthorOr(call: RepositoryCall, author: Account, role: Role): void {
  if (call.actor?.login === author.login || roleIncludes(call.role, role)) return
  throw new ApiError(403, 'Must have admin rights to Repository.')
}

/** The next number of the series that issues and pull requests share. */
export function nextNumber(repository: Repository): number {
  return repository.issues.size + 1
}

/** Keeps records changed at or after the moment `since` names. Throws 422 for what is no date. */
export function changedSince<Item extends { readonly updatedAt: string }>(
  items: readonly Item[],
  since: string | null,
): readonly Item[] {
  if (since === null) return items
  const moment = Date.parse(since)
  if (Number.isNaN(moment))
    throw new ApiError(422, `since "${since.slice(0, 40)}" is not a timestamp: use YYYY-MM-DDTHH:MM:SSZ`)
  return items.filter((item) => Date.parse(item.updatedAt) >= Math.floor(moment / 1000) * 1000)
}
