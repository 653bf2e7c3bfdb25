import { authorizeRepository, permits } from '../../http/access.ts'
import { ApiError, notAccessibleByIntegration, notFound, validationFailed } from '../../http/api-error.ts'
import { type Call, created, noContent, ok, param, type Reply } from '../../http/call.ts'
import { optionalString, optionalStrings, requiredString } from '../../http/fields.ts'
import type { Method, Route } from '../../http/route.ts'
import { optionalMember } from '../../http/supplied.ts'
import { timestamp } from '../../hub.ts'
import { membershipJson, wholeTeamJson } from '../../shapes/organisation.ts'
import { repositoryJson } from '../../shapes/repo.ts'
import { teamJson, userJson } from '../../shapes/user.ts'
import { emitOrganisation } from '../../webhooks/organisation-events.ts'
import { grantableRole } from '../../world/roles.ts'
import {
  type Account,
  findAccount,
  findOrganisation,
  findRepository,
  type Organisation,
  type Repository,
  type Team,
  takeId,
} from '../../world/state.ts'
import { teamOf } from './organisations.ts'

const one = '/orgs/{org}/teams/{team_slug}'
const membership = `${one}/memberships/{username}`
const granted = `${one}/repos/{owner}/{repo}`

/** Somebody who changes an organization. */
interface Visit {
  readonly call: Call
  readonly organisation: Organisation
  readonly actor: Account
}

/**
 * Changes of teams: any member makes one; its maintainers, owners of the organization and apps with `members: write` do
 * the rest. A repository is given to a team by its administrators alone.
 */
export const teamEditRoutes: readonly Route[] = [
  change('POST', '/orgs/{org}/teams', createTeam),
  change('DELETE', one, (visit) => {
    const team = managedTeam(visit)
    visit.organisation.teams.delete(team.slug)
    for (const repository of repositoriesOf(visit)) repository.teamRoles.delete(team.slug)
    emitTeam(visit, team, 'deleted')
    return noContent()
  }),
  change('PUT', membership, addMember),
  change('DELETE', membership, (visit) => {
    const team = managedTeam(visit)
    const person = personOf(visit)
    if (!team.members.delete(person.login)) throw notFound()
    emitMembership(visit, team, { action: 'removed', person })
    return noContent()
  }),
  change('PUT', granted, grant),
  change('DELETE', granted, (visit) => {
    const team = managedTeam(visit)
    const repository = repositoryOf(visit)
    if (repository.teamRoles.delete(team.slug)) emitTeam(visit, team, 'removed_from_repository', repository)
    return noContent()
  }),
]

function change(method: Method, path: string, run: (visit: Visit) => Reply): Route {
  return { method, path, access: 'account', run: (call) => run(enter(call)) }
}

function enter(call: Call): Visit {
  const organisation = findOrganisation(call.hub.state, param(call, 'org'))
  const { principal } = call
  if (organisation === undefined) throw notFound()
  if (principal.kind === 'user') {
    if (!organisation.members.has(principal.account.login)) throw notFound()
    return { call, organisation, actor: principal.account }
  }
  if (principal.kind !== 'installation') throw notFound()
  const own = principal.installation.account === organisation.account
  if (!own || !permits(principal.permissions, 'members', 'write')) throw notAccessibleByIntegration()
  return { call, organisation, actor: principal.installation.app.bot }
}

function createTeam(visit: Visit): Reply {
  const { call, organisation, actor } = visit
  const name = requiredString(call.fields, 'name', 'Team')
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  if (slug === '') throw validationFailed({ resource: 'Team', field: 'name', code: 'invalid' })
  if (organisation.teams.has(slug)) {
    const message = 'Name must be unique for this org'
    throw validationFailed({ resource: 'Team', field: 'name', code: 'already_exists', message })
  }
  const repositories = (optionalStrings(call.fields, 'repo_names') ?? []).map((full) =>
    ownRepository(visit, full),
  )
  for (const repository of repositories) requireAdmin(visit, repository)
  const maintainers = (optionalStrings(call.fields, 'maintainers') ?? []).map((login) =>
    memberOf(visit, login),
  )
  const creator = actor.type === 'User' ? [actor] : []
  const team: Team = {
    id: takeId(call.hub.state),
    slug,
    name,
    description: optionalString(call.fields, 'description'),
    privacy: optionalMember(call.fields, 'privacy', ['secret', 'closed']) ?? 'secret',
    createdAt: timestamp(call.hub),
    members: new Map([...creator, ...maintainers].map(({ login }) => [login, 'maintainer' as const])),
  }
  organisation.teams.set(slug, team)
  emitTeam(visit, team, 'created')
  for (const repository of repositories) {
    repository.teamRoles.set(slug, 'read')
    emitTeam(visit, team, 'added_to_repository', repository)
  }
  return created(wholeTeamJson(call.hub, organisation, team))
}

/** Whoever is not in the organization is invited to it, and is no member before accepting. */
function addMember(visit: Visit): Reply {
  const { call, organisation } = visit
  const team = managedTeam(visit)
  const person = personOf(visit)
  const role = optionalMember(call.fields, 'role', ['member', 'maintainer']) ?? 'member'
  const answer = (state: 'active' | 'pending') =>
    ok(membershipJson(call.hub, organisation, team, { person, role, state }))
  if (!organisation.members.has(person.login)) return answer('pending')
  const isNew = !team.members.has(person.login)
  team.members.set(person.login, role)
  if (isNew) emitMembership(visit, team, { action: 'added', person })
  return answer('active')
}

function grant(visit: Visit): Reply {
  const team = teamOf(visit.call, visit.organisation)
  const repository = repositoryOf(visit)
  requireAdmin(visit, repository)
  const role = grantableRole(visit.organisation, optionalString(visit.call.fields, 'permission') ?? 'pull')
  if (role === undefined)
    throw validationFailed({ resource: 'TeamMember', field: 'permission', code: 'invalid' })
  const isNew = !repository.teamRoles.has(team.slug)
  repository.teamRoles.set(team.slug, role)
  if (isNew) emitTeam(visit, team, 'added_to_repository', repository)
  return noContent()
}

/** The team that the path names, when the caller may manage it. Throws 404 or 403. */
function managedTeam({ call, organisation, actor }: Visit): Team {
  const team = teamOf(call, organisation)
  const isOwner = organisation.members.get(actor.login) === 'admin'
  if (actor.type === 'Bot' || isOwner || team.members.get(actor.login) === 'maintainer') return team
  throw new ApiError(403, 'You must be an organization owner or team maintainer.')
}

/** Throws 404 or 403 for whoever may not give others access to a repository. */
function requireAdmin({ call }: Visit, repository: Repository): void {
  const need = { role: 'admin', permissions: ['administration'], level: 'write', changes: true } as const
  authorizeRepository(call.hub.state, call.principal, repository, need)
}

function personOf({ call }: Visit): Account {
  const person = findAccount(call.hub.state, param(call, 'username'))
  if (person === undefined || person.type !== 'User') throw notFound()
  return person
}

function memberOf({ call, organisation }: Visit, login: string): Account {
  const person = findAccount(call.hub.state, login)
  if (person !== undefined && organisation.members.has(person.login)) return person
  throw validationFailed({ resource: 'Team', field: 'maintainers', code: 'invalid' })
}

function repositoryOf(visit: Visit): Repository {
  const { call } = visit
  const found = findRepository(call.hub.state, param(call, 'owner'), param(call, 'repo'))
  if (found === undefined || found.owner !== visit.organisation.account) throw notFound()
  return found
}

function ownRepository(visit: Visit, fullName: string): Repository {
  const found = repositoriesOf(visit).find((repository) => repository.fullName === fullName)
  if (found === undefined) throw validationFailed({ resource: 'Team', field: 'repo_names', code: 'invalid' })
  return found
}

function repositoriesOf({ call, organisation }: Visit): Repository[] {
  return [...call.hub.state.repositories.values()].filter(({ owner }) => owner === organisation.account)
}

function emitTeam(visit: Visit, team: Team, action: string, repository?: Repository): void {
  const { hub } = visit.call
  emitOrganisation(hub, visit.organisation, {
    name: 'team',
    action,
    sender: visit.actor,
    payload: {
      team: teamJson(hub, visit.organisation.account, team),
      ...(repository === undefined ? {} : { repository: repositoryJson(hub, repository) }),
    },
  })
}

function emitMembership(
  visit: Visit,
  team: Team,
  { action, person }: { readonly action: string; readonly person: Account },
): void {
  const { hub } = visit.call
  emitOrganisation(hub, visit.organisation, {
    name: 'membership',
    action,
    sender: visit.actor,
    payload: {
      scope: 'team',
      member: userJson(hub, person),
      team: teamJson(hub, visit.organisation.account, team),
    },
  })
}
