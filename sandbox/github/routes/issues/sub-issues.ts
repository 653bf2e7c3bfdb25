import { notFound, validationFailed } from '../../http/api-error.ts'
import { type ActingCall, created, ok, type Reply, type RepositoryCall } from '../../http/call.ts'
import { optionalBoolean } from '../../http/fields.ts'
import { paged } from '../../http/pagination.ts'
import { issueOf } from '../../http/path-records.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { suppliedInteger } from '../../http/supplied.ts'
import { timestamp } from '../../hub.ts'
import { recordIssueEvent } from '../../issues/issue-events.ts'
import { issueJson, subIssuesOf } from '../../shapes/issue.ts'
import { emit } from '../../webhooks/events.ts'
import type { Issue } from '../../world/state.ts'

const permissions = ['issues'] as const
const one = '/repos/{owner}/{repo}/issues/{issue_number}'
/** GitHub's limits for a hierarchy of issues ("Adding sub-issues", GitHub Docs, 2026). */
const maxSubIssues = 100
const maxDepth = 8

/** Sub-issues within one repository. */
export const subIssueRoutes: readonly Route[] = [
  reads(`${one}/sub_issues`, permissions, (call) =>
    paged(call, subIssuesOf(call.repository, issueOf(call)), (issue) => shape(call, issue)),
  ),
  writes('POST', `${one}/sub_issues`, { role: 'triage', permissions }, add),
  writes('DELETE', `${one}/sub_issue`, { role: 'triage', permissions }, (call) => {
    const parent = issueOf(call)
    const child = childOf(call)
    if (call.repository.issueBook.parentOf.get(child) !== parent) throw notFound()
    remove(call, parent, child)
    return ok(shape(call, parent))
  }),
  reads(`${one}/parent`, permissions, (call) => {
    const parent = call.repository.issueBook.parentOf.get(issueOf(call))
    if (parent === undefined) throw notFound()
    return ok(shape(call, parent))
  }),
]

function add(call: ActingCall): Reply {
  const { repository } = call
  const { parentOf } = repository.issueBook
  const parent = issueOf(call)
  const child = childOf(call)
  const before = parentOf.get(child)
  const replace = optionalBoolean(call.fields, 'replace_parent') === true
  if (before === parent) throw refuse('Issue may not contain duplicate sub-issues')
  if (before !== undefined && !replace) throw refuse('Sub issue may only have one parent')
  if (ancestors(call, parent).includes(child)) throw refuse('Sub issue may not be an ancestor of its parent')
  if (ancestors(call, parent).length + height(call, child) > maxDepth) {
    throw refuse(`Sub issues may not be nested more than ${maxDepth} levels deep`)
  }
  if (subIssuesOf(repository, parent).length >= maxSubIssues) {
    throw refuse(`Parent cannot have more than ${maxSubIssues} sub-issues`)
  }
  if (before !== undefined) remove(call, before, child)
  parentOf.set(child, parent)
  announce(call, parent, child, 'added')
  return created(shape(call, child))
}

function remove(call: ActingCall, parent: Issue, child: Issue): void {
  call.repository.issueBook.parentOf.delete(child)
  announce(call, parent, child, 'removed')
}

/** Tells both sides: the history and the webhooks of the parent and of the sub-issue. */
function announce(call: ActingCall, parent: Issue, child: Issue, what: 'added' | 'removed'): void {
  const { hub, repository, actor } = call
  parent.updatedAt = timestamp(hub)
  child.updatedAt = parent.updatedAt
  const ids = { parent_issue_id: parent.id, sub_issue_id: child.id }
  const parent_issue = shape(call, parent)
  const sub_issue = shape(call, child)
  recordIssueEvent(hub, repository, parent, { event: `sub_issue_${what}`, actor })
  recordIssueEvent(hub, repository, child, { event: `parent_issue_${what}`, actor })
  for (const side of ['sub_issue', 'parent_issue'] as const) {
    emit(hub, repository, {
      name: 'sub_issues',
      action: `${side}_${what}`,
      sender: actor,
      payload: { ...ids, parent_issue, sub_issue },
    })
  }
}

/** The issue itself and everything above it. */
function ancestors({ repository }: RepositoryCall, issue: Issue): Issue[] {
  const line: Issue[] = []
  for (let at: Issue | undefined = issue; at !== undefined; at = repository.issueBook.parentOf.get(at)) {
    line.push(at)
  }
  return line
}

/** Levels below an issue, its own included. */
function height(call: RepositoryCall, issue: Issue): number {
  return 1 + Math.max(0, ...subIssuesOf(call.repository, issue).map((child) => height(call, child)))
}

function childOf(call: ActingCall): Issue {
  const id = suppliedInteger(call.fields, 'sub_issue_id')
  const child = [...call.repository.issues.values()].find((issue) => issue.id === id && issue.pull === null)
  if (child === undefined) throw notFound()
  return child
}

function refuse(message: string) {
  return validationFailed({ resource: 'Issue', code: 'custom', field: 'sub_issue_id', message })
}

function shape(call: RepositoryCall, issue: Issue) {
  return issueJson(call.hub, call.repository, issue)
}
