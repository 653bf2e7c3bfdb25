import type { Account, Organisation, Repository, Role, State } from './state.ts'
import { findOrganisation } from './state.ts'

/** Repository roles, weakest first. */
export const roleOrder = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const satisfies Role[]

/** A person's standing in a repository: the base role and the name it carries (a custom role keeps its own name). */
export interface Standing {
  readonly role: Role
  readonly roleName: string
}

/** Tells whether a role includes everything another role may do. */
export function roleIncludes(role: Role, needed: Role): boolean {
  return roleOrder.indexOf(role) >= roleOrder.indexOf(needed)
}

/** Computes the strongest role an account has in a repository from organization, teams, grants and visibility. */
export function standingOf(state: State, repository: Repository, account: Account | null): Standing {
  const everybody: Role = repository.visibility === 'public' ? 'read' : 'none'
  if (account === null) return { role: everybody, roleName: everybody }
  if (repository.owner.login === account.login) return { role: 'admin', roleName: 'admin' }
  const organisation = findOrganisation(state, repository.owner.login)
  const names = [everybody, ...grantsOf(repository, organisation, account)]
  return names.map((name) => resolveRole(organisation, name)).reduce(strongest)
}

/** GitHub's older names for roles, still taken where roles are granted. */
const oldNames: Readonly<Record<string, string>> = { pull: 'read', push: 'write' }

/** The role that somebody wants to grant, by its name of today; undefined when there is none of that name. */
export function grantableRole(organisation: Organisation | undefined, asked: string): string | undefined {
  const name = Object.hasOwn(oldNames, asked) ? oldNames[asked] : asked
  if (name === undefined || name === 'none') return undefined
  return roleOrder.some((role) => role === name) || organisation?.customRoles.has(name) === true
    ? name
    : undefined
}

/** The `permission` field of GitHub's collaborator permission, which knows only four values. */
export function legacyPermission(role: Role): 'admin' | 'write' | 'read' | 'none' {
  switch (role) {
    case 'admin':
      return 'admin'
    case 'maintain':
    case 'write':
      return 'write'
    case 'triage':
    case 'read':
      return 'read'
    case 'none':
      return 'none'
  }
}

/** The `permissions` object of a repository: one flag for each built-in role. */
export function permissionFlags(role: Role): Record<string, boolean> {
  return {
    admin: roleIncludes(role, 'admin'),
    maintain: roleIncludes(role, 'maintain'),
    push: roleIncludes(role, 'write'),
    triage: roleIncludes(role, 'triage'),
    pull: roleIncludes(role, 'read'),
  }
}

function grantsOf(
  repository: Repository,
  organisation: Organisation | undefined,
  account: Account,
): string[] {
  const names: string[] = []
  const direct = repository.collaborators.get(account.login)
  if (direct !== undefined) names.push(direct)
  if (organisation === undefined) return names
  const membership = organisation.members.get(account.login)
  if (membership === 'admin') names.push('admin')
  if (membership === 'member') names.push(organisation.baseRole)
  for (const team of organisation.teams.values()) {
    const granted = repository.teamRoles.get(team.slug)
    if (granted !== undefined && team.members.has(account.login)) names.push(granted)
  }
  return names
}

function resolveRole(organisation: Organisation | undefined, name: string): Standing {
  const builtIn = roleOrder.find((role) => role === name)
  const role = builtIn ?? organisation?.customRoles.get(name)
  if (role === undefined)
    throw new Error(`the role "${name}" is neither built in nor a custom role of the organization`)
  return { role, roleName: name }
}

function strongest(left: Standing, right: Standing): Standing {
  const difference = roleOrder.indexOf(right.role) - roleOrder.indexOf(left.role)
  if (difference !== 0) return difference > 0 ? right : left
  return right.roleName !== right.role ? right : left
}
