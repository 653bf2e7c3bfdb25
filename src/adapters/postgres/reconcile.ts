import type { Kysely } from 'kysely'
import { fromKysely, type PgBoss } from 'pg-boss'
import type { RequestStore } from '../../ports/request-store.ts'
import { queueNames } from './queues.ts'
import { lockRequest } from './request-lock.ts'
import type { Tables } from './schema.ts'
import { isRunLane, type RunJob, runLanes, type WakeUps } from './wake-ups.ts'

const pendingStates: readonly string[] = ['created', 'retry', 'active']

/**
 * Sends again whatever wake-ups are missing: for every unfinished request, and for its effects in lanes of
 * runs that no job stands for.
 */
export async function reconcile(
  db: Kysely<Tables>,
  store: Pick<RequestStore, 'unfinished'>,
  boss: PgBoss,
  wakeUps: WakeUps,
): Promise<void> {
  for (const requestKey of await store.unfinished()) {
    await db.transaction().execute(async (trx) => {
      await lockRequest(trx, requestKey)
      await wakeUps.wakeRequest(trx, requestKey)
      const effects = await trx
        .selectFrom('effect')
        .select(['key', 'lane', 'lock', 'due'])
        .where('request_key', '=', requestKey)
        .where('lane', 'in', runLanes)
        .where('finished_at', 'is', null)
        .orderBy('position')
        .execute()
      for (const { key, lane, lock, due } of effects) {
        if (!isRunLane(lane)) continue
        const data: RunJob = { effect: key }
        const jobs = await boss.findJobs(queueNames[lane], { data, db: fromKysely(trx) })
        if (jobs.some((job) => pendingStates.includes(job.state))) continue
        await wakeUps.startRun(trx, { key, lane, lock, due })
      }
    })
  }
}
