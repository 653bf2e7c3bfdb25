import { ApiError, notFound, validationFailed } from '../../http/api-error.ts'
import {
  type ActingCall,
  type Call,
  noContent,
  ok,
  param,
  type Reply,
  type RepositoryCall,
} from '../../http/call.ts'
import { optionalString } from '../../http/fields.ts'
import { paged } from '../../http/pagination.ts'
import { type Route, readsWith, writes } from '../../http/route.ts'
import { userJson } from '../../shapes/user.ts'
import { emit } from '../../webhooks/events.ts'
import { grantableRole, legacyPermission, permissionFlags, roleOrder, standingOf } from '../../world/roles.ts'
import { type Account, findAccount, findOrganisation, type Role } from '../../world/state.ts'

const pusher = { role: 'write', permissions: ['metadata'] } as const
const mayList = { ...pusher, message: 'Must have push access to view repository collaborators.' }
const mayAsk = { ...pusher, message: 'Must have push access to view collaborator permission.' }
const one = '/repos/{owner}/{repo}/collaborators/{username}'

/** Who may do what in a repository; only those who may push are told. */
export const collaboratorRoutes: readonly Route[] = [
  readsWith(`${one}/permission`, mayAsk, getPermission),
  readsWith(one, mayList, (call) => {
    if (!isCollaborator(call, accountOf(call))) throw notFound()
    return noContent()
  }),
  readsWith('/repos/{owner}/{repo}/collaborators', mayList, (call) => {
    const people = [...call.hub.state.accounts.values()].filter((account) => isCollaborator(call, account))
    return paged(call, people, (account) => collaboratorJson(call, account))
  }),
  writes('PUT', one, { role: 'admin', permissions: ['administration'] }, grant),
  writes('DELETE', one, { role: 'admin', permissions: ['administration'] }, (call) => {
    const account = accountOf(call)
    if (call.repository.collaborators.delete(account.login)) emitMember(call, account, { action: 'removed' })
    return noContent()
  }),
]

function getPermission(call: RepositoryCall): Reply {
  const account = accountOf(call)
  const { role, roleName } = standingOf(call.hub.state, call.repository, account)
  return ok({
    permission: legacyPermission(role),
    role_name: roleName,
    user: collaboratorJson(call, account),
  })
}

function grant(call: ActingCall): Reply {
  const organisation = findOrganisation(call.hub.state, call.repository.owner.login)
  const role = grantableRole(organisation, optionalString(call.fields, 'permission') ?? 'push')
  if (role === undefined) {
    throw validationFailed({ resource: 'Collaborator', field: 'permission', code: 'invalid' })
  }
  const account = accountOf(call)
  const before = call.repository.collaborators.get(account.login)
  call.repository.collaborators.set(account.login, role)
  if (before === undefined) {
    const changes = { permission: { to: legacyPermission(standing(call, account)) }, role_name: { to: role } }
    emitMember(call, account, { action: 'added', changes })
  } else if (before !== role) {
    emitMember(call, account, { action: 'edited', changes: { permission: { from: before, to: role } } })
  }
  return noContent()
}

function standing(call: RepositoryCall, account: Account): Role {
  return standingOf(call.hub.state, call.repository, account).role
}

function emitMember(
  call: ActingCall,
  account: Account,
  { action, ...more }: { readonly action: string; readonly changes?: Readonly<Record<string, unknown>> },
): void {
  emit(call.hub, call.repository, {
    name: 'member',
    action,
    sender: call.actor,
    payload: { member: userJson(call.hub, account), ...more },
  })
}

function isCollaborator(call: RepositoryCall, account: Account): boolean {
  if (account.type !== 'User') return false
  if (call.repository.collaborators.has(account.login)) return true
  const { role } = standingOf(call.hub.state, call.repository, account)
  return (
    roleOrder.indexOf(role) > roleOrder.indexOf('read') ||
    isMember(call, call.repository.owner.login, account)
  )
}

function collaboratorJson(call: RepositoryCall, account: Account) {
  const { role, roleName } = standingOf(call.hub.state, call.repository, account)
  return { ...userJson(call.hub, account), permissions: permissionFlags(role), role_name: roleName }
}

function isMember(call: Call, organisation: string, account: Account): boolean {
  return findOrganisation(call.hub.state, organisation)?.members.has(account.login) === true
}

function accountOf(call: Call): Account {
  const account = findAccount(call.hub.state, param(call, 'username'))
  if (account === undefined) throw new ApiError(404, `${param(call, 'username').slice(0, 60)} is not a user`)
  return account
}
