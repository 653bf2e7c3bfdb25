import { readCommit } from '../git/git-objects.ts'
import { resolveCommit } from '../git/refs.ts'
import { ApiError, validationFailed } from '../http/api-error.ts'
import { type ActingCall, created, ok, param, type Reply, type RepositoryCall } from '../http/call.ts'
import { optionalString, requiredString } from '../http/fields.ts'
import { paged, pageOf } from '../http/pagination.ts'
import { type Route, reads, writes } from '../http/route.ts'
import { timestamp } from '../hub.ts'
import { simpleStatusJson, statusJson } from '../shapes/check-run.ts'
import { commitJson } from '../shapes/commit.ts'
import { repositoryJson, repositoryUrl } from '../shapes/repo.ts'
import { emit } from '../webhooks/events.ts'
import { latestStatuses } from '../world/head-state.ts'
import { type CommitStatus, takeId } from '../world/state.ts'

const statuses = ['statuses'] as const
const states = ['error', 'failure', 'pending', 'success']

/** Commit statuses and their sum. */
export const statusRoutes: readonly Route[] = [
  writes(
    'POST',
    '/repos/{owner}/{repo}/statuses/{sha}',
    { role: 'write', permissions: statuses },
    createStatus,
  ),
  reads('/repos/{owner}/{repo}/commits/{ref}/status', statuses, combined),
  reads('/repos/{owner}/{repo}/commits/{ref}/statuses', statuses, async (call) => {
    const sha = await shaOf(call, param(call, 'ref'))
    const found = call.repository.statuses.filter((status) => status.sha === sha).toReversed()
    return paged(call, found, (status) => statusJson(call.hub, call.repository, status))
  }),
]

async function createStatus(call: ActingCall): Promise<Reply> {
  const { hub, repository, fields, actor } = call
  const commit = await readCommit(repository.directory, param(call, 'sha'))
  if (commit === undefined)
    throw new ApiError(422, `No commit found for SHA: ${param(call, 'sha').slice(0, 40)}`)
  const state = requiredString(fields, 'state', 'Status')
  if (!states.includes(state)) throw validationFailed({ resource: 'Status', field: 'state', code: 'invalid' })
  const status: CommitStatus = {
    id: takeId(hub.state),
    sha: commit.sha,
    state,
    context: optionalString(fields, 'context') ?? 'default',
    description: optionalString(fields, 'description') ?? null,
    targetUrl: optionalString(fields, 'target_url') ?? null,
    creator: actor,
    createdAt: timestamp(hub),
  }
  repository.statuses.push(status)
  emit(hub, repository, {
    name: 'status',
    action: null,
    sender: actor,
    payload: {
      id: status.id,
      sha: status.sha,
      name: repository.fullName,
      avatar_url: null,
      target_url: status.targetUrl,
      context: status.context,
      description: status.description,
      state: status.state,
      commit: commitJson(hub, repository, commit),
      branches: [],
      created_at: status.createdAt,
      updated_at: status.createdAt,
    },
  })
  return created(statusJson(hub, repository, status))
}

async function combined(call: RepositoryCall): Promise<Reply> {
  const { hub, repository } = call
  const sha = await shaOf(call, param(call, 'ref'))
  const latest = latestStatuses(repository, sha)
  const page = pageOf(call, latest)
  const url = `${repositoryUrl(hub, repository)}/commits/${sha}`
  return {
    ...ok({
      state: sumOf(latest),
      statuses: page.items.map((status) => simpleStatusJson(hub, repository, status)),
      sha,
      total_count: latest.length,
      repository: repositoryJson(hub, repository),
      commit_url: url,
      url: `${url}/status`,
    }),
    headers: page.headers,
  }
}

function sumOf(latest: readonly CommitStatus[]): string {
  if (latest.some(({ state }) => state === 'failure' || state === 'error')) return 'failure'
  return latest.length === 0 || latest.some(({ state }) => state === 'pending') ? 'pending' : 'success'
}

async function shaOf(call: RepositoryCall, ref: string): Promise<string> {
  const sha = await resolveCommit(call.repository, ref)
  if (sha === undefined) throw new ApiError(404, 'Not Found')
  return sha
}
