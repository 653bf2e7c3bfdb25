import type { Repository } from '../world/state.ts'
import { createBareRepository, runGit } from './git.ts'

/** Copies branches and tags into a new bare repository; the two share nothing afterwards. */
export async function copyRepository(
  from: Repository,
  to: { readonly directory: string; readonly defaultBranch: string; readonly branches: 'all' | 'default' },
): Promise<void> {
  await createBareRepository(to.directory, to.defaultBranch)
  const specs =
    to.branches === 'all'
      ? ['+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*']
      : [`+refs/heads/${to.defaultBranch}:refs/heads/${to.defaultBranch}`]
  await runGit(to.directory, [...fetch, from.directory, ...specs])
}

/** Brings the commits of a ref of another repository of the network over, without giving them a name. */
export async function fetchCommits(to: Repository, from: Repository, ref: string): Promise<void> {
  await runGit(to.directory, [...fetch, from.directory, ref])
}

const fetch = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-auto-gc'] as const
