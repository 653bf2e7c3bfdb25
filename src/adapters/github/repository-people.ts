import type { RepositoryForge, Role } from '../../ports/forge.ts'
import { askFor } from './ask-github.ts'
import type { RepositoryAccess } from './repository-access.ts'
import { Membership, Permission } from './schema.ts'

const roles: readonly string[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] satisfies Role[]

/** Asks what people may do. Somebody GitHub does not know may do nothing. */
export function createPeople({
  ask,
  at,
  fullName,
}: RepositoryAccess): Pick<RepositoryForge, 'role' | 'isTeamMember'> {
  return {
    async role(login) {
      const found = await askFor(ask, {
        what: `asking for the role of ${login} in ${fullName}`,
        answer: Permission,
        repeatOn: 'outage',
        send: (rest) => rest.repos.getCollaboratorPermissionLevel({ ...at, username: login }),
      })
      if (found === undefined) return 'none'
      return toRole(found.role_name) ?? toRole(found.permission) ?? 'none'
    },

    async isTeamMember(team, login) {
      const [organisation, slug] = team.includes('/') ? team.split('/', 2) : [at.owner, team]
      if (organisation?.toLowerCase() !== at.owner.toLowerCase() || slug === undefined || slug === '')
        return false
      const found = await askFor(ask, {
        what: `asking whether ${login} is in the team ${at.owner}/${slug}`,
        answer: Membership,
        repeatOn: 'outage',
        send: (rest) =>
          rest.teams.getMembershipForUserInOrg({ org: at.owner, team_slug: slug, username: login }),
      })
      return found?.state === 'active'
    },
  }
}

/** A custom role has a name of its own and counts as the permission it is based on. */
function toRole(name: string | undefined): Role | undefined {
  return name !== undefined && isRole(name) ? name : undefined
}

function isRole(name: string): name is Role {
  return roles.includes(name)
}
