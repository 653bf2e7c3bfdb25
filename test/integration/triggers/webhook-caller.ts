import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { signBody } from '../../../sandbox/github/webhooks/deliveries.ts'
import {
  createWebhookServer,
  type WebhookServer,
} from '../../../src/adapters/github/create-webhook-server.ts'
import type { Delivery, RequestStore } from '../../../src/ports/request-store.ts'
import { receiveWebhooks } from '../../../src/triggers/receive-webhooks.ts'
import { silentLogger } from '../../support/silent-logger.ts'

export const secret = 'a secret of sufficient length'

export const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString()

export interface Recorder {
  readonly store: Pick<RequestStore, 'receive'>
  readonly received: { readonly delivery: Delivery; readonly signal: unknown }[]
  /** Runs inside `receive`, before anything is kept. */
  before: () => Promise<void>
}

/** What a store does with webhooks, and no more. */
export function createRecorder(): Recorder {
  const received: Recorder['received'] = []
  const recorder: Recorder = {
    received,
    before: () => Promise.resolve(),
    store: {
      async receive(delivery, signal) {
        await recorder.before()
        if (received.some((known) => known.delivery.id === delivery.id)) return 'duplicate'
        received.push({ delivery, signal })
        return 'stored'
      },
    },
  }
  return recorder
}

/** A server on a free port that keeps webhooks in a recorder. */
export function serverFor(
  recorder: Recorder,
  change: Partial<Parameters<typeof createWebhookServer>[0]> = {},
): WebhookServer {
  return createWebhookServer({
    host: '127.0.0.1',
    port: 0,
    appId: 4242,
    privateKey,
    webhookSecret: secret,
    log: silentLogger,
    onDelivery: receiveWebhooks({ store: recorder.store, app: { slug: 'planwright' }, log: silentLogger }),
    ready: () => Promise.resolve(true),
    ...change,
  })
}

export interface Call {
  readonly body?: string
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly method?: string
}

/** Sends a webhook signed as GitHub signs; a header given as undefined is left out. */
export async function call(
  server: WebhookServer,
  { body = '{}', headers = {}, method = 'POST' }: Call,
): Promise<{ readonly status: number; readonly text: string }> {
  const sent = Object.entries({
    'content-type': 'application/json',
    'x-github-delivery': randomUUID(),
    'x-github-event': 'issues',
    'x-hub-signature-256': signBody(secret, body),
    ...headers,
  }).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const response = await fetch(`${server.url}/api/github/webhooks`, {
    method,
    headers: Object.fromEntries(sent),
    ...(method === 'POST' ? { body } : {}),
  })
  return { status: response.status, text: await response.text() }
}
