import type { Clock } from '../../ports/clock.ts'
import { boundedAnswer } from './bounded-answer.ts'
import { serverDelay } from './server-delay.ts'

/** A wait that is short enough to stay in line for. */
const longestWaitInPlaceMs = 1000
/** What a request says about itself, besides its credentials. */
const toldHeaders = ['accept', 'content-type']

interface GuardedFetchOptions {
  /** The header with the credentials, in small letters; null when there are none. */
  readonly credentialHeader: 'authorization' | 'api-key' | null
  readonly clock: Clock
  readonly fetch?: typeof fetch
}

/**
 * The way out to an endpoint: sends the credentials and what the request needs, and no other header.
 * The client would tell the system it runs on, and takes more headers from OPENAI_CUSTOM_HEADERS.
 * A redirect is not followed, because `api-key` would go with it, and an answer is bound in size.
 * The client tries again by itself only when the endpoint wants it within a second.
 */
export function createGuardedFetch({
  credentialHeader,
  clock,
  fetch: send = fetch,
}: GuardedFetchOptions): typeof fetch {
  const told = credentialHeader === null ? toldHeaders : [...toldHeaders, credentialHeader]
  return async (input, init) => {
    const given = new Headers(init?.headers)
    const headers = new Headers({ 'user-agent': 'planwright' })
    for (const name of told) {
      const value = given.get(name)
      if (value !== null) headers.set(name, value)
    }
    const response = await send(input, { ...init, headers, redirect: 'manual' })
    return boundedAnswer(response, withoutLongWait(response, clock))
  }
}

function withoutLongWait(response: Response, clock: Clock): Headers {
  const headers = new Headers(response.headers)
  // The body is read already, so that what its bytes looked like on the wire no longer holds.
  headers.delete('content-encoding')
  headers.delete('content-length')
  const delayMs = serverDelay(headers, clock.now())
  const isLong = response.status === 429 ? (delayMs ?? Number.POSITIVE_INFINITY) : (delayMs ?? 0)
  if (!response.ok && isLong > longestWaitInPlaceMs) headers.set('x-should-retry', 'false')
  return headers
}
