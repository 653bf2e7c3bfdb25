import { type Hub, timestamp } from '../hub.ts'
import { protectionRuleJson } from '../shapes/protection.ts'
import type { Account, Protection, Repository } from '../world/state.ts'
import { emit } from './events.ts'

/** Emits a `branch_protection_rule` event. */
export function emitProtection(
  hub: Hub,
  repository: Repository,
  event: {
    readonly branch: string
    readonly protection: Protection
    readonly action: 'created' | 'edited' | 'deleted'
    readonly sender: Account
  },
): void {
  const { branch, protection, action, sender } = event
  emit(hub, repository, {
    name: 'branch_protection_rule',
    action,
    sender,
    payload: { rule: protectionRuleJson(repository, { branch, protection, updatedAt: timestamp(hub) }) },
  })
}
