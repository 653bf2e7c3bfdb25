import { ApiError, notFound, validationFailed } from '../../http/api-error.ts'
import {
  type ActingCall,
  created,
  noContent,
  ok,
  param,
  type Reply,
  type RepositoryCall,
} from '../../http/call.ts'
import { optionalString, requiredString } from '../../http/fields.ts'
import { paged } from '../../http/pagination.ts'
import { issueOf } from '../../http/path-records.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { suppliedString } from '../../http/supplied.ts'
import {
  addRepositoryLabel,
  attachLabels,
  detachLabels,
  emitLabelChange,
  findLabel,
  requireLabelLengths,
} from '../../issues/labeling.ts'
import { labelJson } from '../../shapes/issue.ts'
import type { Issue, Label } from '../../world/state.ts'
import { issueToChange } from './issue-to-change.ts'
import { replaceLabels } from './issues.ts'
import { labelNames, mayCreateLabels } from './label-wish.ts'

const eitherKind = ['issues', 'pull_requests'] as const
const onIssue = '/repos/{owner}/{repo}/issues/{issue_number}/labels'

/** Labels of a repository and labels on issues. */
export const labelRoutes: readonly Route[] = [
  reads('/repos/{owner}/{repo}/labels', eitherKind, (call) =>
    paged(call, [...call.repository.labels.values()], (label) => labelJson(call.hub, call.repository, label)),
  ),
  reads('/repos/{owner}/{repo}/labels/{name}', eitherKind, (call) => ok(shape(call, labelOf(call)))),
  writes('POST', '/repos/{owner}/{repo}/labels', { role: 'write', permissions: ['issues'] }, createLabel),
  writes(
    'PATCH',
    '/repos/{owner}/{repo}/labels/{name}',
    { role: 'write', permissions: eitherKind },
    editLabel,
  ),
  writes(
    'DELETE',
    '/repos/{owner}/{repo}/labels/{name}',
    { role: 'write', permissions: eitherKind },
    deleteLabel,
  ),
  reads(onIssue, eitherKind, (call) => paged(call, issueOf(call).labels, (label) => shape(call, label))),
  writes('POST', onIssue, { role: 'triage', permissions: eitherKind }, async (call) => {
    const issue = issueToChange(call)
    const wish = { names: namesIn(call), actor: call.actor, mayCreate: mayCreateLabels(call) }
    await attachLabels(call.hub, call.repository, issue, wish)
    return labelsOf(call, issue)
  }),
  writes('PUT', onIssue, { role: 'triage', permissions: eitherKind }, async (call) => {
    const issue = issueToChange(call)
    await replaceLabels(call, issue, namesIn(call))
    return labelsOf(call, issue)
  }),
  writes('DELETE', onIssue, { role: 'triage', permissions: eitherKind }, async (call) => {
    await replaceLabels(call, issueToChange(call), [])
    return noContent()
  }),
  writes('DELETE', `${onIssue}/{name}`, { role: 'triage', permissions: eitherKind }, async (call) => {
    const issue = issueToChange(call)
    const label = issue.labels.find(({ name }) => name.toLowerCase() === param(call, 'name').toLowerCase())
    if (label === undefined) throw new ApiError(404, 'Label does not exist')
    await detachLabels(call.hub, call.repository, issue, { labels: [label], actor: call.actor })
    return labelsOf(call, issue)
  }),
]

function createLabel(call: ActingCall): Reply {
  const { hub, repository, fields } = call
  suppliedString(fields, 'name')
  const name = requiredString(fields, 'name', 'Label')
  requireFree(call, name)
  const color = colorOf(call)
  const wanted = {
    name,
    ...(color === undefined ? {} : { color }),
    description: optionalString(fields, 'description') ?? null,
  }
  return created(shape(call, addRepositoryLabel(hub, repository, wanted, call.actor)))
}

function requireFree(call: ActingCall, name: string): void {
  if (findLabel(call.repository, name) === undefined) return
  throw validationFailed({ resource: 'Label', field: 'name', code: 'already_exists' })
}

function editLabel(call: ActingCall): Reply {
  const { hub, repository, fields, actor } = call
  const label = labelOf(call)
  const name = optionalString(fields, 'new_name') ?? label.name
  const color = colorOf(call) ?? label.color
  const description = optionalString(fields, 'description') ?? label.description
  if (name.toLowerCase() !== label.name.toLowerCase()) requireFree(call, name)
  requireLabelLengths({ name, description })
  const changes = {
    ...(name === label.name ? {} : { name: { from: label.name } }),
    ...(color === label.color ? {} : { color: { from: label.color } }),
    ...(description === label.description ? {} : { description: { from: label.description ?? '' } }),
  }
  repository.labels.delete(label.name.toLowerCase())
  Object.assign(label, { name, color, description })
  repository.labels.set(label.name.toLowerCase(), label)
  if (Object.keys(changes).length > 0) {
    emitLabelChange(hub, repository, { action: 'edited', label, sender: actor, changes })
  }
  return ok(shape(call, label))
}

function deleteLabel(call: ActingCall): Reply {
  const { hub, repository, actor } = call
  const label = labelOf(call)
  repository.labels.delete(label.name.toLowerCase())
  for (const { labels } of repository.issues.values()) {
    const position = labels.indexOf(label)
    if (position >= 0) labels.splice(position, 1)
  }
  emitLabelChange(hub, repository, { action: 'deleted', label, sender: actor })
  return noContent()
}

function colorOf(call: ActingCall): string | undefined {
  const color = optionalString(call.fields, 'color')
  if (color !== undefined && !/^[0-9a-fA-F]{6}$/.test(color)) {
    throw validationFailed({ resource: 'Label', field: 'color', code: 'invalid' })
  }
  return color
}

function labelOf(call: RepositoryCall): Label {
  const label = findLabel(call.repository, param(call, 'name'))
  if (label === undefined) throw notFound()
  return label
}

function namesIn(call: ActingCall): string[] {
  return labelNames(call.fields['labels']) ?? []
}

function labelsOf(call: RepositoryCall, issue: Issue): Reply {
  return ok(issue.labels.map((label) => shape(call, label)))
}

function shape(call: RepositoryCall, label: Label) {
  return labelJson(call.hub, call.repository, label)
}
