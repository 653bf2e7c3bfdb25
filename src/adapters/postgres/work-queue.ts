import type { Kysely } from 'kysely'
import type { PgBoss } from 'pg-boss'
import type { RequestStore } from '../../ports/request-store.ts'
import type { WorkQueue } from '../../ports/work-queue.ts'
import { forgetDeliveries } from './forget-deliveries.ts'
import { queueNames } from './queues.ts'
import { reconcile } from './reconcile.ts'
import { lockRequest } from './request-lock.ts'
import type { Tables } from './schema.ts'
import type { StoreLog } from './store-log.ts'
import type { RequestJob, RunJob, WakeUps } from './wake-ups.ts'

export interface WorkerSettings {
  /** Requests advanced at once in this process; 4 when absent. */
  readonly advanceConcurrency?: number
  /** Terraform runs at once in this process; 2 when absent. */
  readonly terraformConcurrency?: number
  /** Questions to a language model at once in this process; 4 when absent. */
  readonly modelConcurrency?: number
  /** How long `stop` lets handlers end by themselves before it aborts their signal; 20,000 when absent. */
  readonly stopGraceMs?: number
  /** How long the work of a dead process waits until another process takes it; 30 when absent, 10 at least. */
  readonly leaseSeconds?: number
}

interface WorkQueueParts {
  readonly boss: PgBoss
  readonly db: Kysely<Tables>
  readonly store: RequestStore
  readonly wakeUps: WakeUps
  readonly settings: WorkerSettings
  readonly log: StoreLog
}

/* A notice starts a job at once; polling only finds what no notice tells, such as a retry that has become due. */
const polling = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2, heartbeatRefreshSeconds: 5 }

export function createWorkQueue(parts: WorkQueueParts): WorkQueue {
  const { boss, db, store, wakeUps, settings, log } = parts
  const ending = new AbortController()

  /** One pg-boss worker a slot, so that each can be told to look for more as soon as its job has ended. */
  async function work<Data extends object>(
    queue: string,
    concurrency: number,
    handle: (data: Data, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    for (let slot = 0; slot < concurrency; slot += 1) {
      let workerId = ''
      workerId = await boss.work<Data>(queue, polling, async (jobs) => {
        try {
          for (const job of jobs) await handle(job.data, AbortSignal.any([job.signal, ending.signal]))
        } catch (error) {
          log.warn(
            { queue, jobs: jobs.map((job) => job.data), error },
            'a job failed and will be tried again',
          )
          throw error
        } finally {
          boss.notifyWorker(workerId)
        }
      })
    }
  }

  async function upkeep(queue: string, cron: string, run: () => Promise<void>): Promise<void> {
    await boss.work(queue, { pollingIntervalSeconds: 5 }, run)
    await boss.schedule(queue, cron, null, { missed: 'once' })
  }

  return {
    async start(handlers) {
      await reconcile(db, store, boss, wakeUps)
      await work<RequestJob>(queueNames.advance, settings.advanceConcurrency ?? 4, (job, signal) =>
        handlers.advance(job.request, signal),
      )
      await work<RunJob>(queueNames.terraform, settings.terraformConcurrency ?? 2, (job, signal) =>
        handlers.runTerraform(job.effect, signal),
      )
      await work<RunJob>(queueNames.model, settings.modelConcurrency ?? 4, (job, signal) =>
        handlers.askModel(job.effect, signal),
      )
      await work<RunJob>(queueNames.timer, 1, (job, signal) => handlers.ring(job.effect, signal))
      await upkeep(queueNames.reconcile, '* * * * *', () => reconcile(db, store, boss, wakeUps))
      await upkeep(queueNames.forgetDeliveries, '23 3 * * *', () => forgetDeliveries(db))
    },

    async wake(requestKey) {
      await db.transaction().execute(async (trx) => {
        await lockRequest(trx, requestKey)
        await wakeUps.wakeRequest(trx, requestKey)
      })
    },

    async stop() {
      const drained = Promise.all(Object.values(queueNames).map((queue) => boss.offWork(queue)))
      const grace = setTimeout(
        () => ending.abort(new Error('the process is stopping')),
        settings.stopGraceMs ?? 20_000,
      )
      try {
        await drained
      } finally {
        clearTimeout(grace)
      }
    },
  }
}
