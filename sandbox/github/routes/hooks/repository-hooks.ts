import { notFound, validationFailed } from '../../http/api-error.ts'
import {
  type ActingCall,
  created,
  noContent,
  numberParam,
  ok,
  type Reply,
  type RepositoryCall,
} from '../../http/call.ts'
import {
  type Fields,
  optionalBoolean,
  optionalObject,
  optionalString,
  optionalStrings,
} from '../../http/fields.ts'
import { paged } from '../../http/pagination.ts'
import { type Route, readsWith, writes } from '../../http/route.ts'
import { timestamp } from '../../hub.ts'
import { hookConfigJson, repositoryHookJson } from '../../shapes/repository-hook.ts'
import { everyEvent } from '../../webhooks/event-names.ts'
import { pingHook } from '../../webhooks/repository-hook-events.ts'
import type { RepositoryHook } from '../../world/hook-records.ts'
import { takeId } from '../../world/state.ts'
import { getDelivery, listDeliveries, redeliver } from './delivery-log.ts'

const all = '/repos/{owner}/{repo}/hooks'
const one = `${all}/{hook_id}`
const need = { role: 'admin', permissions: ['repository_hooks'], refusal: 404 } as const

/** Webhooks of a repository, for its administrators. */
export const repositoryHookRoutes: readonly Route[] = [
  readsWith(all, need, (call) =>
    paged(call, hooksOf(call), (hook) => repositoryHookJson(call.hub, call.repository, hook)),
  ),
  writes('POST', all, need, createHook),
  readsWith(one, need, (call) => shown(call, hookOf(call))),
  writes('PATCH', one, need, editHook),
  writes('DELETE', one, need, (call) => {
    call.hub.state.hooks.delete(hookOf(call).id)
    return noContent()
  }),
  readsWith(`${one}/config`, need, (call) => ok(hookConfigJson(hookOf(call)))),
  writes('PATCH', `${one}/config`, need, (call) => {
    const hook = hookOf(call)
    configure(hook, call.fields)
    hook.updatedAt = timestamp(call.hub)
    return ok(hookConfigJson(hook))
  }),
  writes('POST', `${one}/pings`, need, (call) => {
    pingHook(call.hub, call.repository, hookOf(call), call.actor)
    return noContent()
  }),
  readsWith(`${one}/deliveries`, need, (call) => listDeliveries(call, hookOf(call).id)),
  readsWith(`${one}/deliveries/{delivery_id}`, need, (call) => getDelivery(call, hookOf(call).id)),
  writes('POST', `${one}/deliveries/{delivery_id}/attempts`, need, (call) =>
    redeliver(call, hookOf(call).id),
  ),
]

function createHook(call: ActingCall): Reply {
  const { hub, repository, fields } = call
  const name = optionalString(fields, 'name') ?? 'web'
  if (name !== 'web') throw validationFailed({ resource: 'Hook', field: 'name', code: 'invalid' })
  const config = optionalObject(fields, 'config') ?? {}
  if (optionalString(config, 'url') === undefined)
    throw validationFailed({
      resource: 'Hook',
      code: 'custom',
      message: 'Config must contain URL for webhooks',
    })
  const now = timestamp(hub)
  const hook: RepositoryHook = {
    id: takeId(hub.state),
    repositoryId: repository.id,
    active: optionalBoolean(fields, 'active') ?? true,
    events: knownEvents(optionalStrings(fields, 'events') ?? ['push']),
    url: '',
    contentType: 'form',
    secret: null,
    insecureSsl: '0',
    createdAt: now,
    updatedAt: now,
  }
  configure(hook, config)
  if (hooksOf(call).some((other) => isSame(other, hook)))
    throw validationFailed({
      resource: 'Hook',
      code: 'custom',
      message: 'Hook already exists on this repository',
    })
  hub.state.hooks.set(hook.id, hook)
  pingHook(hub, repository, hook, call.actor)
  return created(repositoryHookJson(hub, repository, hook))
}

/** A configuration without a secret takes the secret away ("Update a repository webhook", GitHub REST API, 2026). */
function editHook(call: ActingCall): Reply {
  const { fields } = call
  const hook = hookOf(call)
  const added = optionalStrings(fields, 'add_events') ?? []
  const removed = optionalStrings(fields, 'remove_events') ?? []
  const kept = optionalStrings(fields, 'events') ?? hook.events
  const events = knownEvents([...new Set([...kept, ...added])].filter((event) => !removed.includes(event)))
  const active = optionalBoolean(fields, 'active') ?? hook.active
  const config = optionalObject(fields, 'config')
  if (config !== undefined) configure(hook, { secret: null, ...config })
  hook.events = events
  hook.active = active
  hook.updatedAt = timestamp(call.hub)
  return shown(call, hook)
}

/** Takes over what a configuration names; what it leaves out stays, and a secret of null goes. Throws 422. */
function configure(hook: RepositoryHook, config: Fields): void {
  const url = optionalString(config, 'url') ?? hook.url
  const isWeb = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
  if (!isWeb) throw invalid('url')
  const contentType = optionalString(config, 'content_type') ?? hook.contentType
  if (contentType !== 'json' && contentType !== 'form') throw invalid('content_type')
  const insecureSsl = readInsecureSsl(config['insecure_ssl'] ?? hook.insecureSsl)
  const secret = optionalString(config, 'secret') ?? null
  hook.url = url
  hook.contentType = contentType
  hook.insecureSsl = insecureSsl
  if (config['secret'] !== undefined) hook.secret = secret
}

/** GitHub takes a number as well as a string. */
function readInsecureSsl(value: unknown): '0' | '1' {
  if (value === '0' || value === 0) return '0'
  if (value === '1' || value === 1) return '1'
  throw invalid('insecure_ssl')
}

function invalid(field: string) {
  return validationFailed({ resource: 'Hook', field, code: 'invalid' })
}

function knownEvents(events: readonly string[]): readonly string[] {
  const unknown = events.filter((event) => event !== '*' && !everyEvent.some((known) => known === event))
  if (unknown.length === 0) return events
  throw validationFailed({
    resource: 'Hook',
    code: 'custom',
    message: `These events are not allowed for this hook: ${unknown.join(', ')}`,
  })
}

function isSame(left: RepositoryHook, right: RepositoryHook): boolean {
  return left.url === right.url && left.contentType === right.contentType && sameEvents(left, right)
}

function sameEvents({ events }: RepositoryHook, other: RepositoryHook): boolean {
  return events.toSorted().join() === other.events.toSorted().join()
}

function hooksOf({ hub, repository }: RepositoryCall): RepositoryHook[] {
  return [...hub.state.hooks.values()].filter(({ repositoryId }) => repositoryId === repository.id)
}

function hookOf(call: RepositoryCall): RepositoryHook {
  const hook = hooksOf(call).find(({ id }) => id === numberParam(call, 'hook_id'))
  if (hook === undefined) throw notFound()
  return hook
}

function shown(call: RepositoryCall, hook: RepositoryHook): Reply {
  return ok(repositoryHookJson(call.hub, call.repository, hook))
}
