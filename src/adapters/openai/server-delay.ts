/** How long the endpoint asks to wait, in milliseconds; undefined when it does not say. */
export function serverDelay(headers: Headers, now: Date): number | undefined {
  return (
    nonNegative(headers.get('retry-after-ms')) ??
    retryAfter(headers.get('retry-after'), now) ??
    exhaustedFor(headers, now) ??
    latestReset(headers, now)
  )
}

/** How long until something is left again of what the endpoint counts; undefined while something is left. */
export function exhaustedFor(headers: Headers, now: Date): number | undefined {
  const waits = resources.flatMap((resource) =>
    headers.get(`x-ratelimit-remaining-${resource}`)?.trim() === '0'
      ? (resetOf(headers, resource, now) ?? [])
      : [],
  )
  return waits.length === 0 ? undefined : Math.max(...waits)
}

const resources = ['requests', 'tokens'] as const

function latestReset(headers: Headers, now: Date): number | undefined {
  const waits = resources.flatMap((resource) => resetOf(headers, resource, now) ?? [])
  return waits.length === 0 ? undefined : Math.max(...waits)
}

function resetOf(headers: Headers, resource: (typeof resources)[number], now: Date): number | undefined {
  return readReset(headers.get(`x-ratelimit-reset-${resource}`) ?? '', now)
}

/** Numbers above these are moments, not durations. */
const earliestEpochSeconds = 1_000_000_000
const earliestEpochMs = 1_000_000_000_000

/** `120ms`, `1s` and `6m0s` as OpenAI writes them, plain seconds, or a moment in seconds or milliseconds since 1970. */
function readReset(text: string, now: Date): number | undefined {
  const plain = nonNegative(text)
  if (plain !== undefined) {
    if (plain >= earliestEpochMs) return Math.max(0, plain - now.getTime())
    if (plain >= earliestEpochSeconds) return Math.max(0, plain * 1000 - now.getTime())
    return plain * 1000
  }
  if (!/^(?:\d{1,9}(?:\.\d{1,9})?(?:ms|s|m|h|d)){1,5}$/.test(text.trim())) return undefined
  const parts = text.trim().matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)
  return [...parts].reduce((sum, [, amount, unit]) => sum + Number(amount) * (unitMs[unit ?? ''] ?? 0), 0)
}

const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

/** Seconds, or a date as of HTTP (RFC 9110, section 10.2.3). */
function retryAfter(text: string | null, now: Date): number | undefined {
  const seconds = nonNegative(text)
  if (seconds !== undefined) return seconds * 1000
  if (text === null || !/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/.test(text)) return undefined
  const moment = Date.parse(text)
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now.getTime())
}

function nonNegative(text: string | null): number | undefined {
  if (text === null || !/^\s*\d{1,15}(?:\.\d{1,9})?\s*$/.test(text)) return undefined
  return Number(text)
}
