import type { CheckRun, CommitStatus, Repository } from './state.ts'

/** The newest check run of every app and name on a commit, newest first. */
export function latestCheckRuns(repository: Repository, sha: string): CheckRun[] {
  const newest = new Map<string, CheckRun>()
  for (const run of repository.checkRuns.values()) {
    if (run.headSha === sha) newest.set(`${run.app.id}\n${run.name}`, run)
  }
  return [...newest.values()].toSorted((left, right) => right.id - left.id)
}

/** The newest status of every context on a commit. */
export function latestStatuses(repository: Repository, sha: string): CommitStatus[] {
  const newest = new Map<string, CommitStatus>()
  for (const status of repository.statuses) if (status.sha === sha) newest.set(status.context, status)
  return [...newest.values()]
}
