import type { Delivery } from '../webhooks/deliveries.ts'

/** A delivery in lists. */
export function deliveryItemJson(delivery: Delivery) {
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

/** A delivery with what was sent and answered. */
export function deliveryJson(delivery: Delivery) {
  const payload: unknown = JSON.parse(delivery.hook.body)
  return {
    ...deliveryItemJson(delivery),
    url: delivery.hook.target.url() ?? '',
    request: { headers: delivery.requestHeaders, payload },
    response: { headers: delivery.responseHeaders, payload: delivery.responseBody },
  }
}
