import type { CheckRun, CommitStatus, Repository } from './state.ts'

/** Tells whether a conclusion of a check run holds up nothing. */
export function hasPassed(conclusion: string | null): boolean {
  return conclusion === 'success' || conclusion === 'neutral' || conclusion === 'skipped'
}

/** The newest of every app and name among check runs that are listed oldest first; the newest of all comes first. */
export function newestRuns(runs: Iterable<CheckRun>): CheckRun[] {
  const newest = new Map<string, CheckRun>()
  for (const run of runs) newest.set(`${run.app.id}\n${run.name}`, run)
  return [...newest.values()].toSorted((left, right) => right.id - left.id)
}

/** The newest check run of every app and name on a commit, newest first. */
export function latestCheckRuns(repository: Repository, sha: string): CheckRun[] {
  return newestRuns([...repository.checkRuns.values()].filter(({ headSha }) => headSha === sha))
}

/** The newest status of every context on a commit. */
export function latestStatuses(repository: Repository, sha: string): CommitStatus[] {
  const newest = new Map<string, CommitStatus>()
  for (const status of repository.statuses) if (status.sha === sha) newest.set(status.context, status)
  return [...newest.values()]
}
