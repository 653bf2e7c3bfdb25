import { hasPassed, latestCheckRuns, latestStatuses } from '../world/head-state.ts'
import type { Repository, RequiredCheck } from '../world/state.ts'

type Standing = 'passed' | 'expected' | 'queued' | 'pending' | 'in progress' | 'failing'

/** Says in GitHub's words what required checks still lack on a commit; undefined when all of them passed. */
export function missingChecks(
  repository: Repository,
  required: readonly RequiredCheck[],
  sha: string,
): string | undefined {
  const open = required
    .map((check) => ({ check, standing: standingOf(repository, check, sha) }))
    .filter(({ standing }) => standing !== 'passed')
  const [first] = open
  if (first === undefined) return undefined
  if (open.length === 1) return `Required status check "${first.check.context}" is ${first.standing}.`
  const ratio = `${open.length} of ${required.length} required status checks`
  const kinds = [...new Set(open.map(({ standing }) => standing))]
  if (kinds.length === 1) return `${ratio} are ${first.standing}.`
  const counts = kinds.map((kind) => `${open.filter(({ standing }) => standing === kind).length} ${kind}`)
  return `${ratio} have not succeeded: ${counts.slice(0, -1).join(', ')} and ${counts.at(-1) ?? ''}.`
}

/** A check run of the wanted app counts before a status of the same name. */
function standingOf(repository: Repository, { context, appId }: RequiredCheck, sha: string): Standing {
  const run = latestCheckRuns(repository, sha).find(
    ({ name, app }) => name === context && (appId === null || app.id === appId),
  )
  if (run !== undefined) {
    if (run.conclusion !== null) return hasPassed(run.conclusion) ? 'passed' : 'failing'
    return run.status === 'in_progress' ? 'in progress' : 'queued'
  }
  const status =
    appId === null ? latestStatuses(repository, sha).find((item) => item.context === context) : undefined
  if (status === undefined) return 'expected'
  if (status.state === 'success') return 'passed'
  return status.state === 'pending' ? 'pending' : 'failing'
}
