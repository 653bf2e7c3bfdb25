import { requestSuites } from '../checks/suite-tracking.ts'
import { type Hub, timestamp } from '../hub.ts'
import type { PullIssue } from '../pulls/pull-facts.ts'
import { followPulls } from '../pulls/pull-tracking.ts'
import { emitDeleteOrCreate, emitPush } from '../webhooks/push-events.ts'
import type { Account, Repository } from '../world/state.ts'
import { runGit } from './git.ts'
import { isAncestor } from './git-merge.ts'
import { isSha } from './git-objects.ts'
import { guardRef } from './ref-guard.ts'
import { branchOf, zeroSha } from './ref-name.ts'

/** A wish to move one ref. */
export interface RefChange {
  /** Full name: `refs/heads/main`. */
  readonly ref: string
  /** New object, or null to delete the ref. */
  readonly to: string | null
  readonly actor: Account
  /** Pull request that this change merges; it is left alone because its route closes it. */
  readonly merging?: PullIssue
}

/**
 * Moves one ref and announces it: the only way a ref of the double changes.
 * Emits `create`, `delete` and `push`, then lets open pull requests follow (`synchronize`, `closed`).
 * Throws ProtectedBranchError, before anything moved, for what the protection of the branch does not allow.
 */
export async function changeRef(hub: Hub, repository: Repository, change: RefChange): Promise<void> {
  const before = repository.refs.get(change.ref) ?? null
  if (before === change.to) return
  await guardRef(hub.state, repository, { ...change, before, after: change.to })
  const target = change.to === null ? ['-d', change.ref] : [change.ref, change.to]
  await runGit(repository.directory, ['update-ref', ...target, before ?? zeroSha])
  await announce(hub, repository, change, before)
}

/** Announces what a `git push` moved: compares the refs on disk with those known. */
export async function adoptPushedRefs(hub: Hub, repository: Repository, actor: Account): Promise<void> {
  const known = new Map(repository.refs)
  const found = await readRefs(repository.directory)
  for (const ref of new Set([...known.keys(), ...found.keys()])) {
    const before = known.get(ref) ?? null
    const to = found.get(ref) ?? null
    if (before !== to) await announce(hub, repository, { ref, to, actor }, before)
  }
}

/** Tells whether moving a ref between two commits loses nothing. */
export async function isFastForward(repository: Repository, from: string, to: string): Promise<boolean> {
  return isAncestor(repository.directory, from, to)
}

/** Turns what a caller may write for a commit (branch, tag, full or short sha, full ref) into a commit sha. */
export async function resolveCommit(repository: Repository, text: string): Promise<string | undefined> {
  const branch = text.replace(/^(?:refs\/)?heads\//, '')
  const head = repository.refs.get(`refs/heads/${branch}`)
  if (head !== undefined) return head
  const tag = repository.refs.get(`refs/tags/${text.replace(/^(?:refs\/)?tags\//, '')}`)
  const other = tag ?? repository.refs.get(text.startsWith('refs/') ? text : `refs/${text}`)
  if (other === undefined && !/^[0-9a-f]{7,40}$/.test(text)) return undefined
  const { exitCode, output } = await runGit(
    repository.directory,
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${other ?? text}^{commit}`],
    { accept: [1, 128] },
  )
  const sha = output.toString('utf8').trim()
  return exitCode === 0 && isSha(sha) ? sha : undefined
}

/** Reads all refs of a bare repository. */
export async function readRefs(directory: string): Promise<Map<string, string>> {
  const { output } = await runGit(directory, ['for-each-ref', '--format=%(objectname) %(refname)'])
  const lines = output.toString('utf8').split('\n').filter(Boolean)
  return new Map(lines.map((line) => [line.slice(41), line.slice(0, 40)]))
}

async function announce(
  hub: Hub,
  repository: Repository,
  change: RefChange,
  before: string | null,
): Promise<void> {
  const { ref, to, actor } = change
  if (to === null) repository.refs.delete(ref)
  else repository.refs.set(ref, to)
  if (ref.startsWith('refs/pull/')) return
  repository.pushedAt = timestamp(hub)
  emitDeleteOrCreate(hub, repository, { ref, before, after: to, actor })
  await emitPush(hub, repository, { ref, before, after: to, actor })
  const branch = branchOf(ref)
  if (branch === null) return
  await followPulls(hub, repository, { branch, before, after: to, actor, merging: change.merging ?? null })
  await requestSuites(hub, repository, { branch, before, after: to, actor })
}
