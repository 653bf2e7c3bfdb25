import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { checkServerVersion } from '../../../../src/adapters/postgres/open-server.ts'
import { openStore } from '../../../../src/adapters/postgres/open-store.ts'
import { ConfigError } from '../../../../src/domain/errors.ts'

async function refusalOf(connectionString: string, schema = 'planwright'): Promise<Error> {
  const refusal = await openStore({ kind: 'server', connectionString, schema }).catch(
    (error: unknown) => error,
  )
  if (!(refusal instanceof ConfigError)) throw new Error('it was not refused as a mistake of configuration')
  return refusal
}

async function portWithoutListener(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return address !== null && typeof address === 'object' ? address.port : 0
}

describe('a database on a server', () => {
  it('is refused with host and port, and without the password, when nobody answers', async () => {
    const port = await portWithoutListener()
    const refusal = await refusalOf(`postgres://planwright:hunter2@127.0.0.1:${port}/postgres`)
    expect(refusal.message).toBe(
      `the database at 127.0.0.1:${port} cannot be reached (ECONNREFUSED): ` +
        'check DATABASE_URL and that the server runs',
    )
  })

  it('is refused when the connection string is no URL, which is not shown', async () => {
    const { message } = await refusalOf('host=db password=hunter2')
    expect(message).toContain('DATABASE_URL is not a URL')
    expect(message).not.toContain('hunter2')
  })

  it.each(['Planwright', 'pg-boss', 'a; drop table request', '', 'x'.repeat(41)])(
    'is refused with the schema %j',
    async (schema) => {
      const refusal = await refusalOf('postgres://127.0.0.1:1/postgres', schema)
      expect(refusal.message).toContain('has no usable name')
    },
  )

  it('is refused when it is older than PostgreSQL 13', () => {
    expect(() => checkServerVersion(120_022, 'db.example:5432')).toThrow(
      new ConfigError(
        'the database at db.example:5432 is PostgreSQL 12: Planwright needs PostgreSQL 13 or newer',
      ),
    )
    expect(() => checkServerVersion(130_000, 'db.example:5432')).not.toThrow()
  })
})
