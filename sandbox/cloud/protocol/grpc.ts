/**
 * A gRPC server for unary calls on `node:http2`, which is all a Terraform provider needs:
 * no streaming, no compression; it listens on a local socket only.
 */
import { createSecureServer, createServer, type Http2Session, type ServerHttp2Stream } from 'node:http2'
import type { AddressInfo } from 'node:net'

/** Largest request accepted; a Terraform message is far smaller. */
const MAX_REQUEST_BYTES = 64 * 1024 * 1024

const OK = 0
const INTERNAL = 13
const UNIMPLEMENTED = 12

/** Where a caller comes from: one session per connection, and a signal that fires when the call is given up. */
export interface CallContext {
  readonly session: object
  readonly signal: AbortSignal
}

export type UnaryHandler = (request: Uint8Array, context: CallContext) => Promise<Uint8Array> | Uint8Array

/** Thrown by a handler to end the connection without an answer, as a crashed process would. */
export class ConnectionCrash extends Error {
  override readonly name = 'ConnectionCrash'
}

/** Where to listen: a Unix socket, or a port of 127.0.0.1 where such sockets do not exist. */
export type ListenAt = { readonly socketPath: string } | { readonly port: number }

/** A key pair of ours, and the only certificate that a caller may show; all in PEM. */
export interface MutualTls {
  readonly cert: string
  readonly key: string
  readonly clientCertificate: string
}

export interface GrpcServer {
  /** Address in the words of TF_REATTACH_PROVIDERS. */
  readonly address: { readonly Network: 'unix' | 'tcp'; readonly String: string }
  readonly close: () => Promise<void>
}

/**
 * Serves the handlers by their full method name (`/package.Service/Method`); other methods answer UNIMPLEMENTED.
 * A handler that throws answers INTERNAL with the message of the error.
 */
export async function startGrpcServer(request: {
  listenAt: ListenAt
  handlers: ReadonlyMap<string, UnaryHandler>
  tls?: MutualTls
}): Promise<GrpcServer> {
  const server = request.tls === undefined ? createServer() : createTlsServer(request.tls)
  const sessions = new Set<Http2Session>()
  server.on('session', (session) => {
    sessions.add(session)
    session.on('close', () => sessions.delete(session))
    session.on('error', () => session.destroy())
  })
  server.on('stream', (stream, headers) => {
    const method = headers[':path'] ?? ''
    void answer(stream, request.handlers.get(method), method)
  })
  const { listenAt } = request
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    if ('socketPath' in listenAt) server.listen(listenAt.socketPath, resolve)
    else server.listen(listenAt.port, '127.0.0.1', resolve)
  })
  return {
    address:
      'socketPath' in listenAt
        ? { Network: 'unix', String: listenAt.socketPath }
        : { Network: 'tcp', String: hostAndPort(server.address()) },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const session of sessions) session.destroy()
      }),
  }
}

function createTlsServer({ cert, key, clientCertificate }: MutualTls) {
  return createSecureServer({ cert, key, ca: clientCertificate, requestCert: true, rejectUnauthorized: true })
}

function hostAndPort(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return `${address.address}:${address.port}`
}

async function answer(
  stream: ServerHttp2Stream,
  handler: UnaryHandler | undefined,
  method: string,
): Promise<void> {
  const aborted = new AbortController()
  stream.on('error', () => aborted.abort())
  stream.on('close', () => aborted.abort())
  if (handler === undefined) {
    refuse(stream, UNIMPLEMENTED, `unknown method ${method}`)
    return
  }
  const session = stream.session
  try {
    const body = await readBody(stream)
    const response = await handler(unframe(body), { session: session ?? stream, signal: aborted.signal })
    if (stream.destroyed) return
    stream.respond({ ':status': 200, 'content-type': 'application/grpc+proto' }, { waitForTrailers: true })
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': String(OK) }))
    stream.end(frame(response))
  } catch (error) {
    if (error instanceof ConnectionCrash) session?.destroy()
    else refuse(stream, INTERNAL, error instanceof Error ? error.message : String(error))
  }
}

function refuse(stream: ServerHttp2Stream, status: number, text: string): void {
  if (stream.destroyed || stream.headersSent) return
  stream.respond(
    {
      ':status': 200,
      'content-type': 'application/grpc+proto',
      'grpc-status': String(status),
      'grpc-message': encodeURIComponent(text),
    },
    { endStream: true },
  )
}

async function readBody(stream: ServerHttp2Stream): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    const part: Buffer = Buffer.from(chunk)
    size += part.length
    if (size > MAX_REQUEST_BYTES) throw new RangeError('the request is too large')
    chunks.push(part)
  }
  return Buffer.concat(chunks)
}

/** gRPC puts one byte (compressed or not) and four bytes of length before a message. */
function unframe(body: Uint8Array): Uint8Array {
  if (body.length < 5) throw new RangeError('the request has no message')
  if (body[0] !== 0) throw new RangeError('compressed messages are not supported')
  const length = new DataView(body.buffer, body.byteOffset).getUint32(1)
  if (body.length !== 5 + length) throw new RangeError('the request has a wrong length')
  return body.subarray(5)
}

function frame(message: Uint8Array): Uint8Array {
  const head = Buffer.alloc(5)
  head.writeUInt32BE(message.length, 1)
  return Buffer.concat([head, message])
}
