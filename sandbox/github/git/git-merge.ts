import { createCache } from './cache.ts'
import { runGit } from './git.ts'
import { chainBetween } from './git-chain.ts'
import { type Commit, readCommit, writeCommit } from './git-objects.ts'

/** What merging two commits gives; `conflicts` lists the paths that need a person. */
export type MergeResult =
  | { readonly kind: 'clean'; readonly tree: string }
  | { readonly kind: 'conflict'; readonly paths: readonly string[] }

const merges = createCache<MergeResult>()

/** Merges `head` into `base` without touching a branch; the result is remembered by the pair of commits. */
export async function mergeTrees(directory: string, base: string, head: string): Promise<MergeResult> {
  const key = `${directory}\n${base}\n${head}`
  return merges.get(key) ?? merges.set(key, await merge(directory, base, head))
}

/**
 * Applies what a commit changes against its first parent to `onto`. An older git merges only against the ancestor that
 * it finds itself, so the content of `onto` is put on that parent as a commit that nothing refers to.
 */
export async function applyCommit(directory: string, onto: string, commit: Commit): Promise<MergeResult> {
  const [parent] = commit.parents
  const target = await readCommit(directory, onto)
  if (parent === undefined || target === undefined)
    throw new Error(`${commit.sha} cannot be applied to ${onto}`)
  const standIn = await writeCommit(directory, { ...target, parents: [parent] })
  return mergeTrees(directory, standIn, commit.sha)
}

/** Tells whether `ancestor` is reachable from `descendant`. */
export async function isAncestor(directory: string, ancestor: string, descendant: string): Promise<boolean> {
  if (chainBetween(directory, ancestor, descendant) !== undefined) return true
  const args = ['merge-base', '--is-ancestor', ancestor, descendant]
  return (await runGit(directory, args, { accept: [1] })).exitCode === 0
}

async function merge(directory: string, base: string, head: string): Promise<MergeResult> {
  const tip = chainBetween(directory, base, head)?.at(-1)
  if (tip !== undefined) return { kind: 'clean', tree: tip.tree }
  const args = ['merge-tree', '--write-tree', '-z', '--no-messages', '--name-only', base, head]
  const { exitCode, output } = await runGit(directory, args, { accept: [1] })
  const [tree = '', ...paths] = output.toString('utf8').split('\0').filter(Boolean)
  return exitCode === 0 ? { kind: 'clean', tree } : { kind: 'conflict', paths }
}
