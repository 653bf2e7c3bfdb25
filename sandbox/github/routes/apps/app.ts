import { permits, reachesRepository } from '../../http/access.ts'
import { ApiError, notFound, validationFailed } from '../../http/api-error.ts'
import { requireActive } from '../../http/authenticate.ts'
import { type Call, created, noContent, numberParam, ok, param, type Reply } from '../../http/call.ts'
import { optionalObject, optionalString, optionalStrings } from '../../http/fields.ts'
import { counted, paged } from '../../http/pagination.ts'
import type { Route } from '../../http/route.ts'
import type { InstallationGrant } from '../../http/tokens.ts'
import { repositoryJson } from '../../shapes/repo.ts'
import { appJson, installationJson } from '../../shapes/user.ts'
import { repositoriesOf } from '../../world/installations.ts'
import {
  type Access,
  type App,
  findRepository,
  type Installation,
  type Repository,
} from '../../world/state.ts'
import { toTimestamp } from '../../world/timestamp.ts'

/** An installation token lives one hour on GitHub. */
const tokenLifetimeMs = 60 * 60 * 1000

/** The app itself, its installations and their tokens. */
export const appRoutes: readonly Route[] = [
  { method: 'GET', path: '/app', access: 'app', run: (call) => getApp(call) },
  {
    method: 'GET',
    path: '/app/installations',
    access: 'app',
    run: (call) =>
      paged(call, installationsOf(call), (installation) => installationJson(call.hub, installation)),
  },
  {
    method: 'GET',
    path: '/app/installations/{installation_id}',
    access: 'app',
    run: (call) => ok(installationJson(call.hub, ownInstallation(call))),
  },
  {
    method: 'POST',
    path: '/app/installations/{installation_id}/access_tokens',
    access: 'app',
    run: createToken,
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/installation',
    access: 'app',
    run: (call) =>
      installationFor(
        call,
        findRepository(call.hub.state, param(call, 'owner'), param(call, 'repo'))?.owner.login,
      ),
  },
  {
    method: 'GET',
    path: '/orgs/{org}/installation',
    access: 'app',
    run: (call) => installationFor(call, param(call, 'org')),
  },
  {
    method: 'GET',
    path: '/users/{username}/installation',
    access: 'app',
    run: (call) => installationFor(call, param(call, 'username')),
  },
  { method: 'GET', path: '/installation/repositories', access: 'account', run: listRepositories },
  { method: 'DELETE', path: '/installation/token', access: 'account', run: revokeToken },
]

/** The app that signed the request. Throws 401 for anybody else. */
export function callingApp(call: Call): App {
  if (call.principal.kind !== 'app') throw new ApiError(401, 'A JSON web token could not be decoded')
  const app = call.hub.state.apps.get(call.principal.appId)
  if (app === undefined) throw new ApiError(404, 'Integration not found')
  return app
}

function getApp(call: Call): Reply {
  return ok({ ...appJson(call.hub, callingApp(call)), installations_count: installationsOf(call).length })
}

function installationsOf(call: Call): Installation[] {
  const app = callingApp(call)
  return [...call.hub.state.installations.values()].filter((installation) => installation.app === app)
}

/** The installation of the calling app that the path names. Throws 404. */
export function ownInstallation(call: Call): Installation {
  const found = installationsOf(call).find(({ id }) => id === numberParam(call, 'installation_id'))
  if (found === undefined) throw notFound()
  return found
}

function installationFor(call: Call, owner: string | undefined): Reply {
  const found = installationsOf(call).find(
    ({ account }) => account.login.toLowerCase() === owner?.toLowerCase(),
  )
  if (found === undefined) throw notFound()
  return ok(installationJson(call.hub, found))
}

function createToken(call: Call): Reply {
  const installation = ownInstallation(call)
  requireActive(installation)
  const permissions = narrowPermissions(call, installation)
  const repositories = narrowRepositories(call, installation)
  const expiresAt = new Date(call.hub.credentialNow().getTime() + tokenLifetimeMs)
  const repositoryIds = repositories === null ? null : new Set(repositories.map(({ id }) => id))
  const token = call.hub.tokens.issueInstallationToken({
    installation,
    permissions,
    repositoryIds,
    expiresAt,
  })
  return created({
    token,
    expires_at: toTimestamp(expiresAt),
    permissions: Object.fromEntries(permissions),
    repository_selection: repositories === null && installation.repositoryIds === null ? 'all' : 'selected',
    ...(repositories === null
      ? {}
      : { repositories: repositories.map((repository) => repositoryJson(call.hub, repository)) }),
  })
}

function narrowPermissions(call: Call, installation: Installation): ReadonlyMap<string, Access> {
  const asked = optionalObject(call.fields, 'permissions')
  if (asked === undefined) return installation.permissions
  const narrowed = new Map<string, Access>()
  for (const name of Object.keys(asked)) {
    const level = optionalString(asked, name)
    if (level !== 'read' && level !== 'write' && level !== 'admin') {
      throw validationFailed({ resource: 'Installation', field: 'permissions', code: 'invalid' })
    }
    if (!permits(installation.permissions, name, level)) {
      throw new ApiError(422, 'The permissions requested are not granted to this installation.')
    }
    narrowed.set(name, level)
  }
  if (installation.permissions.has('metadata')) narrowed.set('metadata', 'read')
  return narrowed
}

function narrowRepositories(call: Call, installation: Installation): Repository[] | null {
  const names = optionalStrings(call.fields, 'repositories')
  const ids: unknown = call.fields['repository_ids']
  if (names === undefined && ids === undefined) return null
  const owned = repositoriesOf(call.hub.state, installation)
  const wanted = [...(names ?? []), ...(Array.isArray(ids) ? ids : [])]
  return wanted.map((key: unknown) => {
    const found = owned.find(({ name, id }) => name === key || id === key)
    if (found !== undefined) return found
    throw new ApiError(
      422,
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    )
  })
}

function listRepositories(call: Call): Reply {
  const grant = callingGrant(call)
  const found = [...call.hub.state.repositories.values()].filter((repository) =>
    reachesRepository(grant, repository),
  )
  const isWhole = grant.repositoryIds === null && grant.installation.repositoryIds === null
  return counted(call, found, {
    name: 'repositories',
    shape: (repository) => repositoryJson(call.hub, repository),
    more: { repository_selection: isWhole ? 'all' : 'selected' },
  })
}

function revokeToken(call: Call): Reply {
  callingGrant(call)
  call.hub.tokens.revoke(call.credential)
  return noContent()
}

function callingGrant(call: Call): InstallationGrant {
  if (call.principal.kind !== 'installation')
    throw new ApiError(
      403,
      'You must authenticate with an installation access token in order to access this resource.',
    )
  return call.principal
}
