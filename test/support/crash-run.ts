import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { RequestStore } from '../../src/ports/request-store.ts'
import type { CrashJob } from './crash-worker.ts'

const script = fileURLToPath(new URL('crash-worker.ts', import.meta.url))

export interface CrashWorker {
  /** Resolves when the worker begins to work, or has ended before. */
  readonly ready: Promise<void>
  /** Exit code; null when it was killed. */
  readonly ended: Promise<number | null>
  /** What it wrote to its error output until now. */
  complaint(): string
  /** Resolves when the next piece of work has begun and is not finished, or the worker has ended. */
  nextWork(): Promise<void>
  kill(): Promise<void>
}

export function startCrashWorker(job: CrashJob): CrashWorker {
  const child: ChildProcess = spawn(process.execPath, [script, JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const wrote = child.stdout === null ? ended : once(child.stdout, 'data')
  return {
    ready: Promise.race([wrote, ended]).then(() => undefined),
    ended,
    complaint: () => complaint,
    async nextWork() {
      const begun = new Promise((resolve) => {
        child.stdout?.on('data', (chunk: Buffer) => {
          if (chunk.toString().includes('begun')) resolve(undefined)
        })
      })
      await Promise.race([begun, ended])
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Checks that every request went its whole way and that nothing was made twice. */
export async function expectEverythingDoneOnce(store: RequestStore, job: CrashJob): Promise<void> {
  expect(await store.unfinished()).toEqual([])
  const effects = job.requestKeys.flatMap((key) => [`${key}/apply`, `${key}/comment/1`, `${key}/comment/2`])
  for (const requestKey of job.requestKeys) {
    const events = await store.events(requestKey)
    expect(events.map((event) => event.version)).toEqual([1, 2, 3, 4])
    expect(events.map((event) => event.type).toSorted()).toEqual([
      'applied',
      'commented',
      'commented',
      'opened',
    ])
  }
  for (const effect of effects) expect(await store.externalIdOf(effect)).toBe(effect)
  expect(readFileSync(job.repetitions, 'utf8'), 'no kill hit any work').not.toBe('')
  expect(readFileSync(job.world, 'utf8').trim().split('\n').toSorted()).toEqual(effects.toSorted())
}
