import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables } from './schema.ts'

/** Locks the row of a request, making it when it is missing, until the transaction ends. */
export async function lockRequest(
  trx: Transaction<Tables>,
  requestKey: string,
): Promise<{ readonly version: number }> {
  return trx
    .insertInto('request')
    .values({ key: requestKey })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ touched_at: sql`now()` }))
    .returning('version')
    .executeTakeFirstOrThrow()
}

/**
 * Reads after every writer of the request that was under way has ended.
 * A writer whose wake-up fell together with the job now running would otherwise be missed: that job must not
 * conclude that nothing is left before the writer has committed.
 */
export async function readAfterWriters<T>(
  db: Kysely<Tables>,
  requestKey: string,
  read: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await trx.selectFrom('request').select('key').where('key', '=', requestKey).forShare().execute()
    return read(trx)
  })
}
