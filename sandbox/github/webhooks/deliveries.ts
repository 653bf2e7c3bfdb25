import { createHmac, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { KnobState } from '../http/knobs.ts'
import { toTimestamp } from '../world/timestamp.ts'

/** A webhook about to be sent: the body is fixed at the moment of the event. */
export interface OutgoingHook {
  readonly event: string
  readonly action: string | null
  readonly body: string
  readonly target: HookTarget
  readonly installationId: number | null
  readonly repositoryId: number | null
}

/** Where an app wants its webhooks; `url` is asked at the time of sending, null drops the delivery. */
export interface HookTarget {
  readonly appId: number
  readonly hookId: number
  readonly secret: string
  readonly url: () => string | null
}

/** One attempt to deliver a webhook. */
export interface Delivery {
  readonly id: number
  /** `X-GitHub-Delivery`; the same for every attempt at one event. */
  readonly guid: string
  readonly event: string
  readonly action: string | null
  /** When the attempt was made, UTC, whole seconds. */
  readonly at: string
  readonly durationSeconds: number
  readonly status: string
  /** Status of the receiver; 502 when it could not be reached. */
  readonly statusCode: number
  readonly redelivery: boolean
  readonly hook: OutgoingHook
  readonly requestHeaders: Readonly<Record<string, string>>
  readonly responseHeaders: Readonly<Record<string, string>>
  readonly responseBody: string
}

/** A serial queue of webhooks with a log of every attempt; nothing is retried by itself, as on GitHub. */
export interface DeliveryQueue {
  enqueue(hook: OutgoingHook): void
  /** Sends a logged delivery again under its old guid. Returns false when the id is unknown. */
  redeliver(id: number): boolean
  log(): readonly Delivery[]
  /** Resolves when nothing is queued or under way. */
  settled(): Promise<void>
  /** Drops what is queued and breaks off what is under way. */
  close(): Promise<void>
}

interface QueueOptions {
  readonly now: () => Date
  readonly nextId: () => number
  readonly knobs: Pick<KnobState, 'takeDeliveryFailure' | 'takeDuplicate' | 'delayMs'>
}

interface Attempt {
  readonly guid: string
  readonly hook: OutgoingHook
  readonly redelivery: boolean
}

interface Outcome {
  readonly status: string
  readonly statusCode: number
  readonly responseHeaders: Readonly<Record<string, string>>
  readonly responseBody: string
}

/** GitHub gives a receiver ten seconds. */
const timeoutMs = 10_000
const maxLoggedResponse = 4096

/** Creates an empty queue that starts sending as soon as something is enqueued. */
export function createDeliveryQueue(options: QueueOptions): DeliveryQueue {
  const log: Delivery[] = []
  const stop = new AbortController()
  let tail: Promise<void> = Promise.resolve()
  let pending = 0

  async function deliver(attempt: Attempt): Promise<void> {
    const url = attempt.hook.target.url()
    if (url === null || stop.signal.aborted) return
    if (options.knobs.delayMs > 0) await sleep(options.knobs.delayMs, undefined, { signal: stop.signal })
    const started = options.now()
    const requestHeaders = hookHeaders(attempt)
    const outcome = options.knobs.takeDeliveryFailure()
      ? unreachable('failed to connect to host')
      : await send(url, requestHeaders, attempt.hook.body, stop.signal)
    log.push({
      id: options.nextId(),
      guid: attempt.guid,
      event: attempt.hook.event,
      action: attempt.hook.action,
      at: toTimestamp(started),
      durationSeconds: Math.max(0, options.now().getTime() - started.getTime()) / 1000,
      redelivery: attempt.redelivery,
      hook: attempt.hook,
      requestHeaders,
      ...outcome,
    })
  }

  function push(attempt: Attempt): void {
    pending += 1
    tail = tail
      .then(() => deliver(attempt))
      .catch(() => undefined)
      .finally(() => {
        pending -= 1
      })
  }

  return {
    enqueue(hook) {
      const attempt: Attempt = { guid: randomUUID(), hook, redelivery: false }
      push(attempt)
      if (options.knobs.takeDuplicate()) push({ ...attempt, redelivery: true })
    },
    redeliver(id) {
      const found = log.find((delivery) => delivery.id === id)
      if (found === undefined) return false
      push({ guid: found.guid, hook: found.hook, redelivery: true })
      return true
    },
    log: () => log,
    async settled() {
      while (pending > 0) await tail
    },
    async close() {
      stop.abort()
      await tail
    },
  }
}

/** Signs a body as GitHub does for `X-Hub-Signature-256`. */
export function signBody(secret: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

function hookHeaders({ guid, hook }: Attempt): Record<string, string> {
  const { target } = hook
  return {
    accept: '*/*',
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/7f0e4c1',
    'x-github-delivery': guid,
    'x-github-event': hook.event,
    'x-github-hook-id': String(target.hookId),
    'x-github-hook-installation-target-id': String(target.appId),
    'x-github-hook-installation-target-type': 'integration',
    'x-hub-signature-256': signBody(target.secret, hook.body),
  }
}

async function send(
  url: string,
  headers: Record<string, string>,
  body: string,
  stop: AbortSignal,
): Promise<Outcome> {
  try {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)])
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
    const text = await response.text()
    return {
      status: response.ok ? 'OK' : response.statusText || 'Invalid HTTP Response',
      statusCode: response.status,
      responseHeaders: Object.fromEntries(response.headers),
      responseBody: text.slice(0, maxLoggedResponse),
    }
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError'
      ? { ...unreachable('timed out'), statusCode: 504 }
      : unreachable('failed to connect to host')
  }
}

function unreachable(status: string): Outcome {
  return { status, statusCode: 502, responseHeaders: {}, responseBody: '' }
}
