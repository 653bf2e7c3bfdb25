import { type Commit, readCommit } from '../git/git-objects.ts'
import { branchOf, zeroSha } from '../git/ref-name.ts'
import { permits } from '../http/access.ts'
import { type Hub, timestamp } from '../hub.ts'
import { hookCheckSuiteJson } from '../shapes/check-suite.ts'
import { emit } from '../webhooks/events.ts'
import { worksIn } from '../world/installations.ts'
import { type Account, type App, type CheckSuite, type Repository, takeId } from '../world/state.ts'
import { latestRunsOf, summarizeRuns } from './suite-summary.ts'

/** Check runs that are not completed by then become stale ("REST API endpoints for check runs", GitHub, 2026). */
const staleAfterMs = 14 * 24 * 60 * 60 * 1000

/** A branch that was pushed to. */
export interface PushedBranch {
  readonly branch: string
  readonly before: string | null
  readonly after: string | null
  readonly actor: Account
}

/** Finds the suite of an app on a commit. */
export function findSuite(repository: Repository, app: App, headSha: string): CheckSuite | undefined {
  return repository.checkSuites.find((suite) => suite.app === app && suite.headSha === headSha)
}

/** Adds an empty suite of an app on a commit. */
export function addSuite(
  hub: Hub,
  repository: Repository,
  suite: { readonly app: App; readonly commit: Commit; readonly push?: PushedBranch },
): CheckSuite {
  const { app, commit, push } = suite
  const now = timestamp(hub)
  const record: CheckSuite = {
    id: takeId(hub.state),
    app,
    headSha: commit.sha,
    headBranch: push?.branch ?? branchAt(repository, commit.sha),
    headCommit: commit,
    before: push === undefined ? null : (push.before ?? zeroSha),
    after: push?.after ?? null,
    createdAt: now,
    updatedAt: now,
    status: 'queued',
    conclusion: null,
  }
  repository.checkSuites.push(record)
  return record
}

/** Gives every app that writes checks a suite on a commit that was just pushed, and tells it so. */
export async function requestSuites(hub: Hub, repository: Repository, push: PushedBranch): Promise<void> {
  if (push.after === null) return
  const commit = await readCommit(repository.directory, push.after)
  if (commit === undefined) return
  for (const installation of hub.state.installations.values()) {
    const { app, permissions } = installation
    if (!worksIn(installation, repository)) continue
    if (!permits(permissions, 'checks', 'write')) continue
    if (findSuite(repository, app, commit.sha) !== undefined) continue
    const suite = addSuite(hub, repository, { app, commit, push })
    emitSuite(hub, repository, suite, { action: 'requested', sender: push.actor })
  }
}

/** Brings a suite up to date with its runs after one of them changed; webhooks of that run show it already. */
export function followRuns(hub: Hub, repository: Repository, suite: CheckSuite): void {
  Object.assign(suite, summarizeRuns(latestRunsOf(repository, suite)), { updatedAt: timestamp(hub) })
}

/** Clears what a suite shows, because a person or its app wants it run again; its runs are left to the app. */
export function reopenSuite(hub: Hub, suite: CheckSuite): void {
  suite.status = 'queued'
  suite.conclusion = null
  suite.updatedAt = timestamp(hub)
}

/** Announces something about a suite; only its app hears of what is asked of it. */
export function emitSuite(
  hub: Hub,
  repository: Repository,
  suite: CheckSuite,
  event: { readonly action: 'requested' | 'rerequested' | 'completed'; readonly sender: Account },
): void {
  const { action, sender } = event
  emit(hub, repository, {
    name: 'check_suite',
    action,
    sender,
    payload: { check_suite: hookCheckSuiteJson(hub, repository, suite) },
    ...(action === 'completed' ? {} : { onlyApp: suite.app }),
  })
}

/** Gives up runs that were not completed in two weeks; done whenever somebody looks, and announced to nobody. */
export function expireRuns(hub: Hub, repository: Repository): void {
  const limit = hub.now().getTime() - staleAfterMs
  for (const run of repository.checkRuns.values()) {
    if (run.status === 'completed' || Date.parse(run.startedAt) > limit) continue
    run.status = 'completed'
    run.conclusion = 'stale'
    run.completedAt = timestamp(hub)
    Object.assign(run.suite, summarizeRuns(latestRunsOf(repository, run.suite)))
  }
}

function branchAt(repository: Repository, sha: string): string | null {
  for (const [ref, tip] of repository.refs) if (tip === sha && branchOf(ref) !== null) return branchOf(ref)
  return null
}
