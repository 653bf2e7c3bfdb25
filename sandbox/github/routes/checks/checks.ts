import {
  addSuite,
  emitSuite,
  expireRuns,
  findSuite,
  followRuns,
  reopenSuite,
} from '../../checks/suite-tracking.ts'
import { readCommit } from '../../git/git-objects.ts'
import { resolveCommit } from '../../git/refs.ts'
import { ApiError, notFound, validationFailed } from '../../http/api-error.ts'
import {
  type ActingCall,
  created,
  numberParam,
  ok,
  param,
  type Reply,
  type RepositoryCall,
} from '../../http/call.ts'
import { requiredString } from '../../http/fields.ts'
import { paged } from '../../http/pagination.ts'
import { checkRunOf } from '../../http/path-records.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { timestamp } from '../../hub.ts'
import { annotationJson, checkRunJson, hookCheckRunJson } from '../../shapes/check-run.ts'
import { emit } from '../../webhooks/events.ts'
import { type App, type CheckRun, takeId } from '../../world/state.ts'
import { applyCheckFields, newCheckFacts } from './check-edit.ts'
import { pageOfRuns } from './check-list.ts'

const checks = ['checks'] as const
const byApp = { role: 'write', permissions: checks, appsOnly: true } as const
const one = '/repos/{owner}/{repo}/check-runs/{check_run_id}'

/**
 * Check runs. A rerequest resets the suite and leaves the run to its app ("Rerequest a check run", GitHub REST API,
 * 2026); its webhook shows the suite as it was before, as recorded ones do.
 */
export const checkRoutes: readonly Route[] = [
  writes('POST', '/repos/{owner}/{repo}/check-runs', byApp, createRun),
  reads(one, checks, (call) => {
    expireRuns(call.hub, call.repository)
    return ok(checkRunJson(call.hub, call.repository, checkRunOf(call)))
  }),
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
    if (call.app !== null && call.app !== run.app) {
      throw new ApiError(403, 'This check run is not rerequestable')
    }
    announce(call, run, { action: 'rerequested', onlyOwner: true })
    reopenSuite(call.hub, run.suite)
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
  const commit = await readCommit(repository.directory, headSha)
  if (commit === undefined) throw new ApiError(422, `No commit found for SHA: ${headSha.slice(0, 40)}`)
  const run: CheckRun = {
    ...newCheckFacts(fields, timestamp(hub)),
    id: takeId(hub.state),
    app,
    headSha: commit.sha,
    suite: findSuite(repository, app, commit.sha) ?? addSuite(hub, repository, { app, commit }),
  }
  repository.checkRuns.set(run.id, run)
  followRuns(hub, repository, run.suite)
  announce(call, run, { action: 'created' })
  if (run.status === 'completed') announceCompletion(call, run)
  return created(checkRunJson(hub, repository, run))
}

function updateRun(call: ActingCall): Reply {
  const { hub, repository, fields } = call
  const run = checkRunOf(call)
  if (run.app !== requireApp(call)) {
    throw new ApiError(
      403,
      `Invalid app_id \`${run.app.id}\` - check run can only be modified by the GitHub App that created it.`,
    )
  }
  const wasCompleted = run.status === 'completed'
  Object.assign(run, applyCheckFields(run, fields, timestamp(hub)))
  followRuns(hub, repository, run.suite)
  if (!wasCompleted && run.status === 'completed') announceCompletion(call, run)
  return ok(checkRunJson(hub, repository, run))
}

/** Tells that a run is finished, and then that its suite is, if this was the last of it. */
function announceCompletion(call: ActingCall, run: CheckRun): void {
  const { hub, repository, actor: sender } = call
  announce(call, run, { action: 'completed' })
  if (run.suite.status === 'completed') emitSuite(hub, repository, run.suite, { action: 'completed', sender })
}

async function listRuns(call: RepositoryCall): Promise<Reply> {
  const sha = await resolveCommit(call.repository, param(call, 'ref'))
  if (sha === undefined) {
    throw new ApiError(422, `No commit found for SHA: ${param(call, 'ref').slice(0, 100)}`)
  }
  return pageOfRuns(call, (run) => run.headSha === sha)
}

function requireApp(call: ActingCall): App {
  if (call.app === null) throw validationFailed({ resource: 'CheckRun', field: 'app', code: 'invalid' })
  return call.app
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
