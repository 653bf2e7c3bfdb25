import { notFound, validationFailed } from '../http/api-error.ts'
import {
  type ActingCall,
  created,
  noContent,
  ok,
  param,
  type Reply,
  type RepositoryCall,
} from '../http/call.ts'
import { optionalString, requiredString } from '../http/fields.ts'
import { paged } from '../http/pagination.ts'
import { type Route, reads, writes } from '../http/route.ts'
import { labelJson } from '../shapes/issue.ts'
import { addRepositoryLabel, attachLabels, detachLabels, findLabel } from '../world/labeling.ts'
import { issueOf } from '../world/records.ts'
import type { Issue, Label } from '../world/state.ts'
import { labelNames, replaceLabels } from './issues.ts'

const eitherKind = ['issues', 'pull_requests'] as const
const onIssue = '/repos/{owner}/{repo}/issues/{issue_number}/labels'

/** Labels of a repository and labels on issues. */
export const labelRoutes: readonly Route[] = [
  reads('/repos/{owner}/{repo}/labels', eitherKind, (call) =>
    paged(call, [...call.repository.labels.values()], (label) => labelJson(call.hub, call.repository, label)),
  ),
  reads('/repos/{owner}/{repo}/labels/{name}', eitherKind, (call) => ok(shape(call, labelOf(call)))),
  writes('POST', '/repos/{owner}/{repo}/labels', { role: 'write', permissions: eitherKind }, createLabel),
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
    const issue = issueOf(call)
    const names = namesIn(call)
    await attachLabels(call.hub, call.repository, issue, { names, actor: call.actor })
    return labelsOf(call, issue)
  }),
  writes('PUT', onIssue, { role: 'triage', permissions: eitherKind }, async (call) => {
    const issue = issueOf(call)
    await replaceLabels(call, issue, namesIn(call))
    return labelsOf(call, issue)
  }),
  writes('DELETE', onIssue, { role: 'triage', permissions: eitherKind }, async (call) => {
    await replaceLabels(call, issueOf(call), [])
    return noContent()
  }),
  writes('DELETE', `${onIssue}/{name}`, { role: 'triage', permissions: eitherKind }, async (call) => {
    const issue = issueOf(call)
    const label = issue.labels.find(({ name }) => name.toLowerCase() === param(call, 'name').toLowerCase())
    if (label === undefined) throw notFound()
    await detachLabels(call.hub, call.repository, issue, { labels: [label], actor: call.actor })
    return labelsOf(call, issue)
  }),
]

function createLabel(call: ActingCall): Reply {
  const { hub, repository, fields } = call
  const name = requiredString(fields, 'name', 'Label')
  if (findLabel(repository, name) !== undefined) {
    throw validationFailed({ resource: 'Label', field: 'name', code: 'already_exists' })
  }
  const color = colorOf(call)
  const label = addRepositoryLabel(hub, repository, {
    name,
    ...(color === undefined ? {} : { color }),
    description: optionalString(fields, 'description') ?? null,
  })
  return created(shape(call, label))
}

function editLabel(call: ActingCall): Reply {
  const label = labelOf(call)
  call.repository.labels.delete(label.name.toLowerCase())
  label.name = optionalString(call.fields, 'new_name') ?? label.name
  label.color = colorOf(call) ?? label.color
  label.description = optionalString(call.fields, 'description') ?? label.description
  call.repository.labels.set(label.name.toLowerCase(), label)
  return ok(shape(call, label))
}

function deleteLabel(call: ActingCall): Reply {
  const label = labelOf(call)
  call.repository.labels.delete(label.name.toLowerCase())
  for (const issue of call.repository.issues.values()) {
    const position = issue.labels.indexOf(label)
    if (position >= 0) issue.labels.splice(position, 1)
  }
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
