import { ApiError, notFound } from '../http/api-error.ts'
import { type Call, numberParam, ok, type Reply } from '../http/call.ts'
import { optionalString } from '../http/fields.ts'
import type { Route } from '../http/route.ts'
import type { Delivery } from '../webhooks/deliveries.ts'
import { callingApp } from './app.ts'

const defaultPageSize = 30
const maxPageSize = 100

/** The webhook of an app: configuration, log of deliveries, redelivery. */
export const appHookRoutes: readonly Route[] = [
  { method: 'GET', path: '/app/hook/config', access: 'app', run: (call) => config(call) },
  {
    method: 'PATCH',
    path: '/app/hook/config',
    access: 'app',
    run: (call) => {
      const app = callingApp(call)
      app.webhookUrl = optionalString(call.fields, 'url') ?? app.webhookUrl
      return config(call)
    },
  },
  { method: 'GET', path: '/app/hook/deliveries', access: 'app', run: listDeliveries },
  {
    method: 'GET',
    path: '/app/hook/deliveries/{delivery_id}',
    access: 'app',
    run: (call) => ok(wholeJson(call, deliveryOf(call))),
  },
  {
    method: 'POST',
    path: '/app/hook/deliveries/{delivery_id}/attempts',
    access: 'app',
    run: (call) => {
      call.hub.deliveries.redeliver(deliveryOf(call).id)
      return { status: 202, body: {} }
    },
  },
]

function config(call: Call): Reply {
  const app = callingApp(call)
  return ok({
    content_type: 'json',
    insecure_ssl: '0',
    secret: '********',
    url: app.webhookUrl ?? call.hub.url,
  })
}

/** Newest first; `cursor` is the id of the last delivery already seen. */
function listDeliveries(call: Call): Reply {
  const size = Math.min(Number(call.query.get('per_page') ?? defaultPageSize) || defaultPageSize, maxPageSize)
  const cursor = call.query.get('cursor')
  const before = cursor === null ? Number.POSITIVE_INFINITY : Number(/^v1_(\d{1,15})$/.exec(cursor)?.[1])
  if (Number.isNaN(before)) throw new ApiError(422, 'Invalid cursor')
  const older = own(call)
    .filter(({ id }) => id < before)
    .toReversed()
  const items = older.slice(0, size)
  const last = items.at(-1)
  const next = new URLSearchParams(call.query)
  next.set('cursor', `v1_${last?.id ?? 0}`)
  const more = older.length > size
  return {
    status: 200,
    body: items.map((delivery) => itemJson(delivery)),
    headers: more ? { link: `<${call.hub.url}${call.path}?${next.toString()}>; rel="next"` } : {},
  }
}

function deliveryOf(call: Call): Delivery {
  const found = own(call).find(({ id }) => id === numberParam(call, 'delivery_id'))
  if (found === undefined) throw notFound()
  return found
}

function own(call: Call): Delivery[] {
  const app = callingApp(call)
  return call.hub.deliveries.log().filter(({ hook }) => hook.target.appId === app.id)
}

function itemJson(delivery: Delivery) {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.at,
    redelivery: delivery.redelivery,
    duration: delivery.durationSeconds,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.hook.installationId,
    repository_id: delivery.hook.repositoryId,
    throttled_at: null,
  }
}

function wholeJson(call: Call, delivery: Delivery) {
  const payload: unknown = JSON.parse(delivery.hook.body)
  return {
    ...itemJson(delivery),
    url: callingApp(call).webhookUrl ?? '',
    request: { headers: delivery.requestHeaders, payload },
    response: { headers: delivery.responseHeaders, payload: delivery.responseBody },
  }
}
