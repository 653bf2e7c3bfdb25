import type { Hub } from '../hub.ts'
import { repositoryJson } from '../shapes/repo.ts'
import { repositoryHookJson } from '../shapes/repository-hook.ts'
import { userJson } from '../shapes/user.ts'
import type { RepositoryHook } from '../world/hook-records.ts'
import type { Account, Repository } from '../world/state.ts'
import type { HookTarget } from './deliveries.ts'

/** Actions of checks that hooks of repositories hear of; all others are for apps ("Webhook events and payloads", GitHub, 2026). */
const checkActions: Readonly<Record<string, readonly string[]>> = {
  check_run: ['created', 'completed'],
  check_suite: ['completed'],
}

interface HookEvent {
  readonly name: string
  readonly action: string | null
  readonly payload: Readonly<Record<string, unknown>>
}

/** Queues what happened for the hooks of a repository that subscribed to it. */
export function emitToHooks(hub: Hub, repository: Repository, event: HookEvent): void {
  const allowed = checkActions[event.name]
  if (allowed !== undefined && !allowed.includes(event.action ?? '')) return
  for (const hook of hub.state.hooks.values()) {
    if (hook.repositoryId !== repository.id || !hook.active) continue
    if (!hook.events.includes('*') && !hook.events.includes(event.name)) continue
    enqueue(hub, hook, event)
  }
}

/** Queues the `ping` that a hook gets when it is made and whenever it is asked for. */
export function pingHook(hub: Hub, repository: Repository, hook: RepositoryHook, sender: Account): void {
  const payload = {
    zen: 'Keep it logically awesome.',
    hook_id: hook.id,
    hook: repositoryHookJson(hub, repository, hook),
    repository: repositoryJson(hub, repository),
    sender: userJson(hub, sender),
  }
  enqueue(hub, hook, { name: 'ping', action: null, payload })
}

function enqueue(hub: Hub, hook: RepositoryHook, event: HookEvent): void {
  hub.deliveries.enqueue({
    event: event.name,
    action: event.action,
    body: JSON.stringify(event.payload),
    target: targetOf(hook),
    installationId: null,
    repositoryId: hook.repositoryId,
  })
}

function targetOf(hook: RepositoryHook): HookTarget {
  const { id: hookId, secret, contentType } = hook
  return { appId: null, hookId, secret, contentType, url: () => hook.url }
}
