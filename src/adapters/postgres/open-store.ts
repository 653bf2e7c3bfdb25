import { type ConstructorOptions, PgBoss } from 'pg-boss'
import { ConfigError } from '../../domain/errors.ts'
import type { RequestStore } from '../../ports/request-store.ts'
import type { WorkQueue } from '../../ports/work-queue.ts'
import { failAbandonedJobs } from './fail-abandoned-jobs.ts'
import { migrate } from './migrations/migrate.ts'
import type { OpenDatabase } from './open-database.ts'
import { openEmbedded } from './open-embedded.ts'
import { openServer } from './open-server.ts'
import { prepareQueues } from './queues.ts'
import { createRequestStore } from './request-store.ts'
import { type StoreLog, silentLog } from './store-log.ts'
import { createWakeUps } from './wake-ups.ts'
import { createWorkQueue, type WorkerSettings } from './work-queue.ts'

export type StoreLocation =
  | { readonly kind: 'embedded'; readonly directory: string }
  | { readonly kind: 'server'; readonly connectionString: string; readonly schema?: string }

export interface OpenStore {
  readonly store: RequestStore
  readonly queue: WorkQueue
  /** Stops the queue, then lets go of the database. */
  close(): Promise<void>
}

const schemaPattern = /^[a-z_][a-z0-9_]{0,39}$/

function schemaOf(location: StoreLocation): string {
  const schema = (location.kind === 'server' ? location.schema : undefined) ?? 'planwright'
  if (schemaPattern.test(schema)) return schema
  throw new ConfigError(
    `the database schema ${JSON.stringify(schema.slice(0, 60))} has no usable name: ` +
      'write at most 40 small letters, digits and underscores',
  )
}

/** `42501` is PostgreSQL's insufficient_privilege (appendix A of its manual, version 18). */
function missingRight(error: unknown, schema: string): ConfigError | undefined {
  if (!(error instanceof Error && 'code' in error && error.code === '42501')) return undefined
  return new ConfigError(
    `the database user may not create the tables in the schemas ${schema} and ${schema}_jobs: ` +
      'grant it CREATE on the database',
    { cause: error },
  )
}

/* Another process may have died at any time, alone one knows that nobody has: the watch may be slower then. */
const watch: Readonly<Record<OpenDatabase['users'], ConstructorOptions>> = {
  'many-processes': { superviseIntervalSeconds: 2, monitorIntervalSeconds: 5 },
  'one-process': { superviseIntervalSeconds: 10, monitorIntervalSeconds: 30 },
}

function createBoss(database: OpenDatabase, schema: string, log: StoreLog): PgBoss {
  const boss = new PgBoss({
    ...database.connection,
    ...watch[database.users],
    schema,
    useListenNotify: true,
    queueCacheIntervalSeconds: 30,
    registerInstance: false,
  })
  boss.on('error', (error) => log.error({ error: String(error) }, 'the job queue reported an error'))
  boss.on('warning', (warning) => log.warn({ warning }, 'the job queue reported a warning'))
  return boss
}

/**
 * Opens the store and its queue, and brings the database up to date.
 * Work starts with `queue.start`; a process that only receives webhooks does not call it.
 * @throws ConfigError when the place cannot be used, with one sentence that says why.
 */
export async function openStore(
  location: StoreLocation,
  settings: WorkerSettings = {},
  log: StoreLog = silentLog,
): Promise<OpenStore> {
  const schema = schemaOf(location)
  const jobSchema = `${schema}_jobs`
  const database =
    location.kind === 'embedded'
      ? await openEmbedded(location.directory)
      : await openServer(location.connectionString, log)
  const { db } = database
  const boss = createBoss(database, jobSchema, log)
  try {
    await migrate(db, schema)
    await boss.start()
    await prepareQueues(boss, settings.leaseSeconds ?? 30)
    if (database.users === 'one-process') await failAbandonedJobs(db, boss, jobSchema)
  } catch (error) {
    await boss.stop({ graceful: false })
    await database.close()
    throw missingRight(error, schema) ?? error
  }
  const tables = db.withSchema(schema)
  const wakeUps = createWakeUps(boss)
  const store = createRequestStore(tables, wakeUps)
  const queue = createWorkQueue({ boss, db: tables, store, wakeUps, settings, log })
  let closing: Promise<void> | undefined
  async function close(): Promise<void> {
    await queue.stop()
    await boss.stop({ timeout: 5000 })
    await database.close()
  }
  return {
    store,
    queue,
    close() {
      closing ??= close()
      return closing
    },
  }
}
