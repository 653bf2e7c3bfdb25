import { type Hub, timestamp } from '../hub.ts'
import { hookIssueJson } from '../shapes/issue.ts'
import { emit } from '../webhooks/events.ts'
import type { Account, Issue, Repository } from '../world/state.ts'
import { recordIssueEvent } from './issue-events.ts'

/** Closes or reopens an issue and emits `issues.closed` or `issues.reopened`; does nothing when it is so already. */
export function setIssueState(
  hub: Hub,
  repository: Repository,
  issue: Issue,
  change: {
    readonly state: 'open' | 'closed'
    readonly reason: string | null
    readonly actor: Account
    /** The commit that closes it by a keyword. */
    readonly commitSha?: string | null
  },
): void {
  const { state, reason, actor } = change
  if (issue.state === state) {
    if (state === 'closed' && reason !== null) issue.stateReason = reason
    return
  }
  const closing = state === 'closed'
  issue.state = state
  issue.stateReason = closing ? (reason ?? 'completed') : 'reopened'
  issue.closedAt = closing ? timestamp(hub) : null
  issue.closedBy = closing ? actor : null
  issue.updatedAt = timestamp(hub)
  const action = closing ? 'closed' : 'reopened'
  recordIssueEvent(hub, repository, issue, {
    event: action,
    actor,
    commitSha: change.commitSha ?? null,
    detail: { state_reason: closing ? issue.stateReason : null },
  })
  const payload = { issue: hookIssueJson(hub, repository, issue) }
  emit(hub, repository, { name: 'issues', action, sender: actor, payload })
}
