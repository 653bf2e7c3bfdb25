import type { Hub } from '../hub.ts'
import type { Account, Organisation, Team } from '../world/state.ts'
import { organisationJson, teamJson } from './user.ts'

type Site = Pick<Hub, 'url' | 'state'>

/** An organization as one asked for alone. */
export function wholeOrganisationJson(site: Site, organisation: Organisation) {
  const { account } = organisation
  return {
    ...organisationJson(site, account),
    name: account.name,
    html_url: `${site.url}/${account.login}`,
    type: 'Organization',
    has_organization_projects: false,
    has_repository_projects: false,
    public_repos: repositoriesOf(site, organisation).filter(({ visibility }) => visibility === 'public')
      .length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: account.createdAt,
    updated_at: account.createdAt,
    archived_at: null,
  }
}

/** A team as one asked for alone. */
export function wholeTeamJson(site: Site, organisation: Organisation, team: Team) {
  const granted = repositoriesOf(site, organisation).filter(({ teamRoles }) => teamRoles.has(team.slug))
  return {
    ...teamJson(site, organisation.account, team),
    created_at: team.createdAt,
    updated_at: team.createdAt,
    members_count: team.members.size,
    repos_count: granted.length,
    organization: wholeOrganisationJson(site, organisation),
  }
}

/** How somebody belongs to a team; whoever was only invited is pending. */
export function membershipJson(
  site: Site,
  { account }: Organisation,
  team: Team,
  membership: {
    readonly person: Account
    readonly role: 'maintainer' | 'member'
    readonly state: 'active' | 'pending'
  },
) {
  const { person, role, state } = membership
  const url = `${site.url}/orgs/${account.login}/teams/${team.slug}/memberships/${person.login}`
  return { url, role, state }
}

function repositoriesOf(site: Site, { account }: Organisation) {
  return [...site.state.repositories.values()].filter(({ owner }) => owner === account)
}
