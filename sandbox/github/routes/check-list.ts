import { expireRuns } from '../checks/suite-tracking.ts'
import type { Reply, RepositoryCall } from '../http/call.ts'
import { pageOf } from '../http/pagination.ts'
import { checkRunJson } from '../shapes/check-run.ts'
import type { CheckRun } from '../world/state.ts'

/** Answers one page of check runs, newest first; `filter=latest`, the default, keeps the newest of each app and name. */
export function pageOfRuns(call: RepositoryCall, belongs: (run: CheckRun) => boolean): Reply {
  const { hub, repository, query } = call
  expireRuns(hub, repository)
  const every = [...repository.checkRuns.values()].filter(belongs).toReversed()
  const wanted = (name: string, value: string) => query.get(name) === null || query.get(name) === value
  const runs = (query.get('filter') === 'all' ? every : latest(every)).filter(
    (run) =>
      wanted('check_name', run.name) && wanted('status', run.status) && wanted('app_id', String(run.app.id)),
  )
  const page = pageOf(call, runs)
  return {
    status: 200,
    headers: page.headers,
    body: {
      total_count: runs.length,
      check_runs: page.items.map((run) => checkRunJson(hub, repository, run)),
    },
  }
}

function latest(newestFirst: readonly CheckRun[]): CheckRun[] {
  const seen = new Set<string>()
  return newestFirst.filter((run) => {
    const key = `${run.app.id}\n${run.name}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
