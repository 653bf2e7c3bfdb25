import type { IncomingMessage, ServerResponse } from 'node:http'

/** Answers GET /healthz (the process is there) and GET /readyz (it can do its work); everything else is not found. */
export async function answerHealth(
  request: IncomingMessage,
  response: ServerResponse,
  { ready }: { readonly ready: () => Promise<boolean> },
): Promise<void> {
  const path = request.url?.split('?', 1)[0]
  const known = request.method === 'GET' && (path === '/healthz' || path === '/readyz')
  if (!known) return answerText(response, 404, 'not found')
  if (path === '/healthz') return answerText(response, 200, 'ok')
  const isReady = await ready().catch(() => false)
  return answerText(response, isReady ? 200 : 503, isReady ? 'ready' : 'not ready')
}

export function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
}
