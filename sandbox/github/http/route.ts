import { findRepository } from '../world/state.ts'
import { authorizeRepository, type RepositoryNeed } from './access.ts'
import { notFound } from './api-error.ts'
import type { ActingCall, Call, Reply, RepositoryCall } from './call.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One operation: where it answers, what the caller needs, what it does. */
export interface Route {
  readonly method: Method
  /** Template as in GitHub's OpenAPI document, for example `/repos/{owner}/{repo}`. */
  readonly path: string
  /** Who may call it, for reading; enforced inside `run`. */
  readonly access: 'anyone' | 'app' | 'account' | RepositoryNeed
  run(call: Call): Reply | Promise<Reply>
}

/** What an app needs for a route: any of these permissions. */
export type AppPermissions = readonly [string, ...string[]]

/** A route that reads one repository. */
export function reads(
  path: string,
  permissions: AppPermissions,
  handle: (call: RepositoryCall) => Reply | Promise<Reply>,
): Route {
  const need: RepositoryNeed = { role: 'read', permissions, level: 'read', changes: false }
  return { method: 'GET', path, access: need, run: (call) => handle(enter(call, need)) }
}

/** A route that reads what not every reader of a repository may see; states who may. */
export function readsWith(
  path: string,
  need: Pick<RepositoryNeed, 'role' | 'permissions'> & Partial<RepositoryNeed>,
  handle: (call: RepositoryCall) => Reply | Promise<Reply>,
): Route {
  const full: RepositoryNeed = { level: 'read', changes: true, ...need }
  return { method: 'GET', path, access: full, run: (call) => handle(enter(call, full)) }
}

/** A route that changes one repository; states the role a person and the permission an app needs. */
export function writes(
  method: Exclude<Method, 'GET'>,
  path: string,
  need: Pick<RepositoryNeed, 'role' | 'permissions'> & Partial<RepositoryNeed>,
  handle: (call: ActingCall) => Reply | Promise<Reply>,
): Route {
  const full: RepositoryNeed = { level: 'write', changes: true, ...need }
  return {
    method,
    path,
    access: full,
    run: (call) => {
      const entered = enter(call, full)
      const { actor } = entered
      if (actor === null) throw new Error('a changing route was entered without an actor')
      return handle({ ...entered, actor })
    },
  }
}

function enter(call: Call, need: RepositoryNeed): RepositoryCall {
  const repository = findRepository(call.hub.state, call.params['owner'] ?? '', call.params['repo'] ?? '')
  if (repository === undefined) throw notFound()
  return { ...call, repository, ...authorizeRepository(call.hub.state, call.principal, repository, need) }
}
