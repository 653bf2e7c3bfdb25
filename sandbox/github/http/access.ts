import { covers } from '../world/installations.ts'
import { roleIncludes, standingOf } from '../world/roles.ts'
import type { Access, Account, App, Repository, Role, State } from '../world/state.ts'
import { ApiError, notAccessibleByIntegration, notFound } from './api-error.ts'
import type { InstallationGrant, Principal } from './tokens.ts'

/** What a route asks of its caller. */
export interface RepositoryNeed {
  /** Least role of a person. */
  readonly role: Role
  /** Any of these permissions lets an app in. */
  readonly permissions: readonly [string, ...string[]]
  readonly level: Access
  readonly changes: boolean
  /** Check runs belong to apps: people are refused whatever their role. */
  readonly appsOnly?: boolean
  /** Pressing a button belongs to people: apps are refused. */
  readonly peopleOnly?: boolean
  /** What a person without the role is told; by default GitHub hides the git database behind 404. */
  readonly refusal?: 403 | 404
  /** GitHub's words for 403, where they are words of their own. */
  readonly message?: string
}

export interface Entry {
  readonly role: Role
  readonly actor: Account | null
  readonly app: App | null
}

const levels = ['read', 'write', 'admin'] as const satisfies Access[]

/**
 * Lets a caller into a route of a repository or throws what GitHub answers: 404 where the caller may not know that
 * the repository exists, 401 for a change without credentials, 403 for a role or a permission that is not enough.
 */
export function authorizeRepository(
  state: State,
  principal: Principal,
  repository: Repository,
  need: RepositoryNeed,
): Entry {
  switch (principal.kind) {
    case 'app':
      throw new ApiError(401, 'Bad credentials')
    case 'installation':
      return authorizeInstallation(principal, repository, need)
    case 'anonymous':
      if (repository.visibility === 'private') throw notFound()
      if (need.changes) throw new ApiError(401, 'Requires authentication')
      return { role: 'read', actor: null, app: null }
    case 'user':
      return authorizePerson(state, principal.account, repository, need)
  }
}

/** Tells whether an installation reaches a repository at all. */
export function reachesRepository(grant: InstallationGrant, repository: Repository): boolean {
  if (!covers(grant.installation, repository)) return false
  return grant.repositoryIds === null || grant.repositoryIds.has(repository.id)
}

/** Tells whether permissions of an installation include one at a level. */
export function permits(permissions: ReadonlyMap<string, Access>, name: string, level: Access): boolean {
  const held = permissions.get(name)
  return held !== undefined && levels.indexOf(held) >= levels.indexOf(level)
}

function authorizeInstallation(
  grant: InstallationGrant,
  repository: Repository,
  need: RepositoryNeed,
): Entry {
  const { app } = grant.installation
  const entry: Entry = { role: 'write', actor: app.bot, app }
  if (need.peopleOnly === true) throw notAccessibleByIntegration()
  const reaches = reachesRepository(grant, repository)
  if (!reaches && repository.visibility === 'private') throw notFound()
  if (!need.changes && repository.visibility === 'public') return entry
  const permitted = need.permissions.some((name) => permits(grant.permissions, name, need.level))
  if (!reaches || !permitted) throw notAccessibleByIntegration()
  return entry
}

function authorizePerson(
  state: State,
  account: Account,
  repository: Repository,
  need: RepositoryNeed,
): Entry {
  const { role } = standingOf(state, repository, account)
  if (role === 'none') throw notFound()
  if (need.appsOnly === true) throw new ApiError(403, 'You must authenticate via a GitHub App.')
  if (!roleIncludes(role, need.role)) throw refusal(need)
  return { role, actor: account, app: null }
}

function refusal(need: RepositoryNeed): ApiError {
  if (need.message !== undefined) return new ApiError(403, need.message)
  if (need.refusal === 404) return notFound()
  if (need.role !== 'write') return new ApiError(403, 'Must have admin rights to Repository.')
  const status = need.refusal ?? (need.permissions.includes('contents') ? 404 : 403)
  return status === 404 ? notFound() : new ApiError(403, 'Must have push access to repository.')
}
