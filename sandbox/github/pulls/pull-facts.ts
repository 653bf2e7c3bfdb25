import { createCache } from '../git/cache.ts'
import { commitsBetween, type FileChange, filesBetween, mergeBase } from '../git/git-history.ts'
import { type MergeResult, mergeTrees } from '../git/git-merge.ts'
import { type Commit, writeCommit } from '../git/git-objects.ts'
import { hasPassed, latestCheckRuns, latestStatuses } from '../world/head-state.ts'
import type { Issue, Pull, Repository } from '../world/state.ts'

/** A pull request record: an issue whose `pull` is set. */
export type PullIssue = Issue & { readonly pull: Pull }

/** What a pull request changes, computed from git. */
export interface PullFacts {
  readonly commits: readonly Commit[]
  readonly files: readonly FileChange[]
  readonly additions: number
  readonly deletions: number
}

/** Whether a pull request can be merged now, in GitHub's words. */
export interface Mergeability {
  readonly mergeable: boolean | null
  readonly state: 'clean' | 'dirty' | 'draft' | 'blocked' | 'behind' | 'unstable' | 'unknown'
  readonly testMergeSha: string | null
}

/** The mergeability GitHub sends before it has looked. */
export const unknownMergeability: Mergeability = { mergeable: null, state: 'unknown', testMergeSha: null }

const testMerges = createCache<string>()

/** Narrows an issue to a pull request. */
export function isPull(issue: Issue): issue is PullIssue {
  return issue.pull !== null
}

/** Commits and files of a pull request against the merge base, as the "Files changed" page shows them. */
export async function pullFacts(repository: Repository, issue: PullIssue): Promise<PullFacts> {
  const { directory } = repository
  const { headSha } = issue.pull
  const base = comparisonBase(repository, issue)
  const from = await mergeBase(directory, base, headSha)
  const files = await filesBetween(directory, from, headSha)
  return {
    commits: await commitsBetween(directory, base, headSha),
    files,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
  }
}

/** Tries the merge of an open pull request; closed ones are "unknown", as on GitHub. */
export async function mergeabilityOf(repository: Repository, issue: PullIssue): Promise<Mergeability> {
  const base = repository.refs.get(`refs/heads/${issue.pull.baseBranch}`)
  if (issue.state === 'closed' || base === undefined) return unknownMergeability
  const result = await mergeTrees(repository.directory, base, issue.pull.headSha)
  if (result.kind === 'conflict') return { mergeable: false, state: 'dirty', testMergeSha: null }
  const testMergeSha = await testMerge(repository, issue, base, result)
  if (issue.pull.draft) return { mergeable: true, state: 'draft', testMergeSha }
  const state = isHeadGreen(repository, issue.pull.headSha) ? 'clean' : 'unstable'
  return { mergeable: true, state, testMergeSha }
}

/** Tip of the base branch while the pull request is open, the base it had at the end afterwards. */
export function comparisonBase(repository: Repository, issue: PullIssue): string {
  const current = repository.refs.get(`refs/heads/${issue.pull.baseBranch}`)
  return issue.state === 'open' ? (current ?? issue.pull.baseSha) : issue.pull.baseSha
}

async function testMerge(
  repository: Repository,
  issue: PullIssue,
  base: string,
  result: Extract<MergeResult, { kind: 'clean' }>,
): Promise<string> {
  const { headSha } = issue.pull
  const key = `${repository.directory}\n${base}\n${headSha}`
  const known = testMerges.get(key)
  if (known !== undefined) return known
  const signature = { name: 'GitHub', email: 'noreply@github.com', date: issue.createdAt }
  const sha = await writeCommit(repository.directory, {
    tree: result.tree,
    parents: [base, headSha],
    author: signature,
    committer: signature,
    message: `Merge ${headSha} into ${base}`,
  })
  return testMerges.set(key, sha)
}

function isHeadGreen(repository: Repository, sha: string): boolean {
  const checks = latestCheckRuns(repository, sha).every(({ conclusion }) => hasPassed(conclusion))
  return checks && latestStatuses(repository, sha).every((status) => status.state === 'success')
}
