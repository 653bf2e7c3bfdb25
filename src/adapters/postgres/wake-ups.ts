import type { Transaction } from 'kysely'
import { fromKysely, type PgBoss } from 'pg-boss'
import { queueNames } from './queues.ts'
import type { Tables } from './schema.ts'

/**
 * Sends jobs as a part of the caller's transaction, whose request row must be locked already.
 * A request has at most one waiting job: more wake-ups fall together with it.
 */
export interface WakeUps {
  wakeRequest(trx: Transaction<Tables>, requestKey: string): Promise<void>
  startTerraform(
    trx: Transaction<Tables>,
    effect: { readonly key: string; readonly lock: string | null },
  ): Promise<void>
}

export interface RequestJob {
  readonly request: string
}

export interface TerraformJob {
  readonly effect: string
}

export function createWakeUps(boss: PgBoss): WakeUps {
  return {
    async wakeRequest(trx, requestKey) {
      const job: RequestJob = { request: requestKey }
      await boss.send(queueNames.advance, job, { singletonKey: requestKey, db: fromKysely(trx) })
    },
    async startTerraform(trx, effect) {
      const job: TerraformJob = { effect: effect.key }
      await boss.send(queueNames.terraform, job, {
        singletonKey: effect.lock ?? effect.key,
        db: fromKysely(trx),
      })
    },
  }
}
