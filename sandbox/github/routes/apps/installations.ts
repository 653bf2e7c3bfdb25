import { ApiError, notAccessibleByIntegration, notFound } from '../../http/api-error.ts'
import { type Call, noContent, numberParam, ok, param, type Reply } from '../../http/call.ts'
import { counted } from '../../http/pagination.ts'
import type { Route } from '../../http/route.ts'
import { repositoryJson } from '../../shapes/repo.ts'
import { appJson, installationJson } from '../../shapes/user.ts'
import { idsOf, repositoriesOf } from '../../world/installations.ts'
import {
  selectRepositories,
  suspendInstallation,
  uninstallApp,
  unsuspendInstallation,
} from '../../world/installing.ts'
import { roleIncludes, standingOf } from '../../world/roles.ts'
import { type Account, findOrganisation, type Installation, type Repository } from '../../world/state.ts'
import { callingApp, ownInstallation } from './app.ts'

const suspended = '/app/installations/{installation_id}/suspended'
const selected = '/user/installations/{installation_id}/repositories/{repository_id}'

/** The life of installations: what their app and the people who installed it may do with them. */
export const installationRoutes: readonly Route[] = [
  { method: 'GET', path: '/apps/{app_slug}', access: 'anyone', run: getApp },
  appChange('PUT', suspended, (call) =>
    suspendInstallation(call.hub, ownInstallation(call), callingApp(call).bot),
  ),
  appChange('DELETE', suspended, (call) =>
    unsuspendInstallation(call.hub, ownInstallation(call), callingApp(call).bot),
  ),
  appChange('DELETE', '/app/installations/{installation_id}', (call) =>
    uninstallApp(call.hub, ownInstallation(call), callingApp(call).bot),
  ),
  { method: 'GET', path: '/orgs/{org}/installations', access: 'account', run: listOfOrganisation },
  {
    method: 'GET',
    path: '/user/installations',
    access: 'account',
    run: (call) => listed(call, installationsOf(call, callingPerson(call))),
  },
  {
    method: 'GET',
    path: '/user/installations/{installation_id}/repositories',
    access: 'account',
    run: listRepositories,
  },
  { method: 'PUT', path: selected, access: 'account', run: (call) => select(call, 'add') },
  { method: 'DELETE', path: selected, access: 'account', run: (call) => select(call, 'remove') },
]

function appChange(method: 'PUT' | 'DELETE', path: string, change: (call: Call) => void): Route {
  return {
    method,
    path,
    access: 'app',
    run: (call) => {
      change(call)
      return noContent()
    },
  }
}

function getApp(call: Call): Reply {
  const slug = param(call, 'app_slug')
  const app = [...call.hub.state.apps.values()].find((one) => one.slug === slug)
  if (app === undefined) throw notFound()
  return ok(appJson(call.hub, app))
}

function listOfOrganisation(call: Call): Reply {
  const person = callingPerson(call)
  const organisation = findOrganisation(call.hub.state, param(call, 'org'))
  if (organisation === undefined || !organisation.members.has(person.login)) throw notFound()
  if (organisation.members.get(person.login) !== 'admin')
    throw new ApiError(403, 'You must be an admin of this organization.')
  const all = [...call.hub.state.installations.values()]
  return listed(
    call,
    all.filter(({ account }) => account === organisation.account),
  )
}

function listRepositories(call: Call): Reply {
  const person = callingPerson(call)
  const installation = reachedInstallation(call, person)
  const seen = repositoriesOf(call.hub.state, installation).filter(
    (repository) => standingOf(call.hub.state, repository, person).role !== 'none',
  )
  return counted(call, seen, {
    name: 'repositories',
    shape: (repository) =>
      repositoryJson(call.hub, repository, standingOf(call.hub.state, repository, person).role),
    more: { repository_selection: installation.repositoryIds === null ? 'all' : 'selected' },
  })
}

/** Adds a repository to an installation or takes it out; that is up to its administrators. */
function select(call: Call, change: 'add' | 'remove'): Reply {
  const { state } = call.hub
  const person = callingPerson(call)
  const installation = reachedInstallation(call, person)
  const repository = repositoryById(call, installation)
  if (!administers(call, repository, person)) throw notFound()
  const ids = installation.repositoryIds
  if (ids === null && change === 'add') return { status: 304 }
  const covered = ids ?? idsOf(repositoriesOf(state, installation))
  const wanted = [...state.repositories.values()].filter((one) =>
    one === repository ? change === 'add' : covered.has(one.id),
  )
  if (wanted.length === 0)
    throw new ApiError(422, 'An installation keeps at least one repository: uninstall the app instead.')
  selectRepositories(call.hub, installation, wanted, person)
  return noContent()
}

function callingPerson(call: Call): Account {
  if (call.principal.kind !== 'user') throw notAccessibleByIntegration()
  return call.principal.account
}

/** Installations that cover a repository in which a person may do more than everybody. */
function installationsOf(call: Call, person: Account): Installation[] {
  const { state } = call.hub
  return [...state.installations.values()].filter((installation) =>
    repositoriesOf(state, installation).some((repository) =>
      roleIncludes(
        standingOf(state, repository, person).role,
        repository.visibility === 'public' ? 'triage' : 'read',
      ),
    ),
  )
}

function reachedInstallation(call: Call, person: Account): Installation {
  const id = numberParam(call, 'installation_id')
  const found = installationsOf(call, person).find((installation) => installation.id === id)
  if (found === undefined) throw notFound()
  return found
}

function repositoryById(call: Call, installation: Installation): Repository {
  const id = numberParam(call, 'repository_id')
  const found = [...call.hub.state.repositories.values()].find((repository) => repository.id === id)
  if (found === undefined || found.owner !== installation.account) throw notFound()
  return found
}

function administers(call: Call, repository: Repository, person: Account): boolean {
  return roleIncludes(standingOf(call.hub.state, repository, person).role, 'admin')
}

function listed(call: Call, installations: readonly Installation[]): Reply {
  const shape = (installation: Installation) => installationJson(call.hub, installation)
  return counted(call, installations, { name: 'installations', shape })
}
