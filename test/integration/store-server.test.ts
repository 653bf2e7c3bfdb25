import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openServer } from '../../src/adapters/postgres/open-server.ts'
import { type OpenStore, openStore } from '../../src/adapters/postgres/open-store.ts'
import { silentLog } from '../../src/adapters/postgres/store-log.ts'
import { ConfigError } from '../../src/domain/errors.ts'
import { describeRequestStore } from '../contract/request-store.ts'
import { aDelivery, newRequestKey, signalFor } from '../contract/request-store-builders.ts'
import { describeUpkeep } from '../contract/request-store-upkeep.ts'
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts'

const patience = { timeout: 30_000, interval: 20 }

describeRequestStore('store on a PostgreSQL server', async () => {
  const server = await startPostgresServer()
  const opened = await openStore({ kind: 'server', connectionString: server.connectionString })
  return {
    ...opened,
    async close() {
      await opened.close()
      await server.stop()
    },
  }
})

describeUpkeep('store on a PostgreSQL server', async () => {
  const server = await startPostgresServer()
  return {
    open: (settings) => openStore({ kind: 'server', connectionString: server.connectionString }, settings),
    async reach(work) {
      const database = await openServer(server.connectionString, silentLog)
      try {
        return await work(database.db)
      } finally {
        await database.close()
      }
    },
    dispose: () => server.stop(),
  }
})

describe('a shared PostgreSQL server', () => {
  let server: PostgresServer | undefined
  let opened: OpenStore | undefined

  beforeAll(async () => {
    server = await startPostgresServer()
  }, 150_000)

  afterAll(async () => {
    await opened?.close()
    await server?.stop()
  }, 150_000)

  function address(change: (url: URL) => void = () => undefined): string {
    const url = new URL(server?.connectionString ?? '')
    change(url)
    return url.href
  }

  it('is brought up to date by several processes at once', async () => {
    const connectionString = address()
    const stores = await Promise.all(
      [1, 2, 3, 4].map(() => openStore({ kind: 'server', connectionString, schema: 'crowded' })),
    )
    const [one, , , four] = stores
    const requestKey = newRequestKey()
    await one?.store.receive(aDelivery(), { requestKey, body: 'hello' })
    expect((await four?.store.nextSignal(requestKey))?.body).toBe('hello')
    await Promise.all(stores.map((store) => store.close()))
  })

  it('keeps stores in different schemas apart', async () => {
    const connectionString = address()
    const [left, right] = await Promise.all(
      ['left', 'right'].map((schema) => openStore({ kind: 'server', connectionString, schema })),
    )
    const delivery = aDelivery()
    expect(await left?.store.receive(delivery, undefined)).toBe('stored')
    expect(await right?.store.receive(delivery, undefined)).toBe('stored')
    await Promise.all([left?.close(), right?.close()])
  })

  it('is refused without a word of the password when the login is wrong or the database is missing', async () => {
    const wrong = address((url) => {
      url.password = 'wrong-word'
    })
    const missing = address((url) => {
      url.pathname = '/nowhere'
    })
    const [login, database] = await Promise.all(
      [wrong, missing].map((connectionString) =>
        openStore({ kind: 'server', connectionString }).catch((error: unknown) => error),
      ),
    )
    expect(login).toBeInstanceOf(ConfigError)
    expect(database).toBeInstanceOf(ConfigError)
    const { host } = new URL(address())
    expect(String(login)).toBe(
      `ConfigError: the database at ${host} refuses the user or the password: check DATABASE_URL`,
    )
    expect(String(database)).toContain(`the database at ${host} has no database of that name`)
  })

  it('is refused with what to do when the user may not create tables', async () => {
    const admin = new Client({ connectionString: address() })
    await admin.connect()
    await admin.query(`create role guest login password 'guest'`)
    await admin.end()
    const connectionString = address((url) => {
      url.username = 'guest'
      url.password = 'guest'
    })
    await expect(openStore({ kind: 'server', connectionString, schema: 'forbidden' })).rejects.toThrow(
      expect.objectContaining({
        code: 'config_invalid',
        message: expect.stringContaining('grant it CREATE on the database'),
      }),
    )
  })

  it('is used on after it cut every connection', async () => {
    const connectionString = address()
    const store = await openStore({ kind: 'server', connectionString, schema: 'cut_off' })
    const seen: string[] = []
    await store.queue.start({
      advance: (key) => Promise.resolve(void seen.push(key)),
      runTerraform: () => Promise.resolve(),
      askModel: () => Promise.resolve(),
      ring: () => Promise.resolve(),
    })
    const admin = new Client({ connectionString })
    await admin.connect()
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'planwright%'`,
    )
    await admin.end()
    const requestKey = newRequestKey()
    const delivery = aDelivery()
    await vi.waitFor(() => store.store.receive(delivery, { requestKey, body: 'hello' }), patience)
    await vi.waitFor(() => expect(seen).toContain(requestKey), patience)
    await store.close()
  })

  describe('with a writer under way', () => {
    const requestKey = newRequestKey()

    beforeAll(async () => {
      opened = await openStore({ kind: 'server', connectionString: address() })
      const signal = await signalFor(opened.store, requestKey)
      await opened.store.discard(signal.id)
    }, 150_000)

    async function untilSomebodyWaits(): Promise<void> {
      const watcher = await openServer(address(), silentLog)
      try {
        await vi.waitFor(async () => {
          const { rows } = await sql`select from pg_locks where not granted`.execute(watcher.db)
          expect(rows).not.toEqual([])
        })
      } finally {
        await watcher.close()
      }
    }

    it.each([
      {
        what: 'signal',
        statement: `insert into planwright.signal (request_key, body) values ($1, '"late"')`,
        read: () => opened?.store.nextSignal(requestKey),
        expected: { body: 'late' },
      },
      {
        what: 'forge effect',
        statement: `insert into planwright.effect (key, request_key, lane, body) values ('late', $1, 'forge', '1')`,
        read: () => opened?.store.forgeEffects(requestKey),
        expected: [{ key: 'late' }],
      },
    ])('says that no $what is left only after it has ended', async ({ statement, read, expected }) => {
      const writer = new Client({ connectionString: address() })
      await writer.connect()
      try {
        await writer.query('begin')
        await writer.query(
          'insert into planwright.request (key) values ($1) on conflict (key) do update set touched_at = now()',
          [requestKey],
        )
        await writer.query(statement, [requestKey])
        const found = read()
        await untilSomebodyWaits()
        await writer.query('commit')
        expect(await found).toMatchObject(expected)
      } finally {
        await writer.end()
      }
    })
  })
})
