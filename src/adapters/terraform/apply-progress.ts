import type { ApplyProgress } from '../../ports/terraform.ts'
import type { PlannedChange } from './summarize-plan.ts'
import type { UiMessage } from './ui-message.ts'

const verbs: Readonly<Record<string, string>> = {
  create: 'creating',
  update: 'updating',
  delete: 'deleting',
  read: 'reading',
}

/** Counts resources while Terraform works on them; a replacement counts once, when both its steps are done. */
export function createApplyProgress(changes: readonly PlannedChange[]): {
  /** The progress after `message`, or `undefined` when it tells none. */
  next(message: UiMessage, elapsedMs: number): ApplyProgress | undefined
} {
  const stepsLeft = new Map<string, number>()
  for (const change of changes) {
    const address = change.leftOverOf ?? change.resource.address
    stepsLeft.set(address, (stepsLeft.get(address) ?? 0) + (change.resource.action === 'replace' ? 2 : 1))
  }
  const total = stepsLeft.size
  const working = new Map<string, string>()
  let latest = ''
  return {
    next(message, elapsedMs) {
      if (message.type === 'diagnostic') return undefined
      const address = message.hook.resource.addr
      const steps = stepsLeft.get(address)
      if (steps === undefined) return undefined
      if (message.type === 'apply_start') {
        working.set(address, `${verbs[message.hook.action ?? ''] ?? 'working on'} ${address}`)
      }
      if (message.type === 'apply_complete') stepsLeft.set(address, Math.max(0, steps - 1))
      if (message.type === 'apply_complete' || message.type === 'apply_errored') working.delete(address)
      latest = [...working.values()].at(-1) ?? latest
      const done = [...stepsLeft.values()].filter((left) => left === 0).length
      return { done, total, current: latest, elapsedMs }
    },
  }
}
