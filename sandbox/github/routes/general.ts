import { ApiError, notFound } from '../http/api-error.ts'
import { type Call, ok, param } from '../http/call.ts'
import { type Route, reads } from '../http/route.ts'
import { fullRepositoryJson } from '../shapes/repo.ts'
import { publicUserJson } from '../shapes/user.ts'
import { standingOf } from '../world/roles.ts'
import { findAccount } from '../world/state.ts'

/** Limits, accounts and repositories themselves. */
export const generalRoutes: readonly Route[] = [
  { method: 'GET', path: '/rate_limit', access: 'anyone', run: (call) => ok(rateLimit(call)) },
  { method: 'GET', path: '/zen', access: 'anyone', run: () => ok('Keep it logically awesome.') },
  { method: 'GET', path: '/user', access: 'account', run: getUser },
  {
    method: 'GET',
    path: '/users/{username}',
    access: 'anyone',
    run: (call) => {
      const account = findAccount(call.hub.state, param(call, 'username'))
      if (account === undefined) throw notFound()
      return ok(publicUserJson(call.hub, account))
    },
  },
  reads('/repos/{owner}/{repo}', ['metadata'], (call) => {
    const { hub, repository, actor } = call
    const person = actor !== null && call.app === null
    const role = person ? standingOf(hub.state, repository, actor).role : undefined
    return ok(fullRepositoryJson(hub, repository, role))
  }),
]

function getUser(call: Call) {
  if (call.principal.kind !== 'user') throw new ApiError(403, 'Resource not accessible by integration')
  return ok(publicUserJson(call.hub, call.principal.account))
}

function rateLimit(call: Call) {
  const core = call.hub.limits.read(call.principal)
  const search = { limit: 30, used: 0, remaining: 30, reset: core.reset }
  return { resources: { core, search }, rate: core }
}
