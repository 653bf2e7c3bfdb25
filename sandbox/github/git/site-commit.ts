import { type Hub, timestamp } from '../hub.ts'
import type { Account } from '../world/state.ts'
import { writeCommit } from './git-objects.ts'

/** Writes a commit that a button or a request made: by whoever asked, committed by GitHub. It moves no ref. */
export async function writeSiteCommit(
  hub: Pick<Hub, 'now'>,
  directory: string,
  commit: {
    readonly tree: string
    readonly parents: readonly string[]
    readonly message: string
    readonly actor: Account
  },
): Promise<string> {
  const { tree, parents, message, actor } = commit
  const date = timestamp(hub)
  const author = { name: actor.name, email: actor.email, date }
  const committer = { name: 'GitHub', email: 'noreply@github.com', date }
  return writeCommit(directory, { tree, parents, author, committer, message })
}
