import type { Hub } from '../hub.ts'
import { type PullIssue, pullFacts, unknownMergeability } from '../pulls/pull-facts.ts'
import { pullJson } from '../shapes/pull.ts'
import type { Account, Repository } from '../world/state.ts'
import { emit } from './events.ts'

/** Emits a `pull_request` event with the pull request as it is now. */
export async function emitPull(
  hub: Hub,
  repository: Repository,
  issue: PullIssue,
  event: {
    readonly action: string
    readonly sender: Account
    readonly extra?: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  const facts = await pullFacts(repository, issue)
  emit(hub, repository, {
    name: 'pull_request',
    action: event.action,
    sender: event.sender,
    payload: {
      number: issue.number,
      pull_request: pullJson(hub, repository, issue, { facts, mergeability: unknownMergeability }),
      ...event.extra,
    },
  })
}
