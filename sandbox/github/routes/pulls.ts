import { commitsBetween, diffText, mergeBase } from '../git/git-history.ts'
import { ApiError, notFound, validationFailed } from '../http/api-error.ts'
import { type ActingCall, created, noContent, ok, type Reply, type RepositoryCall } from '../http/call.ts'
import {
  optionalBoolean,
  optionalInteger,
  optionalStrings,
  optionalText,
  requiredString,
} from '../http/fields.ts'
import { paged } from '../http/pagination.ts'
import { type Route, reads, writes } from '../http/route.ts'
import { timestamp } from '../hub.ts'
import { mergeStateOf } from '../pulls/merge-gate.ts'
import { comparisonBase, isPull, type PullIssue, pullFacts } from '../pulls/pull-facts.ts'
import { keepHead } from '../pulls/pull-tracking.ts'
import { requestCodeOwners } from '../pulls/request-owners.ts'
import { commitJson, fileJson } from '../shapes/commit.ts'
import { pullJson, pullSimpleJson } from '../shapes/pull.ts'
import { userJson } from '../shapes/user.ts'
import { emitPull } from '../webhooks/pull-events.ts'
import { nextNumber, pullOf, requireAuthorOr } from '../world/records.ts'
import { roleIncludes, standingOf } from '../world/roles.ts'
import { findAccount, takeId } from '../world/state.ts'
import { editPull } from './pull-edit.ts'

const pulls = ['pull_requests'] as const
const one = '/repos/{owner}/{repo}/pulls/{pull_number}'
const ownerPrefix = /^[^:]+:/

/** Pull requests: open, read, list, edit, ask for reviews. Merging is in merge.ts. */
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
  reads(`${one}/requested_reviewers`, pulls, (call) =>
    ok({
      users: pullOf(call).pull.requestedReviewers.map((account) => userJson(call.hub, account)),
      teams: [],
    }),
  ),
  writes('POST', `${one}/requested_reviewers`, { role: 'write', permissions: pulls }, requestReviewers),
  reads(`${one}/merge`, pulls, (call) => {
    if (pullOf(call).pull.mergedAt === null) throw notFound()
    return noContent()
  }),
]

async function createPull(call: ActingCall): Promise<Reply> {
  const { hub, repository, fields, actor } = call
  if (!roleIncludes(call.role, 'write')) {
    throw validationFailed({ resource: 'PullRequest', code: 'custom', message: 'must be a collaborator' })
  }
  const { headBranch, baseBranch, headSha, baseSha } = await readEnds(call)
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
      headRepository: repository,
      headBranch,
      baseBranch,
      headSha,
      baseSha,
      draft: optionalBoolean(fields, 'draft') ?? false,
      mergedAt: null,
      mergedBy: null,
      mergeCommitSha: null,
      reviews: [],
      reviewComments: [],
      requestedReviewers: [],
      requestedTeams: [],
      maintainerCanModify: false,
      lastPusher: actor,
    },
  }
  repository.issues.set(issue.number, issue)
  await keepHead(repository, issue)
  await emitPull(hub, repository, issue, { action: 'opened', sender: actor })
  await requestCodeOwners(hub, repository, issue)
  return created(await whole(call, issue))
}

async function readEnds(call: ActingCall) {
  const { repository, fields } = call
  const headBranch = requiredString(fields, 'head', 'PullRequest').replace(ownerPrefix, '')
  const baseBranch = requiredString(fields, 'base', 'PullRequest')
  const headSha = repository.refs.get(`refs/heads/${headBranch}`)
  const baseSha = repository.refs.get(`refs/heads/${baseBranch}`)
  if (headSha === undefined)
    throw validationFailed({ resource: 'PullRequest', field: 'head', code: 'invalid' })
  if (baseSha === undefined)
    throw validationFailed({ resource: 'PullRequest', field: 'base', code: 'invalid' })
  const twin = [...repository.issues.values()]
    .filter(isPull)
    .find(
      ({ state, pull }) =>
        state === 'open' && pull.headBranch === headBranch && pull.baseBranch === baseBranch,
    )
  const refuse = (message: string) => validationFailed({ resource: 'PullRequest', code: 'custom', message })
  if (twin !== undefined)
    throw refuse(`A pull request already exists for ${repository.owner.login}:${headBranch}.`)
  if ((await mergeBase(repository.directory, baseSha, headSha)) === null) {
    throw refuse(`The ${headBranch} branch has no history in common with ${baseBranch}`)
  }
  if ((await commitsBetween(repository.directory, baseSha, headSha)).length === 0) {
    throw refuse(`No commits between ${baseBranch} and ${headBranch}`)
  }
  return { headBranch, baseBranch, headSha, baseSha }
}

/** Lists newest first; GitHub ignores a `head` that is not `owner:branch`. */
function listPulls(call: RepositoryCall): Reply {
  const { hub, repository, query } = call
  const state = query.get('state') ?? 'open'
  const head = query.get('head')
  const filtersHead = head?.includes(':') === true
  const base = query.get('base')
  const ascending = query.get('direction') === 'asc'
  const found = [...repository.issues.values()]
    .filter(isPull)
    .filter(
      (issue) =>
        (state === 'all' || issue.state === state) &&
        (!filtersHead || `${repository.owner.login}:${issue.pull.headBranch}` === head) &&
        (base === null || issue.pull.baseBranch === base),
    )
  return paged(call, ascending ? found : found.toReversed(), (issue) =>
    pullSimpleJson(hub, repository, issue),
  )
}

async function getPull(call: RepositoryCall): Promise<Reply> {
  const issue = pullOf(call)
  if (!/\.(?:diff|patch)/.test(call.accept)) return ok(await whole(call, issue))
  const { directory } = call.repository
  const from = await mergeBase(directory, comparisonBase(call.repository, issue), issue.pull.headSha)
  const diff = await diffText(directory, from ?? issue.pull.baseSha, issue.pull.headSha)
  return {
    status: 200,
    body: Buffer.from(diff),
    headers: { 'content-type': 'application/vnd.github.diff; charset=utf-8' },
  }
}

async function requestReviewers(call: ActingCall): Promise<Reply> {
  const { hub, repository } = call
  const issue = pullOf(call)
  for (const login of optionalStrings(call.fields, 'reviewers') ?? []) {
    const account = findAccount(hub.state, login)
    if (account === undefined || !roleIncludes(standingOf(hub.state, repository, account).role, 'read')) {
      throw new ApiError(
        422,
        'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the repository.',
      )
    }
    if (account === issue.author)
      throw new ApiError(422, 'Review cannot be requested from pull request author.')
    if (issue.pull.requestedReviewers.includes(account)) continue
    issue.pull.requestedReviewers.push(account)
    const extra = { requested_reviewer: userJson(hub, account) }
    await emitPull(hub, repository, issue, { action: 'review_requested', sender: call.actor, extra })
  }
  return created(pullSimpleJson(hub, repository, issue))
}

async function whole(call: RepositoryCall, issue: PullIssue) {
  const { repository } = call
  const facts = await pullFacts(repository, issue)
  return pullJson(call.hub, repository, issue, {
    facts,
    mergeability: await mergeStateOf(call.hub.state, repository, issue),
  })
}
