import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { InvariantError } from '../../../domain/errors.ts'
import type { Tables } from '../schema.ts'
import { createRequestTables } from './0001-requests.ts'
import { allowModelLane } from './0002-model-lane.ts'
import { allowTimerLane } from './0003-timer-lane.ts'

/**
 * Brings the tables in `schema` up to date, creating the schema when it is missing.
 * Several processes may do this at once: one works, the others wait.
 */
export async function migrate(db: Kysely<Tables>, schema: string): Promise<void> {
  const migrator = new Migrator({
    db,
    migrationTableSchema: schema,
    provider: {
      getMigrations: () =>
        Promise.resolve({
          '0001-requests': createRequestTables(schema),
          '0002-model-lane': allowModelLane(schema),
          '0003-timer-lane': allowTimerLane(schema),
        }),
    },
  })
  const { error } = await migrator.migrateToLatest()
  if (error instanceof Error) throw error
  if (error !== undefined) throw new InvariantError('a database migration failed', { cause: error })
}
