import { type Commit, rememberedCommit } from './git-objects.ts'

/** Longer chains are left to git. */
const maxSteps = 50

/**
 * Lists the commits after `base` up to `head`, oldest first, when they form a straight line and all of them are
 * remembered; undefined when git has to be asked. Saves a process for the common push of a few commits.
 */
export function chainBetween(directory: string, base: string, head: string): Commit[] | undefined {
  const chain: Commit[] = []
  let sha = head
  while (sha !== base) {
    const commit = rememberedCommit(directory, sha)
    const [parent] = commit?.parents ?? []
    if (commit === undefined || parent === undefined || commit.parents.length > 1 || chain.length >= maxSteps)
      return undefined
    chain.push(commit)
    sha = parent
  }
  return chain.toReversed()
}
