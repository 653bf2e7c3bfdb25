import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { ApiError } from './api-error.ts'

/** An answer of the endpoint; without a body for a broken connection. */
export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** A value is written as JSON, a text as it is. */
  readonly body: unknown
}

/** A request, read to its end. */
export interface Received {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly text: string
  /** Aborts when the caller goes away. */
  readonly gone: AbortSignal
}

/** Answers a request; undefined breaks the connection. */
export type Handler = (request: Received) => Promise<Reply | undefined>

const maxBodyBytes = 4 * 1024 * 1024

/** Creates the HTTP server; it answers only requests addressed to a loopback name, against DNS rebinding. */
export function createHttpServer(handle: Handler): Server {
  return createServer((request, response) => {
    answer(handle, request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : 'unknown error'
      if (response.headersSent) response.destroy()
      else send(response, errorReply(new ApiError(500, `The double failed: ${message}`)))
    })
  })
}

async function answer(handle: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(request.headers.host ?? '')) {
    send(response, errorReply(new ApiError(400, 'The endpoint answers only to 127.0.0.1 and localhost')))
    return
  }
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  try {
    const reply = await handle({
      method: request.method ?? 'GET',
      path: new URL(request.url ?? '/', 'http://127.0.0.1').pathname,
      headers: request.headers,
      text: await readBody(request),
      gone: gone.signal,
    })
    if (reply === undefined) response.destroy()
    else send(response, reply)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    send(response, errorReply(error))
  }
}

export function errorReply(error: ApiError): Reply {
  return { status: error.status, headers: error.headers, body: error.body() }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.byteLength
    if (size > maxBodyBytes) throw new ApiError(413, 'Request body is too large')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function send(response: ServerResponse, { status, headers = {}, body }: Reply): void {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': bytes.byteLength,
    ...headers,
  })
  response.end(bytes)
}
