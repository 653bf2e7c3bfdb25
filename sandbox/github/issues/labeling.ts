import { ApiError, tooLong, validationFailed } from '../http/api-error.ts'
import { type Hub, timestamp } from '../hub.ts'
import { labelJson } from '../shapes/issue.ts'
import { emit } from '../webhooks/events.ts'
import { emitIssue } from '../webhooks/issue-hooks.ts'
import { type Account, type Issue, type Label, type Repository, takeId } from '../world/state.ts'
import { recordIssueEvent } from './issue-events.ts'

/** GitHub's color for labels that appear without one. */
const defaultColor = 'ededed'
/** GitHub's limits, in characters. */
const maxNameLength = 50
const maxDescriptionLength = 100

/** Who asks for labels, and whether names that are new may become labels. */
export interface LabelWish {
  readonly names: readonly string[]
  readonly actor: Account
  readonly mayCreate: boolean
}

/** Finds a label by name, ignoring case. */
export function findLabel(repository: Repository, name: string): Label | undefined {
  return repository.labels.get(name.toLowerCase())
}

/** Adds a label to a repository and emits `label.created`. Throws 422 for a name or description beyond the limits. */
export function addRepositoryLabel(
  hub: Hub,
  repository: Repository,
  label: { readonly name: string; readonly color?: string; readonly description?: string | null },
  actor: Account,
): Label {
  requireLabelLengths(label)
  const record: Label = {
    id: takeId(hub.state),
    name: label.name,
    color: label.color ?? defaultColor,
    description: label.description ?? null,
  }
  repository.labels.set(label.name.toLowerCase(), record)
  emitLabelChange(hub, repository, { action: 'created', label: record, sender: actor })
  return record
}

/** Throws 422 for a name of more than 50 characters and a description of more than 100. */
export function requireLabelLengths(label: {
  readonly name: string
  readonly description?: string | null
}): void {
  if (label.name.length > maxNameLength) throw tooLong('Label', 'name', maxNameLength)
  if ((label.description ?? '').length > maxDescriptionLength)
    throw tooLong('Label', 'description', maxDescriptionLength)
}

/** Throws 403 when a label is missing that the caller may not create, 422 for a name that cannot be. */
export function requireLabels(repository: Repository, wish: LabelWish): void {
  const missing = wish.names.filter((name) => findLabel(repository, name) === undefined)
  if (missing.length > 0 && !wish.mayCreate) {
    throw new ApiError(403, 'You do not have permission to create labels on this repository.', [
      { resource: 'Repository', field: 'label', code: 'unauthorized' },
    ])
  }
  for (const name of missing) {
    if (name.trim() === '') {
      throw validationFailed({ resource: 'Label', code: 'missing_field', field: 'name' })
    }
    requireLabelLengths({ name })
  }
}

/** Finds labels by name, creating those that are missing. Throws like `requireLabels`, before creating any. */
export function resolveLabels(hub: Hub, repository: Repository, wish: LabelWish): Label[] {
  requireLabels(repository, wish)
  const labels = wish.names.map(
    (name) => findLabel(repository, name) ?? addRepositoryLabel(hub, repository, { name }, wish.actor),
  )
  return [...new Set(labels)]
}

/** Puts labels on an issue, creating missing ones, and emits `labeled` for each new one. */
export async function attachLabels(
  hub: Hub,
  repository: Repository,
  issue: Issue,
  wish: LabelWish,
): Promise<void> {
  for (const label of resolveLabels(hub, repository, wish)) {
    if (issue.labels.includes(label)) continue
    issue.labels.push(label)
    await announceLabel(hub, repository, issue, { action: 'labeled', label, sender: wish.actor })
  }
}

/** Takes labels off an issue and emits `unlabeled` for each. */
export async function detachLabels(
  hub: Hub,
  repository: Repository,
  issue: Issue,
  change: { readonly labels: readonly Label[]; readonly actor: Account },
): Promise<void> {
  for (const label of change.labels) {
    issue.labels.splice(issue.labels.indexOf(label), 1)
    await announceLabel(hub, repository, issue, { action: 'unlabeled', label, sender: change.actor })
  }
}

/** Writes a label that was put on or taken off into the history and emits `labeled` or `unlabeled`. */
export async function announceLabel(
  hub: Hub,
  repository: Repository,
  issue: Issue,
  event: { readonly action: 'labeled' | 'unlabeled'; readonly label: Label; readonly sender: Account },
): Promise<void> {
  const { action, sender } = event
  const { name, color } = event.label
  issue.updatedAt = timestamp(hub)
  recordIssueEvent(hub, repository, issue, {
    event: action,
    actor: sender,
    detail: { label: { name, color } },
  })
  const label = labelJson(hub, repository, event.label)
  await emitIssue(hub, repository, issue, { action, sender, extra: { label } })
}

/** Emits a `label` event about a label of the repository itself. */
export function emitLabelChange(
  hub: Hub,
  repository: Repository,
  event: {
    readonly action: 'created' | 'edited' | 'deleted'
    readonly label: Label
    readonly sender: Account
    readonly changes?: Readonly<Record<string, { readonly from: string }>>
  },
): void {
  const { action, sender, changes } = event
  const label = labelJson(hub, repository, event.label)
  const payload = changes === undefined ? { label } : { label, changes }
  emit(hub, repository, { name: 'label', action, sender, payload })
}
