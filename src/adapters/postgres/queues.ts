import type { PgBoss, Queue } from 'pg-boss'

export const queueNames = {
  advance: 'advance',
  terraform: 'terraform',
  model: 'model',
  timer: 'timer',
  reconcile: 'reconcile',
  forgetDeliveries: 'forget-deliveries',
} as const

const tryAgain = { retryLimit: 1000, retryDelay: 1, retryBackoff: true, retryDelayMax: 60 }

/** Finished jobs tell nothing that the tables do not tell. */
const keepFinished = { deleteAfterSeconds: 3600 }

/**
 * Makes the queues and brings existing ones up to date.
 * `leaseSeconds`: how long a job of a dead process waits before another takes it; at least 10.
 */
export async function prepareQueues(boss: PgBoss, leaseSeconds: number): Promise<void> {
  const lease = { heartbeatSeconds: leaseSeconds }
  const queues: readonly Queue[] = [
    {
      name: queueNames.advance,
      policy: 'stately',
      notify: true,
      expireInSeconds: 3600,
      ...lease,
      ...tryAgain,
      ...keepFinished,
    },
    {
      name: queueNames.terraform,
      policy: 'singleton',
      notify: true,
      expireInSeconds: 43_200,
      ...lease,
      ...tryAgain,
      ...keepFinished,
    },
    {
      name: queueNames.model,
      policy: 'singleton',
      notify: true,
      expireInSeconds: 3600,
      ...lease,
      ...tryAgain,
      ...keepFinished,
    },
    {
      name: queueNames.timer,
      policy: 'singleton',
      notify: true,
      expireInSeconds: 600,
      ...lease,
      ...tryAgain,
      ...keepFinished,
    },
    ...[queueNames.reconcile, queueNames.forgetDeliveries].map((name) => ({
      name,
      policy: 'exclusive',
      expireInSeconds: 600,
      retentionSeconds: 3600,
      retryLimit: 0,
      ...keepFinished,
    })),
  ]
  for (const { name, policy, ...settings } of queues) {
    await boss.createQueue(name, policy === undefined ? settings : { policy, ...settings })
    await boss.updateQueue(name, settings)
  }
}
