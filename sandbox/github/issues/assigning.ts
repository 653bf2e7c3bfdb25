import { validationFailed } from '../http/api-error.ts'
import { type Hub, timestamp } from '../hub.ts'
import { userJson } from '../shapes/user.ts'
import { emitIssue } from '../webhooks/issue-hooks.ts'
import { roleIncludes, standingOf } from '../world/roles.ts'
import { type Account, findAccount, findOrganisation, type Issue, type Repository } from '../world/state.ts'
import { recordIssueEvent } from './issue-events.ts'

/** Tells whether issues of a repository may be assigned to an account: people who triage it, and members who may read it. */
export function isAssignable(hub: Hub, repository: Repository, account: Account): boolean {
  if (account.type !== 'User') return false
  const { role } = standingOf(hub.state, repository, account)
  const member = findOrganisation(hub.state, repository.owner.login)?.members.has(account.login) === true
  return roleIncludes(role, member ? 'read' : 'triage')
}

/** Finds the accounts behind logins. Throws 422, naming the login, for one that may not be assigned. */
export function requireAssignable(hub: Hub, repository: Repository, logins: readonly string[]): Account[] {
  return logins.map((login) => {
    const account = findAccount(hub.state, login)
    if (account === undefined || !isAssignable(hub, repository, account)) {
      throw validationFailed({ value: login, resource: 'Issue', field: 'assignees', code: 'invalid' })
    }
    return account
  })
}

/** Assigns people who are not assigned yet and emits `assigned` for each. */
export async function assign(
  hub: Hub,
  repository: Repository,
  issue: Issue,
  change: { readonly accounts: readonly Account[]; readonly actor: Account },
): Promise<void> {
  for (const account of change.accounts) {
    if (issue.assignees.includes(account)) continue
    issue.assignees.push(account)
    await announceAssignee(hub, repository, issue, { action: 'assigned', account, actor: change.actor })
  }
}

/** Takes people off an issue and emits `unassigned` for each who was on it. */
export async function unassign(
  hub: Hub,
  repository: Repository,
  issue: Issue,
  change: { readonly accounts: readonly Account[]; readonly actor: Account },
): Promise<void> {
  for (const account of change.accounts) {
    const position = issue.assignees.indexOf(account)
    if (position < 0) continue
    issue.assignees.splice(position, 1)
    await announceAssignee(hub, repository, issue, { action: 'unassigned', account, actor: change.actor })
  }
}

/** Writes an assignment into the history and emits it. */
export async function announceAssignee(
  hub: Hub,
  repository: Repository,
  issue: Issue,
  event: {
    readonly action: 'assigned' | 'unassigned'
    readonly account: Account
    readonly actor: Account
  },
): Promise<void> {
  const { action, actor } = event
  const assignee = userJson(hub, event.account)
  issue.updatedAt = timestamp(hub)
  const detail = { assignee, assigner: userJson(hub, actor) }
  recordIssueEvent(hub, repository, issue, { event: action, actor, detail })
  await emitIssue(hub, repository, issue, { action, sender: actor, extra: { assignee } })
}
