import { roleIncludes, standingOf } from '../world/roles.ts'
import { findRepository, type Issue, type Repository, type Role } from '../world/state.ts'
import type { Visit } from './layout.ts'

/** A repository that the visitor may see. */
export function visibleRepository(
  visit: Visit,
  owner: string | undefined,
  name: string | undefined,
): Repository | undefined {
  if (owner === undefined || name === undefined) return undefined
  const repository = findRepository(visit.hub.state, owner, name)
  if (repository === undefined) return undefined
  return standingOf(visit.hub.state, repository, visit.persona).role === 'none' ? undefined : repository
}

/** Every repository that the visitor may see. */
export function visibleRepositories(visit: Visit): Repository[] {
  return [...visit.hub.state.repositories.values()].filter(
    (repository) => standingOf(visit.hub.state, repository, visit.persona).role !== 'none',
  )
}

/** Tells whether the visitor is somebody with at least this role. */
export function holds(visit: Visit, repository: Repository, role: Role): boolean {
  const { persona, hub } = visit
  return persona !== null && roleIncludes(standingOf(hub.state, repository, persona).role, role)
}

/** Tells whether the visitor may edit title and body, close and reopen: the author may, and who may triage. */
export function mayEdit(visit: Visit, repository: Repository, issue: Issue): boolean {
  return visit.persona === issue.author || holds(visit, repository, 'triage')
}

/** Splits `branch/with/slash/path/of/file` at the longest branch there is. */
export function splitRef(
  repository: Repository,
  text: string,
): { readonly ref: string; readonly path: string } {
  const parts = text.split('/')
  for (let length = parts.length; length > 0; length -= 1) {
    const ref = parts.slice(0, length).join('/')
    if (repository.refs.has(`refs/heads/${ref}`)) return { ref, path: parts.slice(length).join('/') }
  }
  return { ref: parts[0] ?? '', path: parts.slice(1).join('/') }
}
