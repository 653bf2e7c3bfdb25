import type { Kysely, Transaction } from 'kysely'
import type { RequestStore, Step } from '../../ports/request-store.ts'
import { lockRequest } from './request-lock.ts'
import type { Tables } from './schema.ts'
import { isRunLane, type WakeUps } from './wake-ups.ts'

/** Undoes the transaction of a step that came too late. */
class StepConflict extends Error {}

async function addEvents(trx: Transaction<Tables>, step: Step): Promise<void> {
  if (step.events.length === 0) return
  await trx
    .insertInto('request_event')
    .values(
      step.events.map((event, index) => ({
        request_key: step.requestKey,
        version: step.expectedVersion + index + 1,
        type: event.type,
        actor: event.actor,
        data: JSON.stringify(event.data),
      })),
    )
    .execute()
}

async function addEffects(trx: Transaction<Tables>, step: Step, wakeUps: WakeUps): Promise<void> {
  const added = []
  for (const effect of step.effects) {
    const row = await trx
      .insertInto('effect')
      .values({
        key: effect.key,
        request_key: step.requestKey,
        lane: effect.lane,
        lock: effect.lock,
        due: effect.due ?? null,
        body: JSON.stringify(effect.body),
      })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning(['key', 'lane', 'lock', 'due'])
      .executeTakeFirst()
    if (row !== undefined) added.push(row)
  }
  for (const { key, lane, lock, due } of added) {
    if (isRunLane(lane)) await wakeUps.startRun(trx, { key, lane, lock, due })
  }
  if (added.some((effect) => effect.lane === 'forge')) await wakeUps.wakeRequest(trx, step.requestKey)
}

/** The states and the events of requests. */
export function createHistory(
  db: Kysely<Tables>,
  wakeUps: WakeUps,
): Pick<RequestStore, 'load' | 'save' | 'events'> {
  return {
    async load(requestKey) {
      const row = await db
        .selectFrom('request')
        .select(['version', 'state'])
        .where('key', '=', requestKey)
        .executeTakeFirst()
      if (row === undefined || row.version === 0) return undefined
      return { key: requestKey, version: row.version, state: row.state }
    },

    async save(step) {
      try {
        await db.transaction().execute(async (trx) => {
          const { version } = await lockRequest(trx, step.requestKey)
          if (version !== step.expectedVersion) throw new StepConflict()
          const answered = await trx
            .deleteFrom('signal')
            .where('id', '=', step.consumes)
            .where('request_key', '=', step.requestKey)
            .returning('id')
            .executeTakeFirst()
          if (answered === undefined) throw new StepConflict()
          await addEvents(trx, step)
          await trx
            .updateTable('request')
            .set({ version: version + step.events.length, state: JSON.stringify(step.state) })
            .where('key', '=', step.requestKey)
            .execute()
          await addEffects(trx, step, wakeUps)
        })
      } catch (error) {
        if (error instanceof StepConflict) return 'conflict'
        throw error
      }
      return 'saved'
    },

    async events(requestKey) {
      const rows = await db
        .selectFrom('request_event')
        .selectAll()
        .where('request_key', '=', requestKey)
        .orderBy('version')
        .execute()
      return rows.map(({ version, type, actor, data, at }) => ({
        requestKey,
        version,
        type,
        actor,
        data,
        at,
      }))
    },
  }
}
