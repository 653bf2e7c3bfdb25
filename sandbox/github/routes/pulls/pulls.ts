import { changeText, textFormatOf } from '../../git/patch-text.ts'
import { ApiError, notFound } from '../../http/api-error.ts'
import { type ActingCall, created, noContent, ok, type Reply, type RepositoryCall } from '../../http/call.ts'
import { optionalBoolean, optionalInteger, optionalText, requiredString } from '../../http/fields.ts'
import { paged } from '../../http/pagination.ts'
import { nextNumber, pullOf, requireAuthorOr } from '../../http/path-records.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { timestamp } from '../../hub.ts'
import { mergeStateOf } from '../../pulls/merge-gate.ts'
import { comparisonBase, isPull, type PullIssue, pullFacts } from '../../pulls/pull-facts.ts'
import { keepHead } from '../../pulls/pull-tracking.ts'
import { requestCodeOwners } from '../../pulls/request-owners.ts'
import { commitJson, fileJson } from '../../shapes/commit.ts'
import { commentsOf } from '../../shapes/issue.ts'
import { pullJson, pullSimpleJson } from '../../shapes/pull.ts'
import { emitPull } from '../../webhooks/pull-events.ts'
import { takeId } from '../../world/state.ts'
import { textReply } from '../code/text-reply.ts'
import { editPull } from './pull-edit.ts'
import { readEnds } from './pull-ends.ts'

const pulls = ['pull_requests'] as const
const one = '/repos/{owner}/{repo}/pulls/{pull_number}'

/** Pull requests: open, read, list, edit. Merging is in merge.ts. */
export const pullRoutes: readonly Route[] = [
  writes('POST', '/repos/{owner}/{repo}/pulls', { role: 'read', permissions: pulls }, createPull),
  reads('/repos/{owner}/{repo}/pulls', pulls, listPulls),
  reads(one, pulls, getPull),
  writes('PATCH', one, { role: 'read', permissions: pulls }, async (call) => {
    const issue = pullOf(call)
    requireAuthorOr(call, issue.author, 'write')
    await editPull(call, issue)
    return ok(await whole(call, issue))
  }),
  reads(`${one}/files`, pulls, async (call) => {
    const issue = pullOf(call)
    const { files } = await pullFacts(call.repository, issue)
    return paged(call, files, (file) => fileJson(call.hub, call.repository, issue.pull.headSha, file))
  }),
  reads(`${one}/commits`, pulls, async (call) => {
    const { commits } = await pullFacts(call.repository, pullOf(call))
    return paged(call, commits, (commit) => commitJson(call.hub, call.repository, commit))
  }),
  reads(`${one}/merge`, pulls, (call) => {
    if (pullOf(call).pull.mergedAt === null) throw notFound()
    return noContent()
  }),
]

async function createPull(call: ActingCall): Promise<Reply> {
  const { hub, repository, fields, actor } = call
  const ends = await readEnds(call)
  const fromIssue = optionalInteger(fields, 'issue')
  if (fromIssue !== undefined)
    throw new ApiError(422, 'Turning an issue into a pull request is not supported by this double')
  const title = requiredString(fields, 'title', 'PullRequest')
  const now = timestamp(hub)
  const issue: PullIssue = {
    id: takeId(hub.state),
    number: nextNumber(repository),
    author: actor,
    app: call.app,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    closedBy: null,
    title,
    body: optionalText(fields, 'body', 'PullRequest') ?? null,
    state: 'open',
    stateReason: null,
    locked: false,
    lockReason: null,
    labels: [],
    assignees: [],
    reactions: [],
    pull: {
      id: takeId(hub.state),
      ...ends,
      draft: optionalBoolean(fields, 'draft') ?? false,
      mergedAt: null,
      mergedBy: null,
      mergeCommitSha: null,
      reviews: [],
      reviewComments: [],
      requestedReviewers: [],
      requestedTeams: [],
      maintainerCanModify:
        ends.headRepository !== repository && (optionalBoolean(fields, 'maintainer_can_modify') ?? true),
      lastPusher: actor,
    },
  }
  repository.issues.set(issue.number, issue)
  await keepHead(repository, issue)
  await emitPull(hub, repository, issue, { action: 'opened', sender: actor })
  await requestCodeOwners(hub, repository, issue)
  return created(await whole(call, issue))
}

/** Lists newest first, or by `sort` and `direction`; GitHub ignores a `head` that is not `owner:branch`. */
function listPulls(call: RepositoryCall): Reply {
  const { hub, repository, query } = call
  const state = query.get('state') ?? 'open'
  const head = query.get('head')
  const filtersHead = head?.includes(':') === true
  const base = query.get('base')
  const sort = query.get('sort') ?? 'created'
  const direction = query.get('direction') ?? (sort === 'created' ? 'desc' : 'asc')
  const found = [...repository.issues.values()]
    .filter(isPull)
    .filter(
      (issue) =>
        (state === 'all' || issue.state === state) &&
        (!filtersHead || `${issue.pull.headRepository.owner.login}:${issue.pull.headBranch}` === head) &&
        (base === null || issue.pull.baseBranch === base),
    )
    .toSorted((left, right) => weight(call, sort, left) - weight(call, sort, right) || left.id - right.id)
  return paged(call, direction === 'asc' ? found : found.toReversed(), (issue) =>
    pullSimpleJson(hub, repository, issue),
  )
}

function weight({ repository }: RepositoryCall, sort: string, issue: PullIssue): number {
  if (sort === 'popularity') return commentsOf(repository, issue).length
  return Date.parse(sort === 'updated' ? issue.updatedAt : issue.createdAt)
}

async function getPull(call: RepositoryCall): Promise<Reply> {
  const issue = pullOf(call)
  const format = textFormatOf(call.accept)
  if (format === undefined) return ok(await whole(call, issue))
  const ends = { base: comparisonBase(call.repository, issue), head: issue.pull.headSha }
  return textReply(await changeText(call.repository.directory, ends, format), format)
}

async function whole(call: RepositoryCall, issue: PullIssue) {
  const { repository } = call
  const facts = await pullFacts(repository, issue)
  return pullJson(call.hub, repository, issue, {
    facts,
    mergeability: await mergeStateOf(call.hub.state, repository, issue),
  })
}
