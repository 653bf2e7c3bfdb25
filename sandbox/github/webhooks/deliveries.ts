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

/** Where an app or a repository wants its webhooks; `url` is asked at the time of sending, null drops the delivery. */
export interface HookTarget {
  /** Null for the hook of a repository. */
  readonly appId: number | null
  readonly hookId: number
  /** Null sends without a signature. */
  readonly secret: string | null
  /** A form carries the JSON in its field `payload`. Default `json`. */
  readonly contentType?: 'json' | 'form'
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

/**
 * Webhooks on their way, with a log of every attempt: each receiver gets them one after another in the order of events,
 * and none waits for another receiver. Nothing is retried by itself, as on GitHub.
 */
export interface DeliveryQueue {
  enqueue(hook: OutgoingHook): void
  /** Sends a logged delivery again under its old guid. Returns false when the id is unknown. */
  redeliver(id: number): boolean
  log(): readonly Delivery[]
  /** Resolves when nothing is queued or under way; what waited for a successor goes without one. */
  settled(): Promise<void>
  /** Drops what is queued and breaks off what is under way. */
  close(): Promise<void>
}

interface QueueOptions {
  readonly now: () => Date
  readonly nextId: () => number
  readonly knobs: Pick<KnobState, 'takeDeliveryFailure' | 'takeDuplicate' | 'takeReorder' | 'delayMs'>
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
/** What waits for a successor to change places with goes without one after this. */
const holdMs = 2000

/** Creates an empty queue that starts sending as soon as something is enqueued. */
export function createDeliveryQueue(options: QueueOptions): DeliveryQueue {
  const log: Delivery[] = []
  const stop = new AbortController()
  const lanes = new Map<number, Promise<void>>()
  /** What changes places with its successor, and so waits for it; by receiver. */
  const held = new Map<number, Attempt>()
  let pending = 0

  async function deliver(attempt: Attempt): Promise<void> {
    const url = attempt.hook.target.url()
    if (url === null || stop.signal.aborted) return
    if (options.knobs.delayMs > 0) await sleep(options.knobs.delayMs, undefined, { signal: stop.signal })
    const started = options.now()
    const requestHeaders = hookHeaders(attempt)
    const outcome = options.knobs.takeDeliveryFailure()
      ? unreachable('failed to connect to host')
      : await send(url, requestHeaders, bodyOf(attempt.hook), stop.signal)
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
    const lane = attempt.hook.target.hookId
    if (!held.has(lane) && options.knobs.takeReorder()) {
      held.set(lane, attempt)
      setTimeout(() => release(lane), holdMs).unref()
      return
    }
    append(lane, attempt)
    release(lane)
  }

  function append(lane: number, attempt: Attempt): void {
    pending += 1
    const sent = (lanes.get(lane) ?? Promise.resolve())
      .then(() => deliver(attempt))
      .catch(() => undefined)
      .finally(() => {
        pending -= 1
      })
    lanes.set(lane, sent)
  }

  function release(lane: number): void {
    const attempt = held.get(lane)
    held.delete(lane)
    if (attempt !== undefined) append(lane, attempt)
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
      for (const lane of held.keys()) release(lane)
      while (pending > 0) await Promise.all(lanes.values())
    },
    async close() {
      stop.abort()
      held.clear()
      await Promise.all(lanes.values())
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
    'content-type': target.contentType === 'form' ? 'application/x-www-form-urlencoded' : 'application/json',
    'user-agent': 'GitHub-Hookshot/7f0e4c1',
    'x-github-delivery': guid,
    'x-github-event': hook.event,
    'x-github-hook-id': String(target.hookId),
    'x-github-hook-installation-target-id': String(target.appId ?? hook.repositoryId),
    'x-github-hook-installation-target-type': target.appId === null ? 'repository' : 'integration',
    ...(target.secret === null ? {} : signatures(target.secret, bodyOf(hook))),
  }
}

/** The signature, and the older one that GitHub still sends beside it. */
function signatures(secret: string, body: string): Record<string, string> {
  const older = createHmac('sha1', secret).update(body).digest('hex')
  return { 'x-hub-signature': `sha1=${older}`, 'x-hub-signature-256': signBody(secret, body) }
}

/** What is sent and signed. */
function bodyOf({ body, target }: OutgoingHook): string {
  return target.contentType === 'form' ? new URLSearchParams({ payload: body }).toString() : body
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
