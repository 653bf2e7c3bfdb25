import { appendFileSync, readFileSync } from 'node:fs'
import { openStore, type StoreLocation } from '../../src/adapters/postgres/open-store.ts'
import type { RequestStore, Signal, Step, StoredEffect } from '../../src/ports/request-store.ts'

/** What a worker that may be killed at any moment has to do. */
export interface CrashJob {
  readonly location: StoreLocation
  readonly leaseSeconds: number
  /** File that stands for the world: a line for each thing that was made there. */
  readonly world: string
  /** File with a line for each attempt that was not the first. */
  readonly repetitions: string
  readonly requestKeys: readonly string[]
}

const workMs = 40

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/**
 * Makes one thing in the world; an attempt after another looks first whether that one came through.
 * Says when it begins, so that somebody can be sure to kill in the middle of it.
 */
async function change(job: CrashJob, effect: StoredEffect, ms: number): Promise<void> {
  process.stdout.write('begun\n')
  await pause(ms / 2 + (Math.random() * ms) / 2)
  if (effect.attempts > 1) appendFileSync(job.repetitions, `${effect.key}\n`)
  const done = effect.attempts > 1 && readFileSync(job.world, 'utf8').split('\n').includes(effect.key)
  if (!done) appendFileSync(job.world, `${effect.key}\n`)
  await pause(Math.random() * ms)
}

function decide(signal: Signal, index: number): Pick<Step, 'events' | 'effects'> {
  const type = JSON.stringify(signal.body).replaceAll('"', '')
  const key = signal.requestKey
  const comment = { lane: 'forge', lock: null, body: 'comment' } as const
  const events = [{ type, actor: 'planwright', data: {} }]
  if (type === 'opened')
    return {
      events,
      effects: [
        { key: `${key}/comment/1`, ...comment },
        { key: `${key}/apply`, lane: 'terraform', lock: `stacks/${index % 3}`, body: 'apply' },
      ],
    }
  return { events, effects: type === 'applied' ? [{ key: `${key}/comment/2`, ...comment }] : [] }
}

async function answer(store: RequestStore, signal: Signal, index: number): Promise<void> {
  const expectedVersion = (await store.load(signal.requestKey))?.version ?? 0
  await store.save({
    requestKey: signal.requestKey,
    expectedVersion,
    state: { last: signal.body },
    consumes: signal.id,
    ...decide(signal, index),
  })
}

async function work(job: CrashJob): Promise<void> {
  const opened = await openStore(job.location, { leaseSeconds: job.leaseSeconds })
  const { store, queue } = opened
  await queue.start({
    async advance(requestKey) {
      for (;;) {
        const signal = await store.nextSignal(requestKey)
        if (signal !== undefined) {
          await answer(store, signal, job.requestKeys.indexOf(requestKey))
          continue
        }
        const [next] = await store.forgeEffects(requestKey)
        if (next === undefined) return
        const effect = await store.beginEffect(next.key)
        if (effect === undefined) continue
        await change(job, effect, workMs)
        await store.finishEffect(effect.key, { externalId: effect.key, result: 'commented' })
      }
    },
    askModel: () => Promise.resolve(),
    ring: () => Promise.resolve(),
    async runTerraform(effectKey) {
      const effect = await store.beginEffect(effectKey)
      if (effect === undefined) return
      await change(job, effect, workMs * 3)
      await store.finishEffect(effectKey, { externalId: effectKey, result: 'applied' })
    },
  })
  process.stdout.write('ready\n')
  for (const requestKey of job.requestKeys) {
    const delivery = { id: requestKey, event: 'issues', action: 'opened', payload: {} }
    await store.receive(delivery, { requestKey, body: 'opened' })
    await pause(20)
  }
  while ((await store.unfinished()).length > 0) await pause(100)
  await opened.close()
}

await work(JSON.parse(process.argv[2] ?? '') as CrashJob)
