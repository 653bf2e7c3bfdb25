import { tooLong } from '../../http/api-error.ts'
import { type ActingCall, created, ok, type Reply } from '../../http/call.ts'
import { dated } from '../../http/conditional.ts'
import { type Fields, isFields, optionalStrings, optionalText, requiredString } from '../../http/fields.ts'
import { issueOf, nextNumber, requireAuthorOr } from '../../http/path-records.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { optionalMember, suppliedString } from '../../http/supplied.ts'
import { timestamp } from '../../hub.ts'
import { announceAssignee, assign, requireAssignable, unassign } from '../../issues/assigning.ts'
import { noteReferences, recordIssueEvent, renamed } from '../../issues/issue-events.ts'
import { setIssueState } from '../../issues/issue-state.ts'
import {
  announceLabel,
  attachLabels,
  detachLabels,
  requireLabels,
  resolveLabels,
} from '../../issues/labeling.ts'
import { announceMilestone, setMilestone, wantedMilestone } from '../../issues/milestones.ts'
import { isPull } from '../../pulls/pull-facts.ts'
import { hookIssueJson, issueJson } from '../../shapes/issue.ts'
import { emit } from '../../webhooks/events.ts'
import type { Milestone } from '../../world/issue-book.ts'
import { roleIncludes } from '../../world/roles.ts'
import { type Account, type Issue, takeId } from '../../world/state.ts'
import { editPull } from '../pulls/pull-edit.ts'
import { listIssues } from './issue-list.ts'
import { issueToChange } from './issue-to-change.ts'
import { labelNames, mayCreateLabels } from './label-wish.ts'

const issuesOnly = ['issues'] as const
/** The issue side of a pull request also answers to the pull request permission. */
const eitherKind = ['issues', 'pull_requests'] as const
const all = '/repos/{owner}/{repo}/issues'
const one = `${all}/{issue_number}`
const stateReasons = ['completed', 'not_planned', 'duplicate', 'reopened'] as const
const maxTitleLength = 256

/** Issues: open, read, list, edit, close. */
export const issueRoutes: readonly Route[] = [
  writes('POST', all, { role: 'read', permissions: issuesOnly }, createIssue),
  reads(all, issuesOnly, listIssues),
  reads(one, eitherKind, (call) => {
    const issue = issueOf(call)
    return dated(ok(issueJson(call.hub, call.repository, issue)), issue.updatedAt)
  }),
  writes('PATCH', one, { role: 'read', permissions: eitherKind }, editIssue),
]

/** What only those who triage may set; for others GitHub drops it in silence. */
interface Triage {
  readonly names: readonly string[] | undefined
  readonly assignees: readonly Account[] | undefined
  readonly milestone: Milestone | null | undefined
}

async function createIssue(call: ActingCall): Promise<Reply> {
  const { hub, repository, actor, fields } = call
  suppliedString(fields, 'title')
  const title = titleOf(requiredString(fields, 'title', 'Issue'))
  const body = optionalText(fields, 'body', 'Issue') ?? ''
  const { names = [], assignees = [], milestone } = triageOf(call)
  const labels = resolveLabels(hub, repository, { names, actor, mayCreate: mayCreateLabels(call) })
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
    body: body === '' ? null : body,
    state: 'open',
    stateReason: null,
    locked: false,
    lockReason: null,
    labels,
    assignees: [...new Set(assignees)],
    reactions: [],
    pull: null,
  }
  repository.issues.set(issue.number, issue)
  if (milestone) repository.issueBook.milestoneOf.set(issue, milestone)
  const payload = { issue: hookIssueJson(hub, repository, issue) }
  emit(hub, repository, { name: 'issues', action: 'opened', sender: actor, payload })
  noteReferences(hub, repository, issue, { text: body, actor })
  for (const account of issue.assignees) {
    await announceAssignee(hub, repository, issue, { action: 'assigned', account, actor })
  }
  for (const label of labels) {
    await announceLabel(hub, repository, issue, { action: 'labeled', label, sender: actor })
  }
  if (milestone) await announceMilestone(hub, repository, issue, { action: 'milestoned', milestone, actor })
  return created(issueJson(hub, repository, issue))
}

async function editIssue(call: ActingCall): Promise<Reply> {
  const { hub, repository, fields, actor } = call
  const issue = issueToChange(call)
  requireAuthorOr(call, issue.author, 'triage')
  const words = wordsOf(fields)
  const state = optionalMember(fields, 'state', ['open', 'closed'])
  const reason = optionalMember(fields, 'state_reason', stateReasons) ?? null
  const { names, assignees, milestone } = triageOf(call)
  if (names !== undefined) requireLabels(repository, { names, actor, mayCreate: mayCreateLabels(call) })
  if (isPull(issue)) await editPull(call, issue)
  else editWords(call, issue, words)
  if (names !== undefined) await replaceLabels(call, issue, names)
  if (assignees !== undefined) {
    const accounts = issue.assignees.filter((account) => !assignees.includes(account))
    await unassign(hub, repository, issue, { accounts, actor })
    await assign(hub, repository, issue, { accounts: assignees, actor })
  }
  if (milestone !== undefined) await setMilestone(hub, repository, issue, { milestone, actor })
  if (!isPull(issue) && state !== undefined) {
    setIssueState(hub, repository, issue, { state, reason, actor })
  }
  return ok(issueJson(hub, repository, issue))
}

/** Makes the labels of an issue exactly those named. */
export async function replaceLabels(call: ActingCall, issue: Issue, names: readonly string[]): Promise<void> {
  const { hub, repository, actor } = call
  const wish = { names, actor, mayCreate: mayCreateLabels(call) }
  const kept = resolveLabels(hub, repository, wish)
  const labels = issue.labels.filter((label) => !kept.includes(label))
  await detachLabels(hub, repository, issue, { labels, actor })
  await attachLabels(hub, repository, issue, wish)
}

interface Words {
  readonly title: string | undefined
  readonly body: string | null | undefined
}

function editWords(call: ActingCall, issue: Issue, { title, body }: Words): void {
  const { hub, repository, actor } = call
  const changes: Record<string, { from: string }> = {}
  if (title !== undefined && title !== issue.title) {
    changes['title'] = { from: issue.title }
    recordIssueEvent(hub, repository, issue, { event: 'renamed', actor, detail: renamed(issue.title, title) })
    issue.title = title
  }
  if (body !== undefined && body !== issue.body) {
    changes['body'] = { from: issue.body ?? '' }
    issue.body = body
    noteReferences(hub, repository, issue, { text: body, actor })
  }
  if (Object.keys(changes).length === 0) return
  issue.updatedAt = timestamp(hub)
  const payload = { issue: hookIssueJson(hub, repository, issue), changes }
  emit(hub, repository, { name: 'issues', action: 'edited', sender: actor, payload })
}

function wordsOf(fields: Fields): Words {
  const title =
    fields['title'] === undefined || fields['title'] === null
      ? undefined
      : titleOf(requiredString(fields, 'title', 'Issue'))
  const body = optionalText(fields, 'body', 'Issue') ?? ''
  return { title, body: fields['body'] === undefined ? undefined : body === '' ? null : body }
}

function triageOf(call: ActingCall): Triage {
  const { hub, repository, fields } = call
  const names = labelNames(fields['labels'])
  const logins = assigneeLogins(fields)
  if (!roleIncludes(call.role, 'triage'))
    return { names: undefined, assignees: undefined, milestone: undefined }
  return {
    names,
    assignees: logins === undefined ? undefined : requireAssignable(hub, repository, logins),
    milestone: wantedMilestone(repository, fields),
  }
}

/** Reads `assignees` (logins, or objects with one) or the older `assignee`, where null and "" stand for nobody. */
function assigneeLogins(fields: Fields): string[] | undefined {
  const listed = fields['assignees']
  if (Array.isArray(listed)) {
    const logins = listed.map((item: unknown) => (isFields(item) ? item['login'] : item))
    return optionalStrings({ assignees: logins }, 'assignees')
  }
  if (listed !== undefined && listed !== null) return optionalStrings(fields, 'assignees')
  const single = fields['assignee']
  if (single === undefined) return undefined
  return single === null || single === '' ? [] : [suppliedString(fields, 'assignee')]
}

function titleOf(title: string): string {
  if (title.length > maxTitleLength) throw tooLong('Issue', 'title', maxTitleLength)
  return title
}
