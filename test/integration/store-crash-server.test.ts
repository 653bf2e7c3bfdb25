import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStore } from '../../src/adapters/postgres/open-store.ts'
import { expectEverythingDoneOnce, startCrashWorker } from '../support/crash-run.ts'
import type { CrashJob } from '../support/crash-worker.ts'
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts'

const directory = mkdtempSync(join(tmpdir(), 'planwright-crash-'))
let server: PostgresServer | undefined

beforeAll(async () => {
  server = await startPostgresServer()
}, 150_000)

afterAll(async () => {
  await server?.stop()
  rmSync(directory, { recursive: true, force: true })
}, 150_000)

const killsAfterMs = [300, 100, 700, 1500, 400, 200]

it('does everything exactly once while two processes are killed in turn', { timeout: 240_000 }, async () => {
  const job: CrashJob = {
    location: { kind: 'server', connectionString: server?.connectionString ?? '' },
    leaseSeconds: 10,
    world: join(directory, 'world'),
    repetitions: join(directory, 'repetitions'),
    requestKeys: Array.from({ length: 40 }, (_, index) => `acme/infra#${index}`),
  }
  writeFileSync(job.world, '')
  writeFileSync(job.repetitions, '')
  let [old, young] = [startCrashWorker(job), startCrashWorker(job)]
  for (const afterMs of killsAfterMs) {
    await Promise.all([old.ready, young.ready])
    await new Promise((resolve) => setTimeout(resolve, afterMs))
    await Promise.race([old.nextWork(), new Promise((resolve) => setTimeout(resolve, 5000))])
    await old.kill()
    ;[old, young] = [young, startCrashWorker(job)]
  }
  const codes = await Promise.all([old.ended, young.ended])
  expect(old.complaint() + young.complaint()).toBe('')
  expect(codes).toEqual([0, 0])
  const opened = await openStore(job.location)
  await expectEverythingDoneOnce(opened.store, job)
  await opened.close()
})
