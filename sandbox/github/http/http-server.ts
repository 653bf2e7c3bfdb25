import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Hub } from '../hub.ts'
import { type Api, errorReply } from './api.ts'
import { ApiError } from './api-error.ts'
import { authenticate, readCredential } from './authenticate.ts'
import type { Reply } from './call.ts'
import { withConditional } from './conditional.ts'
import type { KnobState, RequestFault } from './knobs.ts'

/** Something besides the API that may answer a request: git or pages. Returns false to pass it on. */
export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>

interface ServerParts {
  readonly hub: Hub
  readonly api: Api
  readonly knobs: Pick<KnobState, 'takeFault'>
  readonly handlers: readonly Handler[]
}

/** Largest JSON body accepted, in bytes; contents of files travel as base64 inside. */
const maxBodyBytes = 48 * 1024 * 1024
const hourSeconds = 3600
const hourlyLimit = 5000

/** Creates the HTTP server; it answers only requests addressed to a loopback name, against DNS rebinding. */
export function createHttpServer(parts: ServerParts): Server {
  return createServer((request, response) => {
    answer(parts, request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : 'unknown error'
      if (response.headersSent) response.destroy()
      else if (error instanceof ApiError) sendReply(response, errorReply(error))
      else sendReply(response, { status: 500, body: { message: `Server Error: ${message}`, status: '500' } })
    })
  })
}

/** Reads a request body up to a limit. Throws 413 beyond it. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.byteLength
    if (size > limit) throw new ApiError(413, 'Request body is too large')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

async function answer(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const host = request.headers.host ?? ''
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host)) {
    sendReply(response, {
      status: 400,
      body: { message: 'The GitHub double answers only to 127.0.0.1 and localhost' },
    })
    return
  }
  const url = new URL(request.url ?? '/', parts.hub.url)
  const fault = parts.knobs.takeFault(request.method ?? 'GET', url.pathname)
  if (fault !== undefined && fault.when !== 'after') {
    fail(response, fault)
    return
  }
  for (const handler of parts.handlers) if (await handler(request, response, url)) return
  const reply = await performApi(parts, request, url)
  if (fault === undefined) sendReply(response, withConditional(request, reply), limitHeaders(parts.hub))
  else fail(response, fault)
}

async function performApi({ hub, api }: ServerParts, request: IncomingMessage, url: URL): Promise<Reply> {
  try {
    const body = (await readBody(request, maxBodyBytes)).toString('utf8')
    const header = request.headers.authorization
    return await api.perform({
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      principal: authenticate(hub, header),
      credential: header === undefined ? '' : readCredential(header),
      body,
      accept: request.headers.accept ?? '',
    })
  } catch (error) {
    if (error instanceof ApiError) return errorReply(error)
    throw error
  }
}

function limitHeaders(hub: Hub): Record<string, string> {
  const reset = Math.floor(hub.now().getTime() / 1000) + hourSeconds
  return {
    'x-ratelimit-limit': String(hourlyLimit),
    'x-ratelimit-remaining': String(hourlyLimit - 1),
    'x-ratelimit-used': '1',
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': 'core',
  }
}

function sendReply(
  response: ServerResponse,
  reply: Reply,
  extra: Readonly<Record<string, string>> = {},
): void {
  const base = {
    'content-type': 'application/json; charset=utf-8',
    'x-github-media-type': 'github.v3; format=json',
    'x-github-request-id': randomUUID(),
  }
  const { body } = reply
  const bytes =
    body === undefined ? undefined : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
  response.writeHead(reply.status, {
    ...base,
    ...extra,
    ...reply.headers,
    ...(bytes === undefined ? {} : { 'content-length': bytes.byteLength }),
  })
  response.end(bytes)
}

function fail(response: ServerResponse, fault: RequestFault): void {
  if (fault.status === 0) {
    response.destroy()
    return
  }
  const body = { message: 'This request was failed on purpose', status: String(fault.status) }
  sendReply(response, {
    status: fault.status,
    body,
    ...(fault.headers === undefined ? {} : { headers: fault.headers }),
  })
}
