import { isAncestor } from '../../git/git-merge.ts'
import { type Commit, readCommit } from '../../git/git-objects.ts'
import { branchOf } from '../../git/ref-name.ts'
import { resolveCommit } from '../../git/refs.ts'
import { ApiError, validationFailed } from '../../http/api-error.ts'
import { type ActingCall, created, ok, param, type Reply, type RepositoryCall } from '../../http/call.ts'
import { type Fields, limitedString, optionalString, requiredString } from '../../http/fields.ts'
import { paged, pageOf } from '../../http/pagination.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { type Hub, timestamp } from '../../hub.ts'
import { simpleStatusJson, statusJson } from '../../shapes/check-run.ts'
import { commitJson } from '../../shapes/commit.ts'
import { repositoryJson, repositoryUrl } from '../../shapes/repo.ts'
import { userJson } from '../../shapes/user.ts'
import { emit } from '../../webhooks/events.ts'
import { latestStatuses } from '../../world/head-state.ts'
import { type CommitStatus, type Repository, takeId } from '../../world/state.ts'

const statuses = ['statuses'] as const
/** Limits of "REST API endpoints for commit statuses" and of the `status` webhook (GitHub, 2026). */
const maxStatuses = 1000
const maxContext = 255
const maxDescription = 140
const maxBranches = 10
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
  if (commit === undefined) {
    throw new ApiError(422, `No commit found for SHA: ${param(call, 'sha').slice(0, 40)}`)
  }
  const state = requiredString(fields, 'state', 'Status')
  if (!states.includes(state)) throw validationFailed({ resource: 'Status', field: 'state', code: 'invalid' })
  const context = limitedString(fields, 'context', { resource: 'Status', limit: maxContext }) ?? 'default'
  const same = repository.statuses.filter((status) => status.sha === commit.sha && status.context === context)
  if (same.length >= maxStatuses) {
    const message = 'This SHA and context has reached the maximum number of statuses.'
    throw validationFailed({ resource: 'Status', code: 'custom', message })
  }
  const status: CommitStatus = {
    id: takeId(hub.state),
    sha: commit.sha,
    state,
    context,
    description: limitedString(fields, 'description', { resource: 'Status', limit: maxDescription }) ?? null,
    targetUrl: webAddress(fields, 'target_url') ?? null,
    creator: actor,
    createdAt: timestamp(hub),
  }
  repository.statuses.push(status)
  await announce(call, status, commit)
  return created(statusJson(hub, repository, status))
}

async function announce(
  { hub, repository, actor }: ActingCall,
  status: CommitStatus,
  commit: Commit,
): Promise<void> {
  emit(hub, repository, {
    name: 'status',
    action: null,
    sender: actor,
    payload: {
      id: status.id,
      sha: status.sha,
      name: repository.fullName,
      avatar_url: userJson(hub, actor).avatar_url,
      target_url: status.targetUrl,
      context: status.context,
      description: status.description,
      state: status.state,
      commit: commitJson(hub, repository, commit),
      branches: await branchesWith(hub, repository, commit.sha),
      created_at: status.createdAt,
      updated_at: status.createdAt,
    },
  })
}

/** Branches that hold a commit, at most as many as GitHub names. */
async function branchesWith(hub: Hub, repository: Repository, sha: string) {
  const branches = []
  for (const [ref, tip] of repository.refs) {
    const name = branchOf(ref)
    if (name === null || !(await isAncestor(repository.directory, sha, tip))) continue
    const url = `${repositoryUrl(hub, repository)}/commits/${tip}`
    branches.push({ name, commit: { sha: tip, url }, protected: repository.protections.has(name) })
    if (branches.length === maxBranches) break
  }
  return branches
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

function webAddress(fields: Fields, name: string): string | undefined {
  const value = optionalString(fields, name)
  if (value === undefined || /^https?:\/\//i.test(value)) return value
  const message = `${name} must use http(s) scheme`
  throw validationFailed({ resource: 'Status', field: name, code: 'custom', message })
}
