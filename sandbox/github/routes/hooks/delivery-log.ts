import { ApiError, notFound } from '../../http/api-error.ts'
import { type Call, numberParam, ok, type Reply } from '../../http/call.ts'
import { pageSizeOf } from '../../http/pagination.ts'
import { deliveryItemJson, deliveryJson } from '../../shapes/delivery.ts'
import type { Delivery } from '../../webhooks/deliveries.ts'

/** Answers the newest deliveries to a hook; `cursor` is the id of the last delivery already seen. */
export function listDeliveries(call: Call, hookId: number): Reply {
  const size = pageSizeOf(call)
  const cursor = call.query.get('cursor')
  const before = cursor === null ? Number.POSITIVE_INFINITY : Number(/^v1_(\d{1,15})$/.exec(cursor)?.[1])
  if (Number.isNaN(before)) throw new ApiError(422, 'Invalid cursor')
  const older = deliveriesTo(call, hookId)
    .filter(({ id }) => id < before)
    .toReversed()
  const items = older.slice(0, size)
  const next = new URLSearchParams(call.query)
  next.set('cursor', `v1_${items.at(-1)?.id ?? 0}`)
  const more = older.length > size
  return {
    status: 200,
    body: items.map(deliveryItemJson),
    headers: more ? { link: `<${call.hub.url}${call.path}?${next.toString()}>; rel="next"` } : {},
  }
}

/** Answers one delivery to a hook with what was sent and answered. Throws 404. */
export function getDelivery(call: Call, hookId: number): Reply {
  return ok(deliveryJson(deliveryOf(call, hookId)))
}

/** Sends a delivery to a hook again. Throws 404. */
export function redeliver(call: Call, hookId: number): Reply {
  call.hub.deliveries.redeliver(deliveryOf(call, hookId).id)
  return { status: 202, body: {} }
}

function deliveryOf(call: Call, hookId: number): Delivery {
  const found = deliveriesTo(call, hookId).find(({ id }) => id === numberParam(call, 'delivery_id'))
  if (found === undefined) throw notFound()
  return found
}

function deliveriesTo(call: Call, hookId: number): Delivery[] {
  return call.hub.deliveries.log().filter(({ hook }) => hook.target.hookId === hookId)
}
