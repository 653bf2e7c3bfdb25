import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { execa } from 'execa'
import type { World } from './world.ts'

export const infra = { owner: 'acme', repo: 'infra' } as const

/** A protection of the branch `main` that asks for nothing. */
export const plainProtection = {
  ...infra,
  branch: 'main',
  required_status_checks: null,
  enforce_admins: null,
  required_pull_request_reviews: null,
  restrictions: null,
} as const

/** How a git command ended. */
interface GitOutcome {
  readonly exitCode?: number
  readonly stdout: string
  readonly stderr: string
}

/** A clone of a repository of the double on disk. */
export interface Clone {
  readonly folder: string
  git(...args: string[]): Promise<GitOutcome>
  /** Writes a file, commits it and gives the new commit. */
  commit(path: string, text?: string): Promise<string>
}

/** What tests do to a repository again and again, as one person. */
export interface Bench {
  branch(name: string, files?: Readonly<Record<string, string>>, from?: string): Promise<string>
  write(branch: string, path: string, text: string): Promise<string>
  open(head: string, base?: string): Promise<number>
  sha(branch: string): Promise<string>
}

const environment = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Alice',
  GIT_AUTHOR_EMAIL: 'alice@example.com',
  GIT_COMMITTER_NAME: 'Alice',
  GIT_COMMITTER_EMAIL: 'alice@example.com',
}

/** Clones a repository as somebody. Throws with git's words when it fails. */
export async function cloneAs(
  world: World,
  login: string,
  options: { readonly repository?: string; readonly depth?: number } = {},
): Promise<Clone> {
  const { repository = 'acme/infra', depth } = options
  const token = world.github.tokens[login] ?? ''
  const remote = `${world.github.url.replace('://', `://x-access-token:${token}@`)}/${repository}.git`
  const folder = join(world.directory, `clone-${login}-${Math.random().toString(36).slice(2)}`)
  const run = (args: readonly string[], cwd: string) =>
    execa('git', args, { cwd, env: environment, reject: false })
  const shallow = depth === undefined ? [] : [`--depth=${depth}`]
  const cloned = await run(['clone', '--quiet', ...shallow, remote, folder], world.directory)
  if (cloned.exitCode !== 0) throw new Error(cloned.stderr)
  const git = async (...args: string[]): Promise<GitOutcome> => run(args, folder)
  return {
    folder,
    git,
    async commit(path, text = `${path}\n`) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
      await git('add', path)
      await git('commit', '--quiet', '-m', `Write ${path}`)
      return (await git('rev-parse', 'HEAD')).stdout
    },
  }
}

/** Gives a person the tools to prepare branches and pull requests. */
export function benchOf(
  world: World,
  login: string,
  repository: { owner: string; repo: string } = infra,
): Bench {
  const client = world.as(login)
  const sha = async (branch: string) =>
    (await client.rest.git.getRef({ ...repository, ref: `heads/${branch}` })).data.object.sha
  const write = async (branch: string, path: string, text: string) => {
    const known = await client.rest.repos.getContent({ ...repository, path, ref: branch }).then(
      ({ data }) => (Array.isArray(data) ? undefined : data.sha),
      () => undefined,
    )
    const { data } = await client.rest.repos.createOrUpdateFileContents({
      ...repository,
      path,
      branch,
      message: `Write ${path}`,
      content: Buffer.from(text).toString('base64'),
      ...(known === undefined ? {} : { sha: known }),
    })
    return data.commit.sha ?? ''
  }
  return {
    sha,
    write,
    async branch(name, files = { [`${name}.txt`]: `${name}\n` }, from = 'main') {
      await client.rest.git.createRef({ ...repository, ref: `refs/heads/${name}`, sha: await sha(from) })
      for (const [path, text] of Object.entries(files)) await write(name, path, text)
      return sha(name)
    },
    async open(head, base = 'main') {
      return (await client.rest.pulls.create({ ...infra, head, base, title: head })).data.number
    },
  }
}
