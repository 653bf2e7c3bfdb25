import { notFound, tooLong } from '../../http/api-error.ts'
import { type ActingCall, noContent, ok, param, type Reply, type RepositoryCall } from '../../http/call.ts'
import { counted } from '../../http/pagination.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { type Hub, timestamp } from '../../hub.ts'
import { environmentJson } from '../../shapes/deployment.ts'
import type { Environment } from '../../world/deployment-records.ts'
import { type Repository, takeId } from '../../world/state.ts'

const all = '/repos/{owner}/{repo}/environments'
const one = `${all}/{environment_name}`
const byAdmin = { role: 'admin', permissions: ['administration'] } as const
const maxName = 255

/** Environments by name; rules of protection are not kept ("REST API endpoints for deployment environments", 2026). */
export const environmentRoutes: readonly Route[] = [
  reads(all, ['actions'], listEnvironments),
  reads(one, ['actions'], (call) => ok(environmentJson(call.hub, call.repository, environmentOf(call)))),
  writes('PUT', one, byAdmin, putEnvironment),
  writes('DELETE', one, byAdmin, (call) => {
    call.repository.environments.delete(environmentOf(call).name)
    return noContent()
  }),
]

/** The environment of a name, made when it is not there. */
export function ensureEnvironment(hub: Hub, repository: Repository, name: string): Environment {
  const known = repository.environments.get(name)
  if (known !== undefined) return known
  const now = timestamp(hub)
  const environment: Environment = { id: takeId(hub.state), name, createdAt: now, updatedAt: now }
  repository.environments.set(name, environment)
  return environment
}

function listEnvironments(call: RepositoryCall): Reply {
  const { hub, repository } = call
  return counted(call, [...repository.environments.values()], {
    name: 'environments',
    shape: (environment) => environmentJson(hub, repository, environment),
  })
}

function putEnvironment(call: ActingCall): Reply {
  const { hub, repository } = call
  const name = param(call, 'environment_name')
  if (name.length > maxName) {
    throw tooLong('Environment', 'name', maxName)
  }
  const environment = ensureEnvironment(hub, repository, name)
  environment.updatedAt = timestamp(hub)
  return ok(environmentJson(hub, repository, environment))
}

function environmentOf(call: RepositoryCall): Environment {
  const environment = call.repository.environments.get(param(call, 'environment_name'))
  if (environment === undefined) throw notFound()
  return environment
}
