import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openStore } from '../../src/adapters/postgres/open-store.ts'
import { expectEverythingDoneOnce, startCrashWorker } from '../support/crash-run.ts'
import type { CrashJob } from '../support/crash-worker.ts'

const directory = mkdtempSync(join(tmpdir(), 'planwright-crash-'))

afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** Kills at some moment of the start, or that long after work began. */
const kills = [
  { from: 'start', afterMs: 700 },
  { from: 'start', afterMs: 2500 },
  { from: 'work', afterMs: 60 },
  { from: 'work', afterMs: 350 },
  { from: 'work', afterMs: 150 },
  { from: 'start', afterMs: 900 },
  { from: 'work', afterMs: 500 },
  { from: 'work', afterMs: 20 },
  { from: 'work', afterMs: 250 },
  { from: 'work', afterMs: 800 },
] as const

it('does everything exactly once over ten kills of the process', { timeout: 180_000 }, async () => {
  const job: CrashJob = {
    location: { kind: 'embedded', directory: join(directory, 'data') },
    leaseSeconds: 30,
    world: join(directory, 'world'),
    repetitions: join(directory, 'repetitions'),
    requestKeys: Array.from({ length: 24 }, (_, index) => `acme/infra#${index}`),
  }
  writeFileSync(job.world, '')
  writeFileSync(job.repetitions, '')
  for (const { from, afterMs } of kills) {
    const worker = startCrashWorker(job)
    if (from === 'work') await worker.ready
    await Promise.race([new Promise((resolve) => setTimeout(resolve, afterMs)), worker.ended])
    if (from === 'work') await worker.nextWork()
    await worker.kill()
  }
  const last = startCrashWorker(job)
  const code = await last.ended
  expect(last.complaint()).toBe('')
  expect(code).toBe(0)
  const opened = await openStore(job.location)
  await expectEverythingDoneOnce(opened.store, job)
  await opened.close()
})
