import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { CommandError } from '../../domain/errors.ts'

const entry = fileURLToPath(new URL('../../main.ts', import.meta.url))
/** The first start makes a database; a busy machine needs its time for that. */
const startTimeoutMs = 120_000

export interface BotProcess {
  /** Where it listens for webhooks. */
  readonly url: string
  /** Ends it in order, as an operator would. */
  stop(): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

export interface BotSettings {
  readonly environment: Readonly<Record<string, string>>
  /** Gets every line of its log. */
  readonly onLog: (line: string) => void
}

/** Starts the real bot as a process of its own and waits until it listens. */
export async function startBot({ environment, onLog }: BotSettings): Promise<BotProcess> {
  const child = spawn(process.execPath, [entry], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  let tail = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    tail = `${tail}${text}`.slice(-2_000)
  })
  const url = await Promise.race([
    listening(child, onLog),
    ended.then(() => {
      throw new CommandError(`the bot ended before it listened: ${tail.trim()}`, {
        file: entry,
        exitCode: child.exitCode ?? undefined,
      })
    }),
  ])
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
  }
  return { url, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

function listening(child: ChildProcess, onLog: (line: string) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new CommandError(`the bot did not listen within ${startTimeoutMs / 1000} s`, { file: entry }))
    }, startTimeoutMs)
    if (child.stdout === null) return
    createInterface({ input: child.stdout }).on('line', (line) => {
      onLog(line)
      const address = readyAddress(line)
      if (address === undefined) return
      clearTimeout(timer)
      resolve(address)
    })
  })
}

function readyAddress(line: string): string | undefined {
  if (!line.includes('planwright is ready')) return undefined
  const parsed: unknown = JSON.parse(line)
  return typeof parsed === 'object' && parsed !== null && 'url' in parsed && typeof parsed.url === 'string'
    ? parsed.url
    : undefined
}
