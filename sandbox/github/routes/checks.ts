import { readCommit } from '../git/git-objects.ts'
import { branchOf } from '../git/ref-name.ts'
import { resolveCommit } from '../git/refs.ts'
import { ApiError, notFound, validationFailed } from '../http/api-error.ts'
import {
  type ActingCall,
  created,
  numberParam,
  ok,
  param,
  type Reply,
  type RepositoryCall,
} from '../http/call.ts'
import { requiredString } from '../http/fields.ts'
import { paged, pageOf } from '../http/pagination.ts'
import { type Route, reads, writes } from '../http/route.ts'
import { timestamp } from '../hub.ts'
import { annotationJson, checkRunJson, hookCheckRunJson } from '../shapes/check-run.ts'
import { emit } from '../webhooks/events.ts'
import { latestCheckRuns } from '../world/head-state.ts'
import { checkRunOf } from '../world/records.ts'
import { type App, type CheckRun, type CheckSuite, type Repository, takeId } from '../world/state.ts'
import { applyCheckFields } from './check-edit.ts'

const checks = ['checks'] as const
const byApp = { role: 'write', permissions: checks, appsOnly: true } as const
const one = '/repos/{owner}/{repo}/check-runs/{check_run_id}'

/** Check runs. A rerequest resets the suite and leaves the run to its app ("Rerequest a check run", GitHub REST API, 2026). */
export const checkRoutes: readonly Route[] = [
  writes('POST', '/repos/{owner}/{repo}/check-runs', byApp, createRun),
  reads(one, checks, (call) => ok(checkRunJson(call.hub, call.repository, checkRunOf(call)))),
  writes('PATCH', one, byApp, updateRun),
  reads(`${one}/annotations`, checks, (call) => {
    const run = checkRunOf(call)
    return paged(call, run.annotations, (annotation) =>
      annotationJson(call.hub, call.repository, run, annotation),
    )
  }),
  reads('/repos/{owner}/{repo}/commits/{ref}/check-runs', checks, listRuns),
  writes('POST', `${one}/rerequest`, { role: 'write', permissions: checks }, (call) => {
    const run = checkRunOf(call)
    if (call.app !== null && call.app !== run.app) throw notFound()
    run.suite.status = 'queued'
    run.suite.conclusion = null
    announce(call, run, { action: 'rerequested', onlyOwner: true })
    return created({})
  }),
]

/** Presses a button of a check run as a person with write access; the owning app hears `requested_action`. */
export const checkActionRoute: Route = {
  method: 'POST',
  path: '/_double/check-runs/{check_run_id}/actions/{identifier}',
  access: 'account',
  run: (call) => {
    const found = [...call.hub.state.repositories.values()].find(({ checkRuns }) =>
      checkRuns.has(numberParam(call, 'check_run_id')),
    )
    if (found === undefined) throw notFound()
    return pressRoute.run({ ...call, params: { ...call.params, owner: found.owner.login, repo: found.name } })
  },
}

const pressRoute = writes(
  'POST',
  checkActionRoute.path,
  { role: 'write', permissions: checks, peopleOnly: true },
  (call) => {
    const run = checkRunOf(call)
    const identifier = param(call, 'identifier')
    if (!run.actions.some((action) => action.identifier === identifier)) throw notFound()
    announce(call, run, { action: 'requested_action', onlyOwner: true, requestedAction: identifier })
    return created({})
  },
)

async function createRun(call: ActingCall): Promise<Reply> {
  const { hub, repository, fields } = call
  const app = requireApp(call)
  const headSha = requiredString(fields, 'head_sha', 'CheckRun')
  if ((await readCommit(repository.directory, headSha)) === undefined) {
    throw new ApiError(422, `No commit found for SHA: ${headSha.slice(0, 40)}`)
  }
  const now = timestamp(hub)
  const run: CheckRun = {
    id: takeId(hub.state),
    app,
    suite: suiteFor(call, app, headSha),
    headSha,
    name: requiredString(fields, 'name', 'CheckRun'),
    externalId: '',
    detailsUrl: null,
    status: 'queued',
    conclusion: null,
    startedAt: now,
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    actions: [],
    annotations: [],
  }
  applyCheckFields(run, fields, now)
  followRun(run)
  repository.checkRuns.set(run.id, run)
  announce(call, run, { action: 'created' })
  if (run.status === 'completed') announce(call, run, { action: 'completed' })
  return created(checkRunJson(hub, repository, run))
}

function updateRun(call: ActingCall): Reply {
  const { hub, repository, fields } = call
  const run = checkRunOf(call)
  if (run.app !== requireApp(call))
    throw new ApiError(
      403,
      'Invalid app_id `' +
        run.app.id +
        '` - check run can only be modified by the GitHub App that created it.',
    )
  const wasCompleted = run.status === 'completed'
  applyCheckFields(run, fields, timestamp(hub))
  followRun(run)
  if (!wasCompleted && run.status === 'completed') announce(call, run, { action: 'completed' })
  return ok(checkRunJson(hub, repository, run))
}

async function listRuns(call: RepositoryCall): Promise<Reply> {
  const { hub, repository, query } = call
  const sha = await resolveCommit(repository, param(call, 'ref'))
  if (sha === undefined)
    throw new ApiError(422, `No commit found for SHA: ${param(call, 'ref').slice(0, 100)}`)
  const every = [...repository.checkRuns.values()].filter((run) => run.headSha === sha).toReversed()
  const pool = query.get('filter') === 'all' ? every : latestCheckRuns(repository, sha)
  const wanted = (name: string, value: string) => query.get(name) === null || query.get(name) === value
  const runs = pool.filter(
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

function requireApp(call: ActingCall): App {
  if (call.app === null) throw validationFailed({ resource: 'CheckRun', field: 'app', code: 'invalid' })
  return call.app
}

function suiteFor(call: ActingCall, app: App, headSha: string): CheckSuite {
  const { hub, repository } = call
  const known = repository.checkSuites.find((suite) => suite.app === app && suite.headSha === headSha)
  if (known !== undefined) return known
  const suite: CheckSuite = {
    id: takeId(hub.state),
    app,
    headSha,
    headBranch: branchAt(repository, headSha),
    createdAt: timestamp(hub),
    status: 'queued',
    conclusion: null,
  }
  repository.checkSuites.push(suite)
  return suite
}

/** A suite shows the state of the run that changed last. */
function followRun({ suite, status, conclusion }: CheckRun): void {
  suite.status = status
  suite.conclusion = conclusion
}

function branchAt(repository: Repository, sha: string): string | null {
  for (const [ref, tip] of repository.refs) if (tip === sha && branchOf(ref) !== null) return branchOf(ref)
  return null
}

function announce(
  call: ActingCall,
  run: CheckRun,
  event: { readonly action: string; readonly onlyOwner?: boolean; readonly requestedAction?: string },
): void {
  const { hub, repository } = call
  emit(hub, repository, {
    name: 'check_run',
    action: event.action,
    sender: call.actor,
    payload: {
      check_run: hookCheckRunJson(hub, repository, run),
      ...(event.requestedAction === undefined
        ? {}
        : { requested_action: { identifier: event.requestedAction } }),
    },
    ...(event.onlyOwner === true ? { onlyApp: run.app } : {}),
  })
}
