import { type Kysely, type Selectable, sql } from 'kysely'
import { InvariantError } from '../../domain/errors.ts'
import type { RequestStore, StoredEffect } from '../../ports/request-store.ts'
import { lockRequest, readAfterWriters } from './request-lock.ts'
import type { Tables } from './schema.ts'
import type { WakeUps } from './wake-ups.ts'

function toStoredEffect(row: Selectable<Tables['effect']>): StoredEffect {
  return {
    key: row.key,
    requestKey: row.request_key,
    lane: row.lane,
    lock: row.lock,
    ...(row.due === null ? {} : { due: row.due }),
    body: row.body,
    attempts: row.attempts,
  }
}

async function unfinishedForgeEffects(db: Kysely<Tables>, requestKey: string): Promise<StoredEffect[]> {
  const rows = await db
    .selectFrom('effect')
    .selectAll()
    .where('request_key', '=', requestKey)
    .where('lane', '=', 'forge')
    .where('finished_at', 'is', null)
    .orderBy('position')
    .execute()
  return rows.map(toStoredEffect)
}

/** The work that requests have decided on, from decision to outcome. */
export function createOutbox(
  db: Kysely<Tables>,
  wakeUps: WakeUps,
): Pick<
  RequestStore,
  'forgeEffects' | 'beginEffect' | 'finishEffect' | 'noteEffectFailure' | 'externalIdOf'
> {
  return {
    async forgeEffects(requestKey) {
      const effects = await unfinishedForgeEffects(db, requestKey)
      if (effects.length > 0) return effects
      return readAfterWriters(db, requestKey, (trx) => unfinishedForgeEffects(trx, requestKey))
    },

    async beginEffect(key) {
      const row = await db
        .updateTable('effect')
        .set((expression) => ({ attempts: expression('attempts', '+', 1), begun_at: sql`now()` }))
        .where('key', '=', key)
        .where('finished_at', 'is', null)
        .returningAll()
        .executeTakeFirst()
      return row && toStoredEffect(row)
    },

    async finishEffect(key, outcome) {
      return db.transaction().execute(async (trx) => {
        const effect = await trx
          .selectFrom('effect')
          .select('request_key')
          .where('key', '=', key)
          .executeTakeFirst()
        if (effect === undefined) throw new InvariantError(`there is no effect ${key} to finish`)
        await lockRequest(trx, effect.request_key)
        const finished = await trx
          .updateTable('effect')
          .set({ finished_at: sql`now()`, external_id: outcome.externalId ?? null, last_error: null })
          .where('key', '=', key)
          .where('finished_at', 'is', null)
          .returning('key')
          .executeTakeFirst()
        if (finished === undefined) return 'superseded'
        if (outcome.result !== undefined) {
          await trx
            .insertInto('signal')
            .values({
              request_key: effect.request_key,
              body: JSON.stringify(outcome.result),
              from_effect: true,
            })
            .execute()
          await wakeUps.wakeRequest(trx, effect.request_key)
        }
        return 'finished'
      })
    },

    async noteEffectFailure(key, error) {
      await db
        .updateTable('effect')
        /* A text column refuses NUL, which the output of a program may hold. */
        .set({ last_error: error.replaceAll('\0', '') })
        .where('key', '=', key)
        .where('finished_at', 'is', null)
        .execute()
    },

    async externalIdOf(key) {
      const row = await db
        .selectFrom('effect')
        .select('external_id')
        .where('key', '=', key)
        .where('finished_at', 'is not', null)
        .executeTakeFirst()
      return row?.external_id ?? undefined
    },
  }
}
