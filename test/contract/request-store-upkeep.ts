import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { forgetDeliveries } from '../../src/adapters/postgres/forget-deliveries.ts'
import type { OpenStore } from '../../src/adapters/postgres/open-store.ts'
import type { Tables } from '../../src/adapters/postgres/schema.ts'
import type { WorkerSettings } from '../../src/adapters/postgres/work-queue.ts'
import { aDelivery, anEffect, newRequestKey, requestWith, signalFor } from './request-store-builders.ts'

export interface DatabaseUnderTest {
  open(settings?: WorkerSettings): Promise<OpenStore>
  /** Reaches below the store, while no store is open. */
  reach<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  dispose(): Promise<void>
}

const patience = { timeout: 30_000, interval: 20 }

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

/** What a store in a database promises beyond the ports; `prepare` makes an empty database. */
export function describeUpkeep(name: string, prepare: () => Promise<DatabaseUnderTest>): void {
  describe(`upkeep of the ${name}`, () => {
    let database: DatabaseUnderTest | undefined

    beforeAll(async () => {
      database = await prepare()
      await (await database.open()).close()
    }, 150_000)

    afterAll(async () => {
      await database?.dispose()
    }, 150_000)

    function under(): DatabaseUnderTest {
      if (database === undefined) throw new Error('there is no database')
      return database
    }

    it.each([
      sql`update planwright.request_event set actor = 'mallory'`,
      sql`delete from planwright.request_event`,
      sql`truncate planwright.request_event`,
      sql`truncate planwright.request cascade`,
    ])('refuses to change what happened, statement %#', async (statement) => {
      const opened = await under().open()
      const requestKey = newRequestKey()
      await requestWith(opened.store, requestKey, [])
      await opened.close()
      await under().reach(async (db) => {
        await expect(statement.execute(db)).rejects.toThrow('request_event is append-only')
      })
      const reopened = await under().open()
      expect((await reopened.store.events(requestKey)).map((event) => event.actor)).toEqual(['mona'])
      await reopened.close()
    })

    it('finds all its work again when every job was lost', async () => {
      const [asked, deciding] = [newRequestKey(), newRequestKey()]
      const first = await under().open()
      await signalFor(first.store, asked)
      await requestWith(first.store, deciding, [
        anEffect(`${deciding}/comment`),
        anEffect(`${deciding}/apply`, { lane: 'terraform', lock: `${deciding}/a` }),
      ])
      await first.close()
      await under().reach((db) => sql`delete from planwright_jobs.job`.execute(db))
      const second = await under().open()
      const seen = new Set<string>()
      await second.queue.start({
        advance: (key) => Promise.resolve(void seen.add(key)),
        runTerraform: (key) => Promise.resolve(void seen.add(key)),
        askModel: () => Promise.resolve(),
        ring: () => Promise.resolve(),
      })
      await vi.waitFor(() => {
        for (const key of [asked, deciding, `${deciding}/apply`]) expect(seen).toContain(key)
      }, patience)
      await second.close()
    })

    it('keeps one job for a Terraform effect, however often work starts', async () => {
      const requestKey = newRequestKey()
      const key = `${requestKey}/apply`
      const first = await under().open()
      await requestWith(first.store, requestKey, [
        anEffect(key, { lane: 'terraform', lock: `${requestKey}/a` }),
      ])
      await first.close()
      for (let start = 0; start < 3; start += 1) {
        const opened = await under().open()
        let tries = 0
        await opened.queue.start({
          advance: () => Promise.resolve(),
          askModel: () => Promise.resolve(),
          ring: () => Promise.resolve(),
          runTerraform: (effectKey) => {
            if (effectKey === key) tries += 1
            return Promise.reject(new Error('the provider is away'))
          },
        })
        await vi.waitFor(() => expect(tries).toBeGreaterThan(0), patience)
        await opened.close()
      }
      const { rows } = await under().reach((db) =>
        sql<{ state: string }>`
          select state from planwright_jobs.job
          where name = 'terraform' and data ->> 'effect' = ${key} and state in ('created', 'retry', 'active')`.execute(
          db,
        ),
      )
      expect(rows).toEqual([{ state: 'retry' }])
    })

    it('forgets webhooks after thirty days', async () => {
      const left = await under().reach(async (db) => {
        const tables = db.withSchema('planwright')
        const delivery = { event: 'issues', action: 'opened', payload: '{}' }
        await tables
          .insertInto('webhook_delivery')
          .values([
            { ...delivery, id: 'old', received_at: sql<Date>`now() - interval '30 days 1 minute'` },
            { ...delivery, id: 'young', received_at: sql<Date>`now() - interval '29 days'` },
          ])
          .execute()
        await forgetDeliveries(tables)
        return tables
          .selectFrom('webhook_delivery')
          .select('id')
          .where('id', 'in', ['old', 'young'])
          .execute()
      })
      expect(left).toEqual([{ id: 'young' }])
    })

    it('refuses every call after it was closed', async () => {
      const opened = await under().open()
      await opened.close()
      const requestKey = newRequestKey()
      await expect(opened.store.load(requestKey)).rejects.toThrow()
      await expect(opened.store.nextSignal(requestKey)).rejects.toThrow()
      await expect(opened.store.receive(aDelivery(), { requestKey, body: 1 })).rejects.toThrow()
      await expect(opened.queue.wake(requestKey)).rejects.toThrow()
      await opened.close()
    })

    it('waits for a running handler when it stops', async () => {
      const opened = await under().open()
      const requestKey = newRequestKey()
      const begun = Promise.withResolvers<void>()
      const mayEnd = Promise.withResolvers<void>()
      const seen: string[] = []
      await opened.queue.start({
        async advance(key, signal) {
          if (key !== requestKey) return
          begun.resolve()
          await mayEnd.promise
          seen.push(signal.aborted ? 'aborted' : 'ended in order')
        },
        runTerraform: () => Promise.resolve(),
        askModel: () => Promise.resolve(),
        ring: () => Promise.resolve(),
      })
      await opened.queue.wake(requestKey)
      await begun.promise
      const stopped = opened.queue.stop().then(() => seen.push('stopped'))
      mayEnd.resolve()
      await stopped
      expect(seen).toEqual(['ended in order', 'stopped'])
      await opened.close()
    })

    it('aborts the signal of a handler that goes on too long after a stop, and waits for it still', async () => {
      const opened = await under().open({ stopGraceMs: 50 })
      const requestKey = newRequestKey()
      const begun = Promise.withResolvers<void>()
      const seen: string[] = []
      await opened.queue.start({
        async advance(key, signal) {
          if (key !== requestKey) return
          begun.resolve()
          await untilAborted(signal)
          await new Promise(setImmediate)
          seen.push('aborted')
        },
        runTerraform: () => Promise.resolve(),
        askModel: () => Promise.resolve(),
        ring: () => Promise.resolve(),
      })
      await opened.queue.wake(requestKey)
      await begun.promise
      await opened.close()
      expect(seen).toEqual(['aborted'])
    })
  })
}
