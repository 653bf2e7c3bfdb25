import { expireRuns } from '../../checks/suite-tracking.ts'
import type { Reply, RepositoryCall } from '../../http/call.ts'
import { counted } from '../../http/pagination.ts'
import { checkRunJson } from '../../shapes/check-run.ts'
import { newestRuns } from '../../world/head-state.ts'
import type { CheckRun } from '../../world/state.ts'

/** Answers one page of check runs, newest first; `filter=latest`, the default, keeps the newest of each app and name. */
export function pageOfRuns(call: RepositoryCall, belongs: (run: CheckRun) => boolean): Reply {
  const { hub, repository, query } = call
  expireRuns(hub, repository)
  const every = [...repository.checkRuns.values()].filter(belongs)
  const wanted = (name: string, value: string) => query.get(name) === null || query.get(name) === value
  const runs = (query.get('filter') === 'all' ? every.toReversed() : newestRuns(every)).filter(
    (run) =>
      wanted('check_name', run.name) && wanted('status', run.status) && wanted('app_id', String(run.app.id)),
  )
  return counted(call, runs, { name: 'check_runs', shape: (run) => checkRunJson(hub, repository, run) })
}
