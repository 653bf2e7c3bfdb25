import * as z from 'zod'
import type { Delivery } from '../ports/request-store.ts'
import type { OurApp, RequestSignal } from './trigger.ts'
import { triggers } from './triggers.ts'

export type DeliveryReading =
  | { readonly kind: 'signal'; readonly signal: RequestSignal }
  /** It concerns no request: another kind of webhook, somebody else's branch, our own doing. */
  | { readonly kind: 'irrelevant' }
  /** It should concern a request, and its payload lacks what is needed. */
  | { readonly kind: 'unreadable'; readonly problem: string }

/** Tells what a verified webhook means; never throws for what is in it. */
export function readDelivery(
  { event, action, payload }: Pick<Delivery, 'event' | 'action' | 'payload'>,
  app: OurApp,
): DeliveryReading {
  const trigger = triggers.get(`${event}.${action}`)
  if (trigger === undefined) return { kind: 'irrelevant' }
  try {
    const signal = trigger(payload, app)
    return signal === undefined ? { kind: 'irrelevant' } : { kind: 'signal', signal }
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    const [issue] = error.issues
    return { kind: 'unreadable', problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown'}` }
  }
}
