import type { Kysely } from 'kysely'
import type { RequestStore, Signal } from '../../ports/request-store.ts'
import { lockRequest, readAfterWriters } from './request-lock.ts'
import type { Tables } from './schema.ts'
import type { WakeUps } from './wake-ups.ts'

async function firstSignal(db: Kysely<Tables>, requestKey: string): Promise<Signal | undefined> {
  const row = await db
    .selectFrom('signal')
    .selectAll()
    .where('request_key', '=', requestKey)
    .orderBy('from_effect', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row && { id: String(row.id), requestKey, body: row.body, receivedAt: row.received_at }
}

/** What arrives for requests and waits to be answered. */
export function createInbox(
  db: Kysely<Tables>,
  wakeUps: WakeUps,
): Pick<RequestStore, 'receive' | 'nextSignal' | 'discard'> {
  return {
    async receive(delivery, signal) {
      return db.transaction().execute(async (trx) => {
        const stored = await trx
          .insertInto('webhook_delivery')
          .values({
            id: delivery.id,
            event: delivery.event,
            action: delivery.action,
            payload: JSON.stringify(delivery.payload),
          })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .executeTakeFirst()
        if (stored === undefined) return 'duplicate'
        if (signal !== undefined) {
          await lockRequest(trx, signal.requestKey)
          await trx
            .insertInto('signal')
            .values({ request_key: signal.requestKey, body: JSON.stringify(signal.body) })
            .execute()
          await wakeUps.wakeRequest(trx, signal.requestKey)
        }
        return 'stored'
      })
    },

    async nextSignal(requestKey) {
      return (
        (await firstSignal(db, requestKey)) ??
        (await readAfterWriters(db, requestKey, (trx) => firstSignal(trx, requestKey)))
      )
    },

    async discard(signalId) {
      await db.deleteFrom('signal').where('id', '=', signalId).execute()
    },
  }
}
