import type { Hub } from '../hub.ts'
import { isPull } from '../pulls/pull-facts.ts'
import { hookIssueJson } from '../shapes/issue.ts'
import type { Account, Issue, Repository } from '../world/state.ts'
import { emit } from './events.ts'
import { emitPull } from './pull-events.ts'

/** Emits an `issues` event, or the `pull_request` event of the same action when the issue is a pull request. */
export async function emitIssue(
  hub: Hub,
  repository: Repository,
  issue: Issue,
  event: {
    readonly action: string
    readonly sender: Account
    readonly extra?: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  if (isPull(issue)) return emitPull(hub, repository, issue, event)
  emit(hub, repository, {
    name: 'issues',
    action: event.action,
    sender: event.sender,
    payload: { issue: hookIssueJson(hub, repository, issue), ...event.extra },
  })
}
