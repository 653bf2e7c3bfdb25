import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import { ConfigError } from '../../domain/errors.ts'
import type { OpenDatabase } from './open-database.ts'
import type { Tables } from './schema.ts'
import type { StoreLog } from './store-log.ts'

const oldestVersion = 13
const connectionTimeoutMillis = 10_000

/** Codes of PostgreSQL (appendix A of its manual, version 18) that the connection string is to blame for. */
const refusals: Readonly<Record<string, string>> = {
  '28P01': 'refuses the user or the password',
  '28000': 'refuses the user',
  '3D000': 'has no database of that name',
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
}

/** Host and port as a person may read them: never the user, never the password. */
function addressOf(connectionString: string): string {
  try {
    const url = new URL(connectionString)
    return `${url.hostname || 'localhost'}:${url.port || '5432'}`
  } catch (cause) {
    throw new ConfigError('DATABASE_URL is not a URL: write postgres://user:password@host:5432/database', {
      cause,
    })
  }
}

/** @throws ConfigError for a server older than PostgreSQL 13; `version` as in `server_version_num`. */
export function checkServerVersion(version: number, address: string): void {
  if (version >= oldestVersion * 10_000) return
  throw new ConfigError(
    `the database at ${address} is PostgreSQL ${Math.floor(version / 10_000)}: ` +
      `Planwright needs PostgreSQL ${oldestVersion} or newer`,
  )
}

async function readServerVersion(db: Kysely<Tables>, address: string): Promise<number> {
  try {
    const { rows } = await sql<{ version: number }>`
      select current_setting('server_version_num')::integer as version`.execute(db)
    return rows[0]?.version ?? 0
  } catch (cause) {
    const code = codeOf(cause)
    const refusal = refusals[code]
    throw new ConfigError(
      refusal === undefined
        ? `the database at ${address} cannot be reached (${code}): check DATABASE_URL and that the server runs`
        : `the database at ${address} ${refusal}: check DATABASE_URL`,
      { cause },
    )
  }
}

/**
 * Opens a PostgreSQL server that any number of processes may share.
 * Needs connections that keep their session: no pooler in transaction mode between.
 * @throws ConfigError when it cannot be reached, refuses the login or is too old.
 */
export async function openServer(connectionString: string, log: StoreLog): Promise<OpenDatabase> {
  const address = addressOf(connectionString)
  const pool = new Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis,
    application_name: 'planwright',
  })
  pool.on('error', (error) => log.warn({ error: String(error) }, 'an idle connection to the database broke'))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    checkServerVersion(await readServerVersion(db, address), address)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return {
    db,
    connection: { connectionString, max: 4, connectionTimeoutMillis, application_name: 'planwright-jobs' },
    users: 'many-processes',
    close: () => db.destroy(),
  }
}
