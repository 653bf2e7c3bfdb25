import { notFound } from '../../http/api-error.ts'
import { numberParam, ok, type Reply, type RepositoryCall } from '../../http/call.ts'
import { paged } from '../../http/pagination.ts'
import { issueOf } from '../../http/path-records.ts'
import { type Route, reads } from '../../http/route.ts'
import { isPull, pullFacts } from '../../pulls/pull-facts.ts'
import { commentsOf } from '../../shapes/issue.ts'
import {
  issueEventJson,
  repositoryEventJson,
  timelineCommentJson,
  timelineCommitJson,
  timelineEventJson,
  timelineReviewJson,
} from '../../shapes/issue-event.ts'
import type { IssueEvent } from '../../world/issue-book.ts'
import type { Issue } from '../../world/state.ts'

const eitherKind = ['issues', 'pull_requests'] as const
const issues = '/repos/{owner}/{repo}/issues'

/** What happened to issues and pull requests. */
export const timelineRoutes: readonly Route[] = [
  reads(`${issues}/{issue_number}/timeline`, eitherKind, timeline),
  reads(`${issues}/{issue_number}/events`, eitherKind, (call) => {
    const issue = issueOf(call)
    const entries = eventsOf(call).filter((entry) => entry.issue === issue)
    return paged(call, entries, (entry) => issueEventJson(call.hub, call.repository, entry))
  }),
  reads(`${issues}/events`, eitherKind, (call) =>
    paged(call, eventsOf(call).toReversed(), (entry) =>
      repositoryEventJson(call.hub, call.repository, entry),
    ),
  ),
  reads(`${issues}/events/{event_id}`, eitherKind, (call) => {
    const entry = eventsOf(call).find(({ id }) => id === numberParam(call, 'event_id'))
    if (entry === undefined) throw notFound()
    return ok(repositoryEventJson(call.hub, call.repository, entry))
  }),
]

interface Moment {
  readonly at: string
  /** Ids grow with time, so they part what happened within one second; commits come first. */
  readonly id: number
  readonly shape: () => unknown
}

async function timeline(call: RepositoryCall): Promise<Reply> {
  const { hub, repository } = call
  const issue = issueOf(call)
  const entries = repository.issueBook.events
    .filter((entry) => entry.issue === issue)
    .map((entry) => ({
      at: entry.createdAt,
      id: entry.id,
      shape: () => timelineEventJson(hub, repository, entry),
    }))
  const comments = commentsOf(repository, issue).map((comment) => ({
    at: comment.createdAt,
    id: comment.id,
    shape: () => timelineCommentJson(hub, repository, comment),
  }))
  const moments = [...entries, ...comments, ...(await pullMoments(call, issue))].toSorted(
    (left, right) => left.at.localeCompare(right.at) || left.id - right.id,
  )
  return paged(call, moments, ({ shape }) => shape())
}

async function pullMoments({ hub, repository }: RepositoryCall, issue: Issue): Promise<Moment[]> {
  if (!isPull(issue)) return []
  const { commits } = await pullFacts(repository, issue)
  return [
    ...commits.map((commit) => ({
      at: commit.committer.date,
      id: 0,
      shape: () => timelineCommitJson(hub, repository, commit),
    })),
    ...issue.pull.reviews.flatMap((review) =>
      review.submittedAt === null
        ? []
        : [
            {
              at: review.submittedAt,
              id: review.id,
              shape: () => timelineReviewJson(hub, repository, issue, review),
            },
          ],
    ),
  ]
}

/** Mentions by other issues belong to the timeline alone. */
function eventsOf({ repository }: RepositoryCall): IssueEvent[] {
  return repository.issueBook.events.filter(({ event }) => event !== 'cross-referenced')
}
