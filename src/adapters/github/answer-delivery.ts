import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Json } from '../../lib/json.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Delivery } from '../../ports/request-store.ts'
import { answerText } from './answer-health.ts'

/** GitHub sends no larger payloads ("Webhook events and payloads", 2026). */
const maxBodyBytes = 25 * 1024 * 1024

interface Receiver {
  readonly verify: (body: string, signature: string) => Promise<boolean>
  readonly onDelivery: (delivery: Delivery) => Promise<void>
  readonly log: Logger
}

/**
 * Answers one webhook: 202 only after `onDelivery` is done, 500 when it throws, so that GitHub shows the delivery
 * as failed and it can be sent again. Nothing reaches `onDelivery` unless its signature is right.
 */
export async function answerDelivery(
  request: IncomingMessage,
  response: ServerResponse,
  { verify, onDelivery, log }: Receiver,
): Promise<void> {
  const refuse = (status: number, reason: string) => {
    log.warn({ status, delivery: headerOf(request, 'x-github-delivery'), reason }, 'webhook refused')
    response.setHeader('connection', 'close')
    answerText(response, status, reason)
    request.resume()
  }
  if (request.method !== 'POST') return refuse(405, 'webhooks are sent with POST')
  const envelope = readEnvelope(request)
  if ('problem' in envelope) return refuse(envelope.status, envelope.problem)
  const body = await readBody(request)
  if (body === undefined) return refuse(413, `the payload is larger than ${maxBodyBytes} bytes`)
  if (!(await verify(body, envelope.signature).catch(() => false))) {
    return refuse(401, 'the signature does not fit: the webhook secret here and in the App differ')
  }
  const payload = parseJson(body)
  if (payload === undefined) return refuse(400, 'the payload is no JSON')
  const { id, event } = envelope
  const delivery: Delivery = { id, event, action: actionOf(payload), payload }
  try {
    await onDelivery(delivery)
  } catch (error) {
    log.error({ delivery: id, event, action: delivery.action, error: String(error) }, 'webhook not kept')
    return answerText(response, 500, 'the delivery could not be kept; send it again')
  }
  return answerText(response, 202, 'accepted')
}

type Envelope =
  | { readonly id: string; readonly event: string; readonly signature: string }
  | { readonly status: number; readonly problem: string }

function readEnvelope(request: IncomingMessage): Envelope {
  const id = headerOf(request, 'x-github-delivery')
  const event = headerOf(request, 'x-github-event')
  const signature = headerOf(request, 'x-hub-signature-256')
  if (signature === undefined) return { status: 401, problem: 'the signature is missing' }
  if (!/^application\/json\b/i.test(headerOf(request, 'content-type') ?? '')) {
    return { status: 415, problem: 'the content type of the webhook has to be application/json' }
  }
  if (id === undefined || !/^[\w-]{1,64}$/.test(id))
    return { status: 400, problem: 'X-GitHub-Delivery is missing' }
  if (event === undefined || !/^\w{1,64}$/.test(event))
    return { status: 400, problem: 'X-GitHub-Event is missing' }
  return { id, event, signature }
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

/** The whole body; undefined when it is too large. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) return undefined
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) return undefined
    size += chunk.byteLength
    if (size > maxBodyBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

function actionOf(payload: Json): string | null {
  const isObject = typeof payload === 'object' && payload !== null && !Array.isArray(payload)
  const action = isObject && 'action' in payload ? payload['action'] : undefined
  return typeof action === 'string' ? action : null
}
