import { addSuite, emitSuite, expireRuns, findSuite, reopenSuite } from '../../checks/suite-tracking.ts'
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
import { counted } from '../../http/pagination.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { checkSuiteJson } from '../../shapes/check-suite.ts'
import type { CheckSuite } from '../../world/state.ts'
import { pageOfRuns } from './check-list.ts'

const checks = ['checks'] as const
const all = '/repos/{owner}/{repo}/check-suites'
const one = `${all}/{check_suite_id}`

/** Check suites: what an app has to say about one commit. */
export const checkSuiteRoutes: readonly Route[] = [
  writes('POST', all, { role: 'write', permissions: checks, appsOnly: true }, createSuite),
  reads(one, checks, (call) => {
    expireRuns(call.hub, call.repository)
    return ok(checkSuiteJson(call.hub, call.repository, suiteOf(call)))
  }),
  reads(`${one}/check-runs`, checks, (call) => {
    const suite = suiteOf(call)
    return pageOfRuns(call, (run) => run.suite === suite)
  }),
  writes('POST', `${one}/rerequest`, { role: 'write', permissions: checks }, rerequestSuite),
  reads('/repos/{owner}/{repo}/commits/{ref}/check-suites', checks, listSuites),
]

/** An app that asks twice for a suite gets the same one, with 200 in place of 201. */
async function createSuite(call: ActingCall): Promise<Reply> {
  const { hub, repository, fields, app } = call
  if (app === null) throw validationFailed({ resource: 'CheckSuite', field: 'app', code: 'invalid' })
  const headSha = requiredString(fields, 'head_sha', 'CheckSuite')
  const commit = await readCommit(repository.directory, headSha)
  if (commit === undefined) throw new ApiError(422, `No commit found for SHA: ${headSha.slice(0, 40)}`)
  const known = findSuite(repository, app, commit.sha)
  if (known !== undefined) return ok(checkSuiteJson(hub, repository, known))
  return created(checkSuiteJson(hub, repository, addSuite(hub, repository, { app, commit })))
}

function rerequestSuite(call: ActingCall): Reply {
  const { hub, repository, actor, app } = call
  const suite = suiteOf(call)
  if (app !== null && app !== suite.app) throw new ApiError(403, 'This check suite is not rerequestable')
  emitSuite(hub, repository, suite, { action: 'rerequested', sender: actor })
  reopenSuite(hub, suite)
  return created({})
}

async function listSuites(call: RepositoryCall): Promise<Reply> {
  const { hub, repository, query } = call
  expireRuns(hub, repository)
  const sha = await resolveCommit(repository, param(call, 'ref'))
  if (sha === undefined) {
    throw new ApiError(422, `No commit found for SHA: ${param(call, 'ref').slice(0, 100)}`)
  }
  const app = query.get('app_id')
  const name = query.get('check_name')
  const named = new Set([...repository.checkRuns.values()].filter((run) => run.name === name))
  const holdsName = (suite: CheckSuite) => [...named].some((run) => run.suite === suite)
  const suites = repository.checkSuites.filter(
    (suite) =>
      suite.headSha === sha &&
      (app === null || app === String(suite.app.id)) &&
      (name === null || holdsName(suite)),
  )
  return counted(call, suites, {
    name: 'check_suites',
    shape: (suite) => checkSuiteJson(hub, repository, suite),
  })
}

function suiteOf(call: RepositoryCall): CheckSuite {
  const id = numberParam(call, 'check_suite_id')
  const suite = call.repository.checkSuites.find((candidate) => candidate.id === id)
  if (suite === undefined) throw notFound()
  return suite
}
