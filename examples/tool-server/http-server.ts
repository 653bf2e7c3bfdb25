import { createServer as createHttpServer, type IncomingMessage } from 'node:http'
import { createMcpHandler, hostHeaderValidationResponse } from '@modelcontextprotocol/server'
import { createServer } from './message-queue.ts'

/** Serves the same tool over HTTP on this machine, for callers that know the token. */
const token = process.env['TOOL_SERVER_TOKEN'] ?? ''
const handler = createMcpHandler(createServer)

const server = createHttpServer((incoming, outgoing) => {
  void readRequest(incoming)
    .then(answer)
    .catch(() => new Response(null, { status: 400 }))
    .then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers))
      outgoing.end(Buffer.from(await response.arrayBuffer()))
    })
})
server.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  process.stdout.write(`http://127.0.0.1:${port}/\n`)
})

async function answer(request: Request): Promise<Response> {
  const foreign = hostHeaderValidationResponse(request, ['127.0.0.1', 'localhost'])
  if (foreign !== undefined) return foreign
  if (token === '' || request.headers.get('authorization') !== `Bearer ${token}`) {
    return new Response(null, { status: 401 })
  }
  return handler.fetch(request)
}

async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const { method = 'GET', headers, url = '/' } = incoming
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const body = method === 'GET' || method === 'HEAD' ? null : Buffer.concat(chunks)
  const given = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  )
  return new Request(new URL(url, `http://${headers.host ?? '127.0.0.1'}`), { method, headers: given, body })
}
