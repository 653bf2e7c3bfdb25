import type { Hub } from '../hub.ts'
import { notePullEvent } from '../issues/issue-events.ts'
import { type PullIssue, pullFacts, unknownMergeability } from '../pulls/pull-facts.ts'
import { pullJson, pullSimpleJson, reviewJson } from '../shapes/pull.ts'
import type { Account, Repository, Review } from '../world/state.ts'
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
  notePullEvent(hub, repository, issue, event)
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

/** Emits a `pull_request_review` event, which writes the state of the review in lower case. */
export function emitReview(
  hub: Hub,
  repository: Repository,
  issue: PullIssue,
  event: {
    readonly review: Review
    readonly action: string
    readonly sender: Account
    readonly extra?: Readonly<Record<string, unknown>>
  },
): void {
  const { review, action, sender, extra } = event
  const shape = reviewJson(hub, repository, issue, review)
  emit(hub, repository, {
    name: 'pull_request_review',
    action,
    sender,
    payload: {
      review: { ...shape, state: shape.state.toLowerCase(), body: review.body === '' ? null : review.body },
      pull_request: pullSimpleJson(hub, repository, issue),
      ...extra,
    },
  })
}
