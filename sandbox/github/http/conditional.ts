import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Reply } from './call.ts'

/** A tag inside `If-None-Match`, strong or weak. */
const entityTag = /(?:W\/)?("[^"]*")/g

/** Says when a record changed last; for answers whose every change moves that time. */
export function dated(reply: Reply, timestamp: string): Reply {
  return { ...reply, headers: { ...reply.headers, 'last-modified': new Date(timestamp).toUTCString() } }
}

/**
 * Adds a weak entity tag to every answer of GET and turns one that the reader has already into 304 without a body.
 * `If-None-Match` decides alone when it is there; `If-Modified-Since` counts for dated answers (RFC 9110, section 13.2.2).
 */
export function withConditional(request: Pick<IncomingMessage, 'method' | 'headers'>, reply: Reply): Reply {
  if (request.method !== 'GET' || reply.status !== 200) return reply
  const tag = tagOf(reply)
  const known = request.headers.authorization !== undefined
  const headers = {
    ...reply.headers,
    etag: `W/${tag}`,
    'cache-control': `${known ? 'private' : 'public'}, max-age=60, s-maxage=60`,
    vary: known
      ? 'Accept, Authorization, Cookie, X-GitHub-OTP, Accept-Encoding, X-Requested-With'
      : 'Accept, Accept-Encoding, X-Requested-With',
  }
  return isFresh(request, tag, reply.headers?.['last-modified'])
    ? { status: 304, headers }
    : { ...reply, headers }
}

function tagOf({ body, headers }: Reply): string {
  const bytes = Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null)
  const hash = createHash('sha256').update(headers?.['content-type'] ?? '')
  return `"${hash
    .update(bytes)
    .update(headers?.['link'] ?? '')
    .digest('hex')}"`
}

function isFresh(
  { headers }: Pick<IncomingMessage, 'headers'>,
  tag: string,
  lastModified: string | undefined,
): boolean {
  const asked = headers['if-none-match']
  if (asked !== undefined) {
    return asked.trim() === '*' || [...asked.matchAll(entityTag)].some(([, known]) => known === tag)
  }
  const since = Date.parse(headers['if-modified-since'] ?? '')
  return lastModified !== undefined && !Number.isNaN(since) && Date.parse(lastModified) <= since
}
