import type { Selectable, Transaction } from 'kysely'
import { fromKysely, type PgBoss } from 'pg-boss'
import { queueNames } from './queues.ts'
import type { Tables } from './schema.ts'

/**
 * Sends jobs as a part of the caller's transaction, whose request row must be locked already.
 * A request has at most one waiting job: more wake-ups fall together with it.
 */
export interface WakeUps {
  wakeRequest(trx: Transaction<Tables>, requestKey: string): Promise<void>
  startRun(
    trx: Transaction<Tables>,
    effect: Pick<Selectable<Tables['effect']>, 'key' | 'lock' | 'due'> & { readonly lane: RunLane },
  ): Promise<void>
}

/** Lanes whose effects have jobs of their own. */
export const runLanes = ['terraform', 'model', 'timer'] as const
type RunLane = (typeof runLanes)[number]

/** Whether an effect of this lane has a job of its own. */
export function isRunLane(lane: Tables['effect']['lane']): lane is RunLane {
  return lane !== 'forge'
}

export interface RequestJob {
  readonly request: string
}

/** A job of a lane of runs; its queue has the lane's name. */
export interface RunJob {
  readonly effect: string
}

export function createWakeUps(boss: PgBoss): WakeUps {
  return {
    async wakeRequest(trx, requestKey) {
      const job: RequestJob = { request: requestKey }
      await boss.send(queueNames.advance, job, { singletonKey: requestKey, db: fromKysely(trx) })
    },
    async startRun(trx, effect) {
      const job: RunJob = { effect: effect.key }
      await boss.send(queueNames[effect.lane], job, {
        singletonKey: effect.lock ?? effect.key,
        ...(effect.due === null ? {} : { startAfter: effect.due }),
        db: fromKysely(trx),
      })
    },
  }
}
