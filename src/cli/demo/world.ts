import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cloud, startCloud } from '../../../sandbox/cloud/cloud.ts'
import type { Fault } from '../../../sandbox/cloud/engine/faults.ts'
import { type GithubDouble, startGithub } from '../../../sandbox/github/github.ts'
import { existingResources, repositoryFiles } from '../../../sandbox/stories/repository.ts'
import { type BotProcess, startBot } from './bot-process.ts'

/** One hour of Azure becomes about half a minute: long enough to watch, short enough to wait for. */
const demoTimeScale = 0.008

/** Everything a story plays in: a GitHub, a cloud, and the bot as a process of its own. */
export interface World {
  readonly github: GithubDouble
  readonly cloud: Cloud
  /** Where the bot listens. */
  botUrl(): string
  /** Folder of the bot's data. */
  readonly dataDirectory: string
  readonly startedAtMs: number
  stopBot(): Promise<void>
  startBot(): Promise<void>
  killBot(): Promise<void>
  close(): Promise<void>
}

export interface WorldOptions {
  readonly faults: readonly Fault[]
  /** Gets every line of the bot's log. */
  readonly onLog?: (line: string) => void
  /** Further variables for the bot, e.g. `DATABASE_URL`. */
  readonly environment?: Readonly<Record<string, string>>
  /** Files of the repository, in place of those of the stories or beside them. */
  readonly files?: Readonly<Record<string, string>>
  /** How long things take in the cloud: 1 is real time. */
  readonly timeScale?: number
}

/** Starts a world of its own in a new folder of the system's temporary one; `close` removes all of it. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const { faults, onLog = () => undefined, environment = {}, files = {}, timeScale = demoTimeScale } = options
  const directory = await mkdtemp(join(tmpdir(), 'planwright-demo-'))
  const dataDirectory = join(directory, 'bot')
  await mkdir(dataDirectory)
  const github = await startGithub({
    directory: join(directory, 'github'),
    files: { ...repositoryFiles, ...files },
  })
  const cloudDirectory = join(directory, 'cloud')
  const cloud = await startCloud({
    directory: cloudDirectory,
    existing: existingResources,
    faults,
    timeScale,
  })
  let bot: BotProcess | undefined
  const start = async () => {
    bot = await startBot({
      environment: { ...botEnvironment(github, cloud, { dataDirectory, cloudDirectory }), ...environment },
      onLog,
    })
    github.setWebhookUrl(`${bot.url}/api/github/webhooks`)
  }
  await start()
  return {
    github,
    cloud,
    dataDirectory,
    startedAtMs: Date.now(),
    botUrl: () => bot?.url ?? '',
    startBot: start,
    async stopBot() {
      await bot?.stop()
      bot = undefined
    },
    async killBot() {
      await bot?.kill()
      bot = undefined
    },
    async close() {
      await bot?.stop()
      await github.close()
      await cloud.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

function botEnvironment(
  { app, url }: GithubDouble,
  { reattach }: Cloud,
  { dataDirectory, cloudDirectory }: { readonly dataDirectory: string; readonly cloudDirectory: string },
): Record<string, string> {
  return {
    APP_ID: String(app.id),
    APP_SLUG: app.slug,
    PRIVATE_KEY: app.privateKey,
    WEBHOOK_SECRET: app.webhookSecret,
    GITHUB_API_URL: url,
    PORT: '0',
    DATA_DIR: dataDirectory,
    PLANWRIGHT_CLOUD: 'sandbox',
    SANDBOX_REATTACH: reattach,
    SANDBOX_DIRECTORY: cloudDirectory,
  }
}
