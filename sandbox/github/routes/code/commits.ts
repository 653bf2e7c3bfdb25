import { fetchCommits } from '../../git/fork.ts'
import { commitsBetween, commitsFrom, filesBetween, mergeBase } from '../../git/git-history.ts'
import { type Commit, objectType, readCommit } from '../../git/git-objects.ts'
import { changeText, commitText, textFormatOf } from '../../git/patch-text.ts'
import { branchOf } from '../../git/ref-name.ts'
import { resolveCommit } from '../../git/refs.ts'
import { ApiError, notFound } from '../../http/api-error.ts'
import { ok, param, type Reply, type RepositoryCall } from '../../http/call.ts'
import { paged, pageOf } from '../../http/pagination.ts'
import { type Route, reads } from '../../http/route.ts'
import { isPull, type PullIssue, pullFacts } from '../../pulls/pull-facts.ts'
import { commitJson, encodePath, fileJson } from '../../shapes/commit.ts'
import { protectionSummaryJson } from '../../shapes/protection.ts'
import { pullSimpleJson } from '../../shapes/pull.ts'
import { repositoryPage, repositoryUrl } from '../../shapes/repo.ts'
import { networkOf } from '../../world/network.ts'
import { standingOf } from '../../world/roles.ts'
import { textReply } from './text-reply.ts'

const contents = ['contents'] as const
const maxListedCommits = 1000
/** GitHub lists at most 250 commits and 300 files in a comparison. */
const maxComparedCommits = 250
const maxComparedFiles = 300

/** Commits, branches and comparisons. */
export const commitRoutes: readonly Route[] = [
  reads('/repos/{owner}/{repo}/commits', contents, listCommits),
  reads('/repos/{owner}/{repo}/commits/{ref}', contents, getCommit),
  reads('/repos/{owner}/{repo}/commits/{commit_sha}/pulls', ['pull_requests', 'contents'], listPulls),
  reads('/repos/{owner}/{repo}/compare/{basehead}', contents, compare),
  reads('/repos/{owner}/{repo}/branches', contents, listBranches),
  reads('/repos/{owner}/{repo}/branches/{branch}', contents, getBranch),
]

async function listCommits(call: RepositoryCall): Promise<Reply> {
  const { hub, repository, query } = call
  const head = await commitAt(call, query.get('sha') ?? repository.defaultBranch)
  const commits = await commitsFrom(
    repository.directory,
    head.sha,
    maxListedCommits,
    query.get('path') ?? undefined,
  )
  return paged(call, commits, (commit) => commitJson(hub, repository, commit))
}

async function getCommit(call: RepositoryCall): Promise<Reply> {
  const { hub, repository } = call
  const commit = await commitAt(call, param(call, 'ref'))
  if (call.accept.includes('.sha')) return textReply(commit.sha, 'sha')
  const format = textFormatOf(call.accept)
  if (format !== undefined)
    return textReply(await commitText(repository.directory, commit.sha, format), format)
  const files = await filesBetween(repository.directory, commit.parents[0] ?? null, commit.sha)
  return ok(commitJson(hub, repository, commit, files))
}

/** Lists the pull requests that a commit came with, or that it merged. */
async function listPulls(call: RepositoryCall): Promise<Reply> {
  const { hub, repository } = call
  const sha = param(call, 'commit_sha')
  const found: PullIssue[] = []
  for (const issue of [...repository.issues.values()].filter(isPull)) {
    const { commits } = await pullFacts(repository, issue)
    if (issue.pull.mergeCommitSha === sha || commits.some((commit) => commit.sha === sha)) found.push(issue)
  }
  return paged(call, found, (issue) => pullSimpleJson(hub, repository, issue))
}

async function compare(call: RepositoryCall): Promise<Reply> {
  const { hub, repository } = call
  const { directory } = repository
  const [from, to, ...rest] = param(call, 'basehead').split('...')
  if (from === undefined || to === undefined || rest.length > 0) throw notFound()
  const base = await commitOfEnd(call, from)
  const head = await commitOfEnd(call, to)
  const ancestor = await mergeBase(directory, base.sha, head.sha)
  if (ancestor === null)
    throw new ApiError(404, `No common ancestor between ${from.slice(0, 100)} and ${to.slice(0, 100)}.`)
  const format = textFormatOf(call.accept)
  if (format !== undefined)
    return textReply(await changeText(directory, { base: base.sha, head: head.sha }, format), format)
  const ahead = await commitsBetween(directory, base.sha, head.sha)
  const behind = await commitsBetween(directory, head.sha, base.sha)
  const files = await filesBetween(directory, ancestor, head.sha)
  const range = `${repositoryUrl(hub, repository)}/compare/${encodePath(param(call, 'basehead'))}`
  const page = `${repositoryPage(hub, repository)}/compare`
  const listed = pageOf(call, call.query.has('page') ? ahead : ahead.slice(0, maxComparedCommits))
  const shown =
    call.query.has('per_page') || call.query.has('page') ? listed.items : ahead.slice(0, maxComparedCommits)
  return {
    status: 200,
    headers: call.query.has('page') ? listed.headers : {},
    body: {
      url: range,
      html_url: `${page}/${encodePath(from)}...${encodePath(to)}`,
      permalink_url: `${page}/${base.sha}...${head.sha}`,
      diff_url: `${page}/${encodePath(from)}...${encodePath(to)}.diff`,
      patch_url: `${page}/${encodePath(from)}...${encodePath(to)}.patch`,
      base_commit: commitJson(hub, repository, base),
      merge_base_commit: commitJson(hub, repository, await commitAt(call, ancestor)),
      status: relation(ahead.length, behind.length),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: shown.map((commit) => commitJson(hub, repository, commit)),
      files: files.slice(0, maxComparedFiles).map((file) => fileJson(hub, repository, head.sha, file)),
    },
  }
}

function listBranches(call: RepositoryCall): Reply {
  const { hub, repository, query } = call
  const wanted = query.get('protected')
  const branches = [...repository.refs].flatMap(([ref, sha]) => {
    const name = branchOf(ref)
    if (name === null || (wanted !== null && repository.protections.has(name) !== (wanted === 'true')))
      return []
    return [{ name, sha }]
  })
  return paged(call, branches, ({ name, sha }) => ({
    name,
    commit: { sha, url: `${repositoryUrl(hub, repository)}/commits/${sha}` },
    protected: repository.protections.has(name),
  }))
}

async function getBranch(call: RepositoryCall): Promise<Reply> {
  const { hub, repository } = call
  const name = param(call, 'branch')
  const sha = repository.refs.get(`refs/heads/${name}`)
  if (sha === undefined) throw new ApiError(404, 'Branch not found')
  const self = `${repositoryUrl(hub, repository)}/branches/${encodePath(name)}`
  return ok({
    name,
    commit: commitJson(hub, repository, await commitAt(call, sha)),
    _links: { self, html: `${repositoryPage(hub, repository)}/tree/${encodePath(name)}` },
    protected: repository.protections.has(name),
    protection: protectionSummaryJson(repository.protections.get(name)),
    protection_url: `${self}/protection`,
  })
}

async function commitAt(call: RepositoryCall, ref: string): Promise<Commit> {
  const sha = await resolveCommit(call.repository, ref)
  const commit = sha === undefined ? undefined : await readCommit(call.repository.directory, sha)
  if (commit === undefined) throw new ApiError(404, `No commit found for SHA: ${ref.slice(0, 100)}`)
  return commit
}

/** One end of a comparison: `ref`, `owner:ref` or `owner:repository:ref`; what a fork has is fetched. Throws 404. */
async function commitOfEnd(call: RepositoryCall, end: string): Promise<Commit> {
  const { hub, repository, actor } = call
  const parts = end.split(':')
  const ref = parts.at(-1) ?? ''
  const [owner, name] = parts.slice(0, -1)
  if (owner === undefined) return commitAt(call, ref)
  const same = (left: string, right: string) => left.toLowerCase() === right.toLowerCase()
  const found = [repository, ...networkOf(hub.state, repository)].find(
    (other) => same(other.owner.login, owner) && (name === undefined || same(other.name, name)),
  )
  if (found === undefined || standingOf(hub.state, found, actor).role === 'none') throw notFound()
  if (found === repository) return commitAt(call, ref)
  const sha = await resolveCommit(found, ref)
  if (sha === undefined) throw notFound()
  if ((await objectType(repository.directory, sha)) === undefined) await fetchCommits(repository, found, sha)
  return commitAt(call, sha)
}

function relation(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return 'diverged'
  if (ahead > 0) return 'ahead'
  return behind > 0 ? 'behind' : 'identical'
}
