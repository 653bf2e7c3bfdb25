import type { Hub } from '../hub.ts'
import type { Delivery } from '../webhooks/deliveries.ts'
import type { RepositoryHook } from '../world/hook-records.ts'
import type { Repository } from '../world/state.ts'
import { repositoryUrl } from './repo.ts'

type Site = Pick<Hub, 'url' | 'deliveries'>

/** A webhook of a repository; nobody is shown its secret. */
export function repositoryHookJson(site: Site, repository: Repository, hook: RepositoryHook) {
  const url = `${repositoryUrl(site, repository)}/hooks/${hook.id}`
  return {
    type: 'Repository',
    id: hook.id,
    name: 'web',
    active: hook.active,
    events: [...hook.events],
    config: hookConfigJson(hook),
    updated_at: hook.updatedAt,
    created_at: hook.createdAt,
    url,
    test_url: `${url}/test`,
    ping_url: `${url}/pings`,
    deliveries_url: `${url}/deliveries`,
    last_response: lastResponseJson(lastDelivery(site, hook)),
  }
}

/** Where and how a hook is sent. */
export function hookConfigJson(hook: RepositoryHook) {
  return {
    content_type: hook.contentType,
    insecure_ssl: hook.insecureSsl,
    url: hook.url,
    ...(hook.secret === null ? {} : { secret: '********' }),
  }
}

function lastDelivery(site: Site, hook: RepositoryHook): Delivery | undefined {
  return site.deliveries.log().findLast((delivery) => delivery.hook.target.hookId === hook.id)
}

function lastResponseJson(delivery: Delivery | undefined) {
  if (delivery === undefined) return { code: null, status: 'unused', message: null }
  const status = delivery.statusCode < 400 ? 'active' : 'failed'
  return { code: delivery.statusCode, status, message: delivery.status }
}
