import { permits } from '../../http/access.ts'
import { notAccessibleByIntegration, notFound } from '../../http/api-error.ts'
import { type Call, noContent, ok, param, type Reply } from '../../http/call.ts'
import { paged } from '../../http/pagination.ts'
import type { Route } from '../../http/route.ts'
import { membershipJson, wholeOrganisationJson, wholeTeamJson } from '../../shapes/organisation.ts'
import { teamJson, userJson } from '../../shapes/user.ts'
import { findAccount, findOrganisation, type Organisation, type Team } from '../../world/state.ts'

/** Members and teams of an organization; needs a member, or an app with `members: read`. */
export const organisationRoutes: readonly Route[] = [
  account('/orgs/{org}', (call) => {
    const organisation = findOrganisation(call.hub.state, param(call, 'org'))
    if (organisation === undefined) throw notFound()
    return ok(wholeOrganisationJson(call.hub, organisation))
  }),
  account('/orgs/{org}/members', (call) =>
    paged(call, [...seen(call).members.keys()], (login) => personJson(call, login)),
  ),
  account('/orgs/{org}/members/{username}', (call) => {
    if (!has(seen(call).members, param(call, 'username'))) throw notFound()
    return noContent()
  }),
  account('/orgs/{org}/teams', (call) => {
    const organisation = seen(call)
    const teams = [...organisation.teams.values()].filter((team) => seesTeam(call, organisation, team))
    return paged(call, teams, (team) => teamJson(call.hub, organisation.account, team))
  }),
  account('/orgs/{org}/teams/{team_slug}', (call) => {
    const organisation = seen(call)
    return ok(wholeTeamJson(call.hub, organisation, teamOf(call, organisation)))
  }),
  account('/orgs/{org}/teams/{team_slug}/members', (call) =>
    paged(call, [...teamOf(call, seen(call)).members.keys()], (login) => personJson(call, login)),
  ),
  account('/orgs/{org}/teams/{team_slug}/memberships/{username}', membership),
]

function account(path: string, run: (call: Call) => Reply): Route {
  return { method: 'GET', path, access: 'account', run }
}

function membership(call: Call): Reply {
  const organisation = seen(call)
  const team = teamOf(call, organisation)
  const person = findAccount(call.hub.state, param(call, 'username'))
  const role = person === undefined ? undefined : team.members.get(person.login)
  if (person === undefined || role === undefined) throw notFound()
  return ok(membershipJson(call.hub, organisation, team, { person, role, state: 'active' }))
}

/** The organization, when the caller may look inside it. */
function seen(call: Call): Organisation {
  const organisation = findOrganisation(call.hub.state, param(call, 'org'))
  if (organisation === undefined) throw notFound()
  const { principal } = call
  if (principal.kind === 'user' && organisation.members.has(principal.account.login)) return organisation
  if (principal.kind === 'installation') {
    const own = principal.installation.account.login === organisation.account.login
    if (own && permits(principal.permissions, 'members', 'read')) return organisation
    throw notAccessibleByIntegration()
  }
  throw notFound()
}

/** Finds the team that the path names. Throws 404, also for a secret team of others. */
export function teamOf(call: Call, organisation: Organisation): Team {
  const team = organisation.teams.get(param(call, 'team_slug').toLowerCase())
  if (team === undefined || !seesTeam(call, organisation, team)) throw notFound()
  return team
}

/** A secret team is seen by its members, by owners of the organization and by apps. */
function seesTeam({ principal }: Call, organisation: Organisation, team: Team): boolean {
  if (team.privacy !== 'secret' || principal.kind !== 'user') return true
  const { login } = principal.account
  return team.members.has(login) || organisation.members.get(login) === 'admin'
}

function has(logins: ReadonlyMap<string, unknown>, login: string): boolean {
  return [...logins.keys()].some((known) => known.toLowerCase() === login.toLowerCase())
}

function personJson(call: Call, login: string) {
  const person = findAccount(call.hub.state, login)
  if (person === undefined) throw new Error(`the member "${login}" has no account`)
  return userJson(call.hub, person)
}
