import { validationFailed } from '../http/api-error.ts'
import type { Fields } from '../http/fields.ts'
import { type Hub, timestamp } from '../hub.ts'
import { milestoneJson } from '../shapes/milestone.ts'
import { emit } from '../webhooks/events.ts'
import { emitIssue } from '../webhooks/issue-hooks.ts'
import type { Milestone } from '../world/issue-book.ts'
import type { Account, Issue, Repository } from '../world/state.ts'
import { recordIssueEvent } from './issue-events.ts'

/**
 * Reads `milestone` of a request about an issue: undefined when it is absent, null for none.
 * Throws 422 for a number that no milestone has.
 */
export function wantedMilestone(repository: Repository, fields: Fields): Milestone | null | undefined {
  const value = fields['milestone']
  if (value === undefined || value === null) return value
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
  const milestone = typeof number === 'number' ? repository.issueBook.milestones.get(number) : undefined
  if (milestone === undefined) {
    throw validationFailed({ value, resource: 'Issue', field: 'milestone', code: 'invalid' })
  }
  return milestone
}

/** Puts an issue into a milestone or takes it out, and emits `demilestoned` and `milestoned`. */
export async function setMilestone(
  hub: Hub,
  repository: Repository,
  issue: Issue,
  change: { readonly milestone: Milestone | null; readonly actor: Account },
): Promise<void> {
  const { milestoneOf } = repository.issueBook
  const before = milestoneOf.get(issue) ?? null
  const { milestone, actor } = change
  if (before === milestone) return
  milestoneOf.delete(issue)
  if (before !== null) {
    await announceMilestone(hub, repository, issue, { action: 'demilestoned', milestone: before, actor })
  }
  if (milestone === null) return
  milestoneOf.set(issue, milestone)
  await announceMilestone(hub, repository, issue, { action: 'milestoned', milestone, actor })
}

/** Writes the change of a milestone into the history of an issue and emits it. */
export async function announceMilestone(
  hub: Hub,
  repository: Repository,
  issue: Issue,
  event: {
    readonly action: 'milestoned' | 'demilestoned'
    readonly milestone: Milestone
    readonly actor: Account
  },
): Promise<void> {
  const { action, actor } = event
  issue.updatedAt = timestamp(hub)
  const detail = { milestone: { title: event.milestone.title } }
  recordIssueEvent(hub, repository, issue, { event: action, actor, detail })
  const milestone = milestoneJson(hub, repository, event.milestone)
  await emitIssue(hub, repository, issue, { action, sender: actor, extra: { milestone } })
}

/** Emits a `milestone` event about a milestone itself. */
export function emitMilestone(
  hub: Hub,
  repository: Repository,
  event: {
    readonly action: 'created' | 'opened' | 'closed' | 'edited' | 'deleted'
    readonly milestone: Milestone
    readonly sender: Account
    readonly changes?: Readonly<Record<string, { readonly from: string }>>
  },
): void {
  const { action, sender, changes } = event
  const milestone = milestoneJson(hub, repository, event.milestone)
  const payload = changes === undefined ? { milestone } : { milestone, changes }
  emit(hub, repository, { name: 'milestone', action, sender, payload })
}
