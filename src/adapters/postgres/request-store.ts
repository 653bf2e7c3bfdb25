import { type Kysely, sql } from 'kysely'
import type { RequestStore } from '../../ports/request-store.ts'
import { createHistory } from './history.ts'
import { createInbox } from './inbox.ts'
import { createOutbox } from './outbox.ts'
import type { Tables } from './schema.ts'
import { createStackClaims } from './stack-claims.ts'
import type { WakeUps } from './wake-ups.ts'

/** The request store on the tables of `db`. */
export function createRequestStore(db: Kysely<Tables>, wakeUps: WakeUps): RequestStore {
  return {
    ...createInbox(db, wakeUps),
    ...createHistory(db, wakeUps),
    ...createOutbox(db, wakeUps),
    ...createStackClaims(db),

    async unfinished() {
      const rows = await db
        .selectFrom('signal')
        .select('request_key')
        .union(
          db
            .selectFrom('effect')
            .select('request_key')
            .where('finished_at', 'is', null)
            .where((effect) => effect.or([effect('due', 'is', null), effect('due', '<=', sql<Date>`now()`)])),
        )
        .orderBy('request_key')
        .execute()
      return rows.map((row) => row.request_key)
    },
  }
}
