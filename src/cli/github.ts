import '../node-version.ts'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type GithubDouble, startGithub } from '../../sandbox/github/github.ts'
import { commandSeed } from '../../sandbox/github/world/command-seed.ts'
import { InputError, PlanwrightError } from '../domain/errors.ts'
import { announceJson, announceText } from './github/announcement.ts'
import { ending } from './github/ending.ts'
import { GITHUB_HELP } from './github/help.ts'
import { readGithubCommand, type StartCommand } from './github/options.ts'

const { stdout, stderr } = process

/** `npm run github`: a GitHub of our own until it is told to end. */
async function main(): Promise<void> {
  const request = readGithubCommand(process.argv.slice(2))
  if (request.command === 'help') {
    stdout.write(GITHUB_HELP)
    return
  }
  const ended = ending()
  const temporary =
    request.directory === undefined ? await mkdtemp(join(tmpdir(), 'github-double-')) : undefined
  try {
    const github = await start(request, request.directory ?? temporary ?? '')
    stdout.write(request.output === 'json' ? announceJson(github) : announceText(github))
    await ended
    await github.close()
  } finally {
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true })
  }
}

async function start({ port, webhookUrl }: StartCommand, directory: string): Promise<GithubDouble> {
  if (!(await isEmpty(directory)))
    throw new InputError(`--directory ${directory} is not empty; give an empty folder or a new one`)
  try {
    return await startGithub({
      directory,
      port,
      seed: commandSeed(),
      ...(webhookUrl === undefined ? {} : { webhookUrl }),
    })
  } catch (error) {
    throw explained(error, port)
  }
}

async function isEmpty(directory: string): Promise<boolean> {
  try {
    return (await readdir(directory)).length === 0
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true
    throw new InputError(`--directory ${directory} cannot be used: ${String(codeOf(error))}`, {
      cause: error,
    })
  }
}

/** What a person can do something about becomes a sentence; everything else stays as it is. */
function explained(error: unknown, port: number): unknown {
  const code = codeOf(error)
  if (code === 'EADDRINUSE')
    return new InputError(`port ${port} is in use; give another one with --port, or 0 for a free one`)
  if (code === 'EACCES')
    return new InputError(`port ${port} or the folder may not be used by this user; give another one`)
  return error
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

try {
  await main()
  process.exit(0)
} catch (error) {
  if (!(error instanceof PlanwrightError)) throw error
  stderr.write(`github: ${error.message}\n`)
  process.exitCode = 1
}
