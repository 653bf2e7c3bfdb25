import { randomUUID } from 'node:crypto'
import type { Json } from '../../src/lib/json.ts'
import type { Delivery, Effect, RequestStore, Signal, Step } from '../../src/ports/request-store.ts'

let requests = 0

/** A key no other test has, without a part that another key begins with. */
export function newRequestKey(): string {
  requests += 1
  return `acme/infra#${requests}:${randomUUID()}`
}

export function aDelivery(overrides: Partial<Delivery> = {}): Delivery {
  return { id: randomUUID(), event: 'issues', action: 'opened', payload: { number: 1 }, ...overrides }
}

export function anEffect(key: string, overrides: Partial<Effect> = {}): Effect {
  return { key, lane: 'forge', lock: null, body: { type: 'post_comment' }, ...overrides }
}

/** Delivers a signal and gives back the oldest one that waits. */
export async function signalFor(store: RequestStore, requestKey: string, body: Json = {}): Promise<Signal> {
  await store.receive(aDelivery(), { requestKey, body })
  const signal = await store.nextSignal(requestKey)
  if (signal === undefined) throw new Error(`no signal waits for ${requestKey}`)
  return signal
}

export function aStep(signal: Signal, overrides: Partial<Step> = {}): Step {
  return {
    requestKey: signal.requestKey,
    expectedVersion: 0,
    state: { status: 'reading' },
    events: [{ type: 'opened', actor: 'mona', data: {} }],
    effects: [],
    consumes: signal.id,
    ...overrides,
  }
}

/** Brings a request to life whose first step decided on `effects`. */
export async function requestWith(
  store: RequestStore,
  requestKey: string,
  effects: readonly Effect[],
): Promise<void> {
  const signal = await signalFor(store, requestKey)
  const saved = await store.save(aStep(signal, { effects }))
  if (saved !== 'saved') throw new Error(`${requestKey} could not be saved`)
}
