import { ApiError, validationFailed } from '../http/api-error.ts'
import { type ActingCall, created, noContent, ok, type Reply, type RepositoryCall } from '../http/call.ts'
import { optionalString, optionalStrings, optionalText, requiredString } from '../http/fields.ts'
import { paged } from '../http/pagination.ts'
import { type Route, reads, writes } from '../http/route.ts'
import { timestamp } from '../hub.ts'
import { isPull } from '../pulls/pull-facts.ts'
import { hookIssueJson, issueJson } from '../shapes/issue.ts'
import { emit } from '../webhooks/events.ts'
import { setIssueState } from '../world/issue-state.ts'
import { attachLabels, detachLabels, emitLabel, resolveLabels } from '../world/labeling.ts'
import { changedSince, issueOf, nextNumber, requireAuthorOr } from '../world/records.ts'
import { roleIncludes, standingOf } from '../world/roles.ts'
import { type Account, findAccount, type Issue, takeId } from '../world/state.ts'
import { editPull } from './pull-edit.ts'

const issuesOnly = ['issues'] as const
/** The issue side of a pull request also answers to the pull request permission. */
const eitherKind = ['issues', 'pull_requests'] as const
const stateReasons = ['completed', 'not_planned', 'duplicate', 'reopened']
const maxTitleLength = 256

/** Issues: open, read, list, edit, close, lock, assign. */
export const issueRoutes: readonly Route[] = [
  writes('POST', '/repos/{owner}/{repo}/issues', { role: 'read', permissions: issuesOnly }, createIssue),
  reads('/repos/{owner}/{repo}/issues', issuesOnly, listIssues),
  reads('/repos/{owner}/{repo}/issues/{issue_number}', eitherKind, (call) =>
    ok(issueJson(call.hub, call.repository, issueOf(call))),
  ),
  writes(
    'PATCH',
    '/repos/{owner}/{repo}/issues/{issue_number}',
    { role: 'read', permissions: eitherKind },
    editIssue,
  ),
  writes(
    'PUT',
    '/repos/{owner}/{repo}/issues/{issue_number}/lock',
    { role: 'triage', permissions: eitherKind },
    lock,
  ),
  writes(
    'DELETE',
    '/repos/{owner}/{repo}/issues/{issue_number}/lock',
    { role: 'triage', permissions: eitherKind },
    unlock,
  ),
  writes(
    'POST',
    '/repos/{owner}/{repo}/issues/{issue_number}/assignees',
    { role: 'triage', permissions: eitherKind },
    assign,
  ),
]

async function createIssue(call: ActingCall): Promise<Reply> {
  const { hub, repository, actor, fields } = call
  const title = titleOf(requiredString(fields, 'title', 'Issue'))
  const body = optionalText(fields, 'body', 'Issue') ?? null
  const mayTriage = roleIncludes(call.role, 'triage')
  const assignees = mayTriage ? findAssignees(call, optionalStrings(fields, 'assignees') ?? []) : []
  const now = timestamp(hub)
  const issue: Issue = {
    id: takeId(hub.state),
    number: nextNumber(repository),
    author: actor,
    app: call.app,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    closedBy: null,
    title,
    body,
    state: 'open',
    stateReason: null,
    locked: false,
    lockReason: null,
    labels: mayTriage ? resolveLabels(hub, repository, labelNames(fields['labels']) ?? []) : [],
    assignees,
    reactions: [],
    pull: null,
  }
  repository.issues.set(issue.number, issue)
  emit(hub, repository, {
    name: 'issues',
    action: 'opened',
    sender: actor,
    payload: { issue: hookIssueJson(hub, repository, issue) },
  })
  for (const label of issue.labels) {
    await emitLabel(hub, repository, issue, { action: 'labeled', label, sender: actor })
  }
  return created(issueJson(hub, repository, issue))
}

function listIssues(call: RepositoryCall): Reply {
  const { query, repository, hub } = call
  const state = query.get('state') ?? 'open'
  const labels = (query.get('labels') ?? '').split(',').filter(Boolean)
  const creator = query.get('creator')
  const ascending = query.get('direction') === 'asc'
  const byUpdate = query.get('sort') === 'updated'
  const wanted = [...repository.issues.values()].filter(
    (issue) =>
      (state === 'all' || issue.state === state) &&
      (creator === null || issue.author.login.toLowerCase() === creator.toLowerCase()) &&
      labels.every((name) => issue.labels.some((label) => label.name.toLowerCase() === name.toLowerCase())),
  )
  const sorted = [...changedSince(wanted, query.get('since'))].toSorted((left, right) => {
    const order = byUpdate ? left.updatedAt.localeCompare(right.updatedAt) : 0
    return (order === 0 ? left.number - right.number : order) * (ascending ? 1 : -1)
  })
  return paged(call, sorted, (issue) => issueJson(hub, repository, issue))
}

async function editIssue(call: ActingCall): Promise<Reply> {
  const { hub, repository, fields, actor } = call
  const issue = issueOf(call)
  requireAuthorOr(call, issue.author, 'triage')
  if (isPull(issue)) await editPull(call, issue)
  else editPlainIssue(call, issue)
  if (roleIncludes(call.role, 'triage')) {
    const names = labelNames(fields['labels'])
    if (names !== undefined) await replaceLabels(call, issue, names)
    const assignees = optionalStrings(fields, 'assignees')
    if (assignees !== undefined)
      issue.assignees.splice(0, issue.assignees.length, ...findAssignees(call, assignees))
  }
  const state = optionalString(fields, 'state')
  if (!isPull(issue) && state !== undefined) {
    if (state !== 'open' && state !== 'closed')
      throw validationFailed({ resource: 'Issue', field: 'state', code: 'invalid' })
    const reason = optionalString(fields, 'state_reason') ?? null
    if (reason !== null && !stateReasons.includes(reason)) {
      throw validationFailed({ resource: 'Issue', field: 'state_reason', code: 'invalid' })
    }
    setIssueState(hub, repository, issue, { state, reason, actor })
  }
  return ok(issueJson(hub, repository, issue))
}

function editPlainIssue(call: ActingCall, issue: Issue): void {
  const { hub, repository, fields, actor } = call
  const title = optionalString(fields, 'title')
  const body = fields['body'] === undefined ? undefined : (optionalText(fields, 'body', 'Issue') ?? null)
  const changes: Record<string, { from: string }> = {}
  if (title !== undefined && titleOf(title) !== issue.title) {
    changes['title'] = { from: issue.title }
    issue.title = title
  }
  if (body !== undefined && body !== issue.body) {
    changes['body'] = { from: issue.body ?? '' }
    issue.body = body
  }
  if (Object.keys(changes).length === 0) return
  issue.updatedAt = timestamp(hub)
  emit(hub, repository, {
    name: 'issues',
    action: 'edited',
    sender: actor,
    payload: { issue: hookIssueJson(hub, repository, issue), changes },
  })
}

/** Makes the labels of an issue exactly those named. */
export async function replaceLabels(call: ActingCall, issue: Issue, names: readonly string[]): Promise<void> {
  const { hub, repository, actor } = call
  const kept = new Set(names.map((name) => name.toLowerCase()))
  const labels = issue.labels.filter((label) => !kept.has(label.name.toLowerCase()))
  await detachLabels(hub, repository, issue, { labels, actor })
  await attachLabels(hub, repository, issue, { names, actor })
}

/** Reads `labels`: a list of names or of objects with a name. Throws 422. */
export function labelNames(value: unknown): string[] | undefined {
  if (value === undefined || value === null) return undefined
  if (!Array.isArray(value)) throw validationFailed({ resource: 'Label', field: 'labels', code: 'invalid' })
  return value.map((item: unknown) => {
    if (typeof item === 'string') return item
    if (typeof item === 'object' && item !== null && 'name' in item && typeof item.name === 'string')
      return item.name
    throw validationFailed({ resource: 'Label', field: 'name', code: 'invalid' })
  })
}

function lock(call: ActingCall): Reply {
  const issue = issueOf(call)
  issue.locked = true
  issue.lockReason = optionalString(call.fields, 'lock_reason') ?? null
  emitLock(call, issue)
  return noContent()
}

function unlock(call: ActingCall): Reply {
  const issue = issueOf(call)
  issue.locked = false
  issue.lockReason = null
  emitLock(call, issue)
  return noContent()
}

function emitLock(call: ActingCall, issue: Issue): void {
  if (isPull(issue)) return
  emit(call.hub, call.repository, {
    name: 'issues',
    action: issue.locked ? 'locked' : 'unlocked',
    sender: call.actor,
    payload: { issue: hookIssueJson(call.hub, call.repository, issue) },
  })
}

function assign(call: ActingCall): Reply {
  const issue = issueOf(call)
  for (const account of findAssignees(call, optionalStrings(call.fields, 'assignees') ?? [])) {
    if (!issue.assignees.includes(account)) issue.assignees.push(account)
  }
  return created(issueJson(call.hub, call.repository, issue))
}

function findAssignees(call: ActingCall, logins: readonly string[]): Account[] {
  return logins.map((login) => {
    const account = findAccount(call.hub.state, login)
    const mayBe =
      account !== undefined &&
      roleIncludes(standingOf(call.hub.state, call.repository, account).role, 'triage')
    if (!mayBe) throw validationFailed({ resource: 'Issue', field: 'assignees', code: 'invalid' })
    return account
  })
}

function titleOf(title: string): string {
  if (title.length > maxTitleLength) {
    throw new ApiError(422, 'Validation Failed', [
      {
        resource: 'Issue',
        field: 'title',
        code: 'custom',
        message: `title is too long (maximum is ${maxTitleLength} characters)`,
      },
    ])
  }
  return title
}
