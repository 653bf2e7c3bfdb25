import { type Call, ok, type Reply } from '../../http/call.ts'
import { optionalString } from '../../http/fields.ts'
import type { Route } from '../../http/route.ts'
import { getDelivery, listDeliveries, redeliver } from '../hooks/delivery-log.ts'
import { callingApp } from './app.ts'

const deliveries = '/app/hook/deliveries'

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
  {
    method: 'GET',
    path: deliveries,
    access: 'app',
    run: (call) => listDeliveries(call, callingApp(call).hookId),
  },
  {
    method: 'GET',
    path: `${deliveries}/{delivery_id}`,
    access: 'app',
    run: (call) => getDelivery(call, callingApp(call).hookId),
  },
  {
    method: 'POST',
    path: `${deliveries}/{delivery_id}/attempts`,
    access: 'app',
    run: (call) => redeliver(call, callingApp(call).hookId),
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
