import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Hub } from '../hub.ts'
import { type Api, errorReply } from './api.ts'
import { ApiError, notFound } from './api-error.ts'
import { authenticate, readCredential } from './authenticate.ts'
import type { Reply } from './call.ts'
import { withConditional } from './conditional.ts'
import { createdPaths } from './created-paths.ts'
import { decodeText } from './decode-text.ts'
import { faultReply } from './fault-reply.ts'
import type { KnobState } from './knobs.ts'
import type { Allowance } from './limits.ts'
import type { Principal } from './tokens.ts'

/** Something besides the API that may answer a request: git or pages. Returns false to pass it on. */
export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>

interface ServerParts {
  readonly hub: Hub
  readonly api: Api
  readonly knobs: Pick<KnobState, 'takeFault' | 'takeHidden' | 'noteCreated'>
  readonly handlers: readonly Handler[]
}

/** Largest JSON body accepted, in bytes; contents of files travel as base64 inside. */
const maxBodyBytes = 48 * 1024 * 1024

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
  const isControl = url.pathname.startsWith('/_double/')
  if (isControl && comesFromElsewhere(request)) {
    sendReply(response, errorReply(new ApiError(403, 'Controls are not for pages of others')))
    return
  }
  const taken = isControl ? undefined : parts.knobs.takeFault(request.method ?? 'GET', url.pathname)
  if (taken !== undefined && 'slowMs' in taken.fault) await sleep(taken.fault.slowMs)
  const fault = taken !== undefined && 'slowMs' in taken.fault ? undefined : taken
  if (fault !== undefined && fault.fault.when !== 'after') {
    fail(response, faultReply(fault, identify(parts.hub, request)))
    return
  }
  for (const handler of parts.handlers) if (await handler(request, response, url)) return
  const principal = identify(parts.hub, request)
  const reply = await performApi(parts, request, url)
  if (fault !== undefined) {
    fail(response, faultReply(fault, principal))
    return
  }
  const conditional = withConditional(request, reply)
  const { limits } = parts.hub
  const isUnchanged = conditional.status === 304 && principal.kind !== 'anonymous'
  const isFree = isUnchanged || url.pathname === '/rate_limit'
  sendReply(response, conditional, limitHeaders(isFree ? limits.read(principal) : limits.count(principal)))
}

/** Browsers say which page a request comes from; programs say nothing. */
function comesFromElsewhere({ headers: { host, origin } }: IncomingMessage): boolean {
  return origin !== undefined && origin !== `http://${host ?? ''}`
}

/** Who counts and is told about limits; whoever has no valid credentials is nobody. */
function identify(hub: Hub, request: IncomingMessage): Principal {
  try {
    return authenticate(hub, request.headers.authorization)
  } catch (error) {
    if (error instanceof ApiError) return { kind: 'anonymous' }
    throw error
  }
}

async function performApi(
  { hub, api, knobs }: ServerParts,
  request: IncomingMessage,
  url: URL,
): Promise<Reply> {
  try {
    const method = request.method ?? 'GET'
    const path = url.pathname
    if (method === 'GET' && knobs.takeHidden(decodeText(path))) return errorReply(notFound())
    const body = (await readBody(request, maxBodyBytes)).toString('utf8')
    const header = request.headers.authorization
    const reply = await api.perform({
      method,
      path,
      query: url.searchParams,
      principal: authenticate(hub, header),
      credential: header === undefined ? '' : readCredential(header),
      body,
      accept: request.headers.accept ?? '',
    })
    if (reply.status === 201) knobs.noteCreated(createdPaths(path, reply.body))
    return reply
  } catch (error) {
    if (error instanceof ApiError) return errorReply(error)
    throw error
  }
}

function limitHeaders({ limit, remaining, used, reset }: Allowance): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-used': String(used),
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

function fail(response: ServerResponse, reply: Reply | undefined): void {
  if (reply === undefined) response.destroy()
  else sendReply(response, reply)
}
