import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import { fromPglite } from 'pg-boss'
import { ConfigError } from '../../domain/errors.ts'
import { lockDirectory } from './directory-lock.ts'
import { DurableFileSystem, syncPath } from './durable-file-system.ts'
import type { OpenDatabase } from './open-database.ts'
import type { Tables } from './schema.ts'
import { yieldingPglite } from './yielding-pglite.ts'

/** Major version of the PostgreSQL in PGlite 0.5.16; a folder of another major version cannot be opened. */
const bundledMajor = '18'

/* `-F` would switch fsync off; the open and data sync methods of WAL do nothing in PGlite. */
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'shared_buffers=16MB',
]

async function openFolder(folder: string): Promise<PGlite> {
  return PGlite.create({ fs: new DurableFileSystem(folder), startParams })
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) syncTree(path)
    else if (entry.isFile()) syncPath(path)
  }
  syncPath(folder)
}

/** Makes a database beside its place and moves it there when it is complete, so that half of one is never found. */
async function createDatabase(directory: string, folder: string): Promise<void> {
  const draft = `${folder}.init`
  rmSync(draft, { recursive: true, force: true })
  const pglite = await openFolder(draft)
  await pglite.close()
  syncTree(draft)
  renameSync(draft, folder)
  syncPath(directory)
}

function checkVersion(folder: string): void {
  let version: string
  try {
    version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  } catch (cause) {
    throw new ConfigError(
      `the folder ${folder} is not a database of Planwright: move it away or restore it`,
      {
        cause,
      },
    )
  }
  if (version === bundledMajor) return
  throw new ConfigError(
    `the database in ${folder} is of PostgreSQL ${JSON.stringify(version.slice(0, 20))} and this Planwright brings ` +
      `${bundledMajor}: start the version of Planwright that made it, or restore a backup`,
  )
}

/**
 * Opens the database inside the data folder, making both when they are missing; the first time takes some seconds.
 * Only one process at a time can have it.
 * @throws ConfigError when the folder is in use, cannot be written, or holds another database.
 */
export async function openEmbedded(directory: string): Promise<OpenDatabase> {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new ConfigError(`the data folder ${directory} cannot be made`, { cause })
  }
  const unlock = lockDirectory(directory)
  try {
    const folder = join(directory, 'pgdata')
    if (!existsSync(folder)) await createDatabase(directory, folder)
    checkVersion(folder)
    const pglite = await openFolder(folder)
    const shared = yieldingPglite(pglite)
    const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: shared }) })
    return {
      db,
      connection: { db: fromPglite(shared), backend: 'pglite' },
      users: 'one-process',
      async close() {
        /* Afterwards a late query is refused; kysely leaves a database alone that it never used. */
        await db.destroy()
        if (!shared.closed) await shared.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}
