import { appendFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { execa } from 'execa'

/** A git command that ended badly; `output` is the end of what it wrote to standard error. */
export class GitError extends Error {
  readonly exitCode: number | undefined
  readonly output: string

  constructor(command: string, exitCode: number | undefined, output: string) {
    super(`git ${command} ended with ${exitCode ?? 'no exit code'}: ${output}`)
    this.name = 'GitError'
    this.exitCode = exitCode
    this.output = output
  }
}

export interface GitOptions {
  readonly input?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
  /** Exit codes besides 0 that are an answer and not an error. */
  readonly accept?: readonly number[]
}

export interface GitResult {
  readonly exitCode: number
  readonly output: Buffer
}

/** `merge-tree --write-tree` came with git 2.38. */
const minimumGit = [2, 38] as const
/** Pushed objects stay loose and nothing runs in the background, so that a repository can be removed at any time. */
const repositorySettings = `[receive]
\tunpackLimit = 100000
\tautogc = false
\thideRefs = refs/pull
[gc]
\tauto = 0
[uploadpack]
\tallowReachableSHA1InWant = true
`
const maxOutputBytes = 64 * 1024 * 1024
const timeoutMs = 60_000

/** Runs git in a bare repository: arguments only, no shell, no configuration of the user or the machine. Throws GitError. */
export async function runGit(
  directory: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitResult> {
  const result = await execa('git', ['--git-dir', directory, ...args], {
    ...(options.input === undefined ? { stdin: 'ignore' } : { input: options.input }),
    env: gitEnvironment(options.env),
    extendEnv: false,
    encoding: 'buffer',
    reject: false,
    stripFinalNewline: false,
    maxBuffer: maxOutputBytes,
    timeout: timeoutMs,
  })
  const exitCode = result.exitCode
  if (exitCode !== 0 && (exitCode === undefined || !(options.accept ?? []).includes(exitCode))) {
    throw new GitError(
      args[0] ?? '',
      exitCode,
      Buffer.from(result.stderr).toString('utf8').slice(-500).trim(),
    )
  }
  return { exitCode, output: Buffer.from(result.stdout) }
}

/** Runs git and returns its output as text without the last line break. */
export async function gitText(
  directory: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  const { output } = await runGit(directory, args, options)
  return output.toString('utf8').replace(/\n$/, '')
}

/** The whole environment of a git process: nothing of the caller's but the search path. */
export function gitEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: '/nonexistent',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    ...extra,
  }
}

/** Checks that the installed git can merge without a work tree. Throws with the version needed when it cannot. */
export async function requireGit(): Promise<void> {
  const needed = minimumGit.join('.')
  const result = await execa('git', ['--version'], { reject: false, env: gitEnvironment(), extendEnv: false })
  const version = /(\d+)\.(\d+)/.exec(result.stdout)
  if (result.exitCode !== 0 || version === null) {
    throw new Error(`the GitHub double needs git ${needed} or newer and found none: install git`)
  }
  const [major, minor] = [Number(version[1]), Number(version[2])]
  if (major < minimumGit[0] || (major === minimumGit[0] && minor < minimumGit[1])) {
    throw new Error(`the GitHub double needs git ${needed} or newer and found ${version[0]}: upgrade git`)
  }
}

/** Creates an empty bare repository whose HEAD names `defaultBranch`. */
export async function createBareRepository(directory: string, defaultBranch: string): Promise<void> {
  await mkdir(dirname(directory), { recursive: true })
  await runGit(directory, ['init', '--quiet', '--bare', '--template=', `--initial-branch=${defaultBranch}`])
  await appendFile(join(directory, 'config'), repositorySettings)
}
