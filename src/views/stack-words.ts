import { joined } from '../conversation/brief/brief-title.ts'
import type { PlanSummary } from '../domain/plan.ts'
import { openGates, type StackState } from '../domain/stack-state.ts'

/** "5 to add, 1 to change, 0 to destroy". */
export function planWords({ add, change, destroy }: PlanSummary): string {
  return `${add} to add, ${change} to change, ${destroy} to destroy`
}

/** Whether anything that exists goes away, for good or to be made again. */
export function isDestructive({ resources }: PlanSummary): boolean {
  return resources.some(({ action }) => action === 'delete' || action === 'replace')
}

/** Where a stack stands, in a few words for a table. */
export function progressWords(stack: StackState): string {
  const { progress } = stack
  switch (progress.status) {
    case 'planned':
      return progress.plan === null
        ? `planned after ${joined(stack.dependsOn, 'and')}`
        : planWords(progress.plan)
    case 'plan_failed':
      return 'plan failed'
    case 'waiting':
      return waitingWords(stack)
    case 'applying':
      return stack.kind === 'removal' ? 'destroying' : 'applying'
    case 'applied':
      return 'applied'
    case 'failed':
      return stack.kind === 'removal' ? 'destroying failed' : 'failed'
    case 'destroyed':
      return 'destroyed'
    default:
      return progress satisfies never
  }
}

/** What a waiting stack waits for. */
export function waitingWords(stack: StackState): string {
  const { progress } = stack
  if (progress.status !== 'waiting') return ''
  switch (progress.for) {
    case 'plan':
      return 'planning'
    case 'dependency':
      return `waits for ${joined(stack.dependsOn, 'and')}`
    case 'approval':
      return 'waits for an approving review that counts'
    case 'gate':
      return `waits for an approver: ${joined(
        openGates(stack).map((gate) => gate.id),
        'and',
      )}`
    case 'changed_plan':
      return 'waits for an approver: its plan changed'
    default:
      return progress satisfies never
  }
}

/** The name of a stack's check run, as people see it. */
export function checkName(
  check: 'plan' | 'apply',
  { id, kind }: { readonly id: string; readonly kind: StackState['kind'] },
): string {
  return `${check === 'apply' && kind === 'removal' ? 'destroy' : check} / ${id}`
}

/** What an approver writes to confirm a gate or a changed plan. */
export function confirmCommand(name: string): string {
  return `/confirm ${name}`
}
