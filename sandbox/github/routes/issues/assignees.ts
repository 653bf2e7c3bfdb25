import { notFound } from '../../http/api-error.ts'
import {
  type ActingCall,
  created,
  noContent,
  ok,
  param,
  type Reply,
  type RepositoryCall,
} from '../../http/call.ts'
import { optionalStrings } from '../../http/fields.ts'
import { paged } from '../../http/pagination.ts'
import { issueOf } from '../../http/path-records.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { assign, isAssignable, unassign } from '../../issues/assigning.ts'
import { issueJson } from '../../shapes/issue.ts'
import { userJson } from '../../shapes/user.ts'
import { type Account, findAccount } from '../../world/state.ts'
import { issueToChange } from './issue-to-change.ts'

const eitherKind = ['issues', 'pull_requests'] as const
const onRepository = '/repos/{owner}/{repo}/assignees'
const onIssue = '/repos/{owner}/{repo}/issues/{issue_number}/assignees'
const need = { role: 'triage', permissions: eitherKind } as const

/** Who may be assigned, and assigning; logins that may not be assigned are passed over, as on GitHub. */
export const assigneeRoutes: readonly Route[] = [
  reads(onRepository, eitherKind, (call) => {
    const people = [...call.hub.state.accounts.values()].filter((account) =>
      isAssignable(call.hub, call.repository, account),
    )
    return paged(call, people, (account) => userJson(call.hub, account))
  }),
  reads(`${onRepository}/{assignee}`, eitherKind, checkAssignable),
  reads(`${onIssue}/{assignee}`, eitherKind, (call) => {
    issueOf(call)
    return checkAssignable(call)
  }),
  writes('POST', onIssue, need, async (call) => {
    const issue = issueToChange(call)
    const accounts = namedIn(call).filter((account) => isAssignable(call.hub, call.repository, account))
    await assign(call.hub, call.repository, issue, { accounts, actor: call.actor })
    return created(issueJson(call.hub, call.repository, issue))
  }),
  writes('DELETE', onIssue, need, async (call) => {
    const issue = issueToChange(call)
    await unassign(call.hub, call.repository, issue, { accounts: namedIn(call), actor: call.actor })
    return ok(issueJson(call.hub, call.repository, issue))
  }),
]

function checkAssignable(call: RepositoryCall): Reply {
  const account = findAccount(call.hub.state, param(call, 'assignee'))
  if (account === undefined || !isAssignable(call.hub, call.repository, account)) throw notFound()
  return noContent()
}

function namedIn(call: ActingCall): Account[] {
  const logins = optionalStrings(call.fields, 'assignees') ?? []
  return logins.flatMap((login) => findAccount(call.hub.state, login) ?? [])
}
