/** What may still be asked for within the minute, as endpoints tell it. */
export interface Allowance {
  /** Headers of an answer that used this many tokens. Counts one request. */
  count(tokens: number): Readonly<Record<string, string>>
  /** Whether nothing is left of the requests of this minute, and for how long, in milliseconds. */
  exhaustedForMs(): number
}

export interface RateLimit {
  readonly requestsPerMinute: number
  readonly tokensPerMinute: number
}

const minuteMs = 60_000

/** Counts by minutes that begin with the first request; requests beyond the limit have to be refused by the caller. */
export function createAllowance(limit: RateLimit, now: () => Date): Allowance {
  let began = Number.NEGATIVE_INFINITY
  let requests = 0
  let tokens = 0

  const leftMs = (): number => {
    const time = now().getTime()
    if (time - began >= minuteMs) {
      began = time
      requests = 0
      tokens = 0
    }
    return began + minuteMs - time
  }

  return {
    count(used) {
      const reset = spell(leftMs())
      requests += 1
      tokens += used
      return {
        'x-ratelimit-limit-requests': String(limit.requestsPerMinute),
        'x-ratelimit-limit-tokens': String(limit.tokensPerMinute),
        'x-ratelimit-remaining-requests': String(Math.max(0, limit.requestsPerMinute - requests)),
        'x-ratelimit-remaining-tokens': String(Math.max(0, limit.tokensPerMinute - tokens)),
        'x-ratelimit-reset-requests': reset,
        'x-ratelimit-reset-tokens': reset,
      }
    },
    exhaustedForMs() {
      const left = leftMs()
      return requests >= limit.requestsPerMinute || tokens >= limit.tokensPerMinute ? left : 0
    },
  }
}

/** As OpenAI spells durations in these headers: `1s`, `6m0s`, `120ms`. */
function spell(ms: number): string {
  if (ms < 1000) return `${Math.ceil(ms)}ms`
  const seconds = Math.ceil(ms / 1000)
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`
}
