import type { Logger } from '../ports/logger.ts'
import type { Delivery, RequestStore } from '../ports/request-store.ts'
import { cutTexts } from './cut-text.ts'
import { readDelivery } from './read-delivery.ts'
import type { OurApp } from './trigger.ts'

export interface ReceiveOptions {
  readonly store: Pick<RequestStore, 'receive'>
  readonly app: OurApp
  readonly log: Logger
}

/**
 * Makes the handler of verified webhooks: it resolves when the delivery, and the signal made of it, are durable, and
 * does nothing else. What concerns no request is kept without its payload, so that every delivery is known by its id.
 */
export function receiveWebhooks({ store, app, log }: ReceiveOptions): (delivery: Delivery) => Promise<void> {
  return async (delivery) => {
    const { id, event, action } = delivery
    const fields = { delivery: id, event, action }
    const reading = readDelivery(delivery, app)
    switch (reading.kind) {
      case 'irrelevant': {
        await store.receive({ id, event, action, payload: null }, undefined)
        return
      }
      case 'unreadable': {
        const { problem } = reading
        log.warn({ ...fields, problem }, 'webhook payload not understood, kept and ignored')
        await store.receive({ ...delivery, payload: cutTexts(delivery.payload) }, undefined)
        return
      }
      case 'signal': {
        const { requestKey } = reading.signal
        const outcome = await store.receive(
          { ...delivery, payload: cutTexts(delivery.payload) },
          reading.signal,
        )
        log.info({ ...fields, request: requestKey, outcome }, 'webhook received')
        return
      }
    }
  }
}
