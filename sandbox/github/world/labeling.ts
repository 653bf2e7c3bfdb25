import { type Hub, timestamp } from '../hub.ts'
import { isPull } from '../pulls/pull-facts.ts'
import { hookIssueJson, labelJson } from '../shapes/issue.ts'
import { emit } from '../webhooks/events.ts'
import { emitPull } from '../webhooks/pull-events.ts'
import { type Account, type Issue, type Label, type Repository, takeId } from './state.ts'

/** GitHub's color for labels that appear without one. */
const defaultColor = 'ededed'

/** Finds a label by name, ignoring case. */
export function findLabel(repository: Repository, name: string): Label | undefined {
  return repository.labels.get(name.toLowerCase())
}

/** Adds a label to a repository. */
export function addRepositoryLabel(
  hub: Hub,
  repository: Repository,
  label: { readonly name: string; readonly color?: string; readonly description?: string | null },
): Label {
  const record: Label = {
    id: takeId(hub.state),
    name: label.name,
    color: label.color ?? defaultColor,
    description: label.description ?? null,
  }
  repository.labels.set(label.name.toLowerCase(), record)
  return record
}

/** Finds labels by name, creating those that are missing. */
export function resolveLabels(hub: Hub, repository: Repository, names: readonly string[]): Label[] {
  const labels = names.map(
    (name) => findLabel(repository, name) ?? addRepositoryLabel(hub, repository, { name }),
  )
  return [...new Set(labels)]
}

/** Puts labels on an issue, creating missing ones, and emits `labeled` for each new one. */
export async function attachLabels(
  hub: Hub,
  repository: Repository,
  issue: Issue,
  change: { readonly names: readonly string[]; readonly actor: Account },
): Promise<void> {
  for (const label of resolveLabels(hub, repository, change.names)) {
    if (issue.labels.includes(label)) continue
    issue.labels.push(label)
    issue.updatedAt = timestamp(hub)
    await emitLabel(hub, repository, issue, { action: 'labeled', label, sender: change.actor })
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
    issue.updatedAt = timestamp(hub)
    await emitLabel(hub, repository, issue, { action: 'unlabeled', label, sender: change.actor })
  }
}

/** Emits `labeled` or `unlabeled` for a label that was put on or taken off. */
export async function emitLabel(
  hub: Hub,
  repository: Repository,
  issue: Issue,
  event: { readonly action: string; readonly label: Label; readonly sender: Account },
): Promise<void> {
  const label = labelJson(hub, repository, event.label)
  if (isPull(issue)) {
    await emitPull(hub, repository, issue, { action: event.action, sender: event.sender, extra: { label } })
    return
  }
  emit(hub, repository, {
    name: 'issues',
    action: event.action,
    sender: event.sender,
    payload: { issue: hookIssueJson(hub, repository, issue), label },
  })
}
