import * as z from 'zod'
import { ExternalServiceError } from '../../domain/errors.ts'

/** What octokit throws, as far as it is used: without a response nothing was answered at all. */
const Failure = z.object({
  message: z.string(),
  status: z.number().optional(),
  request: z.object({ url: z.string() }).optional(),
  response: z
    .object({
      headers: z.record(z.string(), z.unknown()),
      data: z.unknown(),
    })
    .optional(),
})
type Failure = z.infer<typeof Failure>
type Response = NonNullable<Failure['response']>

const maxReasonLength = 300
/** "Wait at least one minute" when neither header says more ("Rate limits for the REST API", 2026). */
const secondaryLimitPauseMs = 60_000

/** Puts an error of GitHub's client into our words; `what` was being done. */
export function toServiceError(what: string, error: unknown, now: Date): ExternalServiceError {
  if (error instanceof ExternalServiceError) return error
  const failure = Failure.safeParse(error)
  if (failure.success && isLockedOut(failure.data)) return lockedOut(what, failure.data, error)
  const response = failure.data?.response
  const status = response === undefined ? undefined : failure.data?.status
  const reason = (failure.data?.message ?? String(error)).slice(0, maxReasonLength)
  const retryAfterMs = response === undefined ? undefined : pauseOf(response, status, reason, now)
  const retryable = status === undefined || status >= 500 || status === 429 || retryAfterMs !== undefined
  return new ExternalServiceError(`${what}: ${status === undefined ? '' : `${status} `}${reason}`, {
    service: 'GitHub',
    status,
    retryAfterMs,
    retryable,
    publicMessage: publicMessage(what, status, retryable),
    cause: error,
  })
}

/** An installation that is gone answers 404 to signing in, which must not read as a file that is not there. */
function isLockedOut({ request, response, status = 0 }: Failure): boolean {
  return response !== undefined && status < 500 && request?.url.endsWith('/access_tokens') === true
}

function lockedOut(what: string, { message }: Failure, cause: unknown): ExternalServiceError {
  return new ExternalServiceError(`${what}: signing in as the App: ${message.slice(0, maxReasonLength)}`, {
    service: 'GitHub',
    status: 401,
    retryable: false,
    publicMessage: 'GitHub does not let the App in: it is suspended, or no longer installed here.',
    cause,
  })
}

function publicMessage(what: string, status: number | undefined, retryable: boolean): string {
  const answered = status === undefined ? 'GitHub did not answer' : `GitHub answered ${status}`
  return retryable ? `${answered} while ${what}; it is tried again.` : `${answered} while ${what}.`
}

/** How long GitHub asks to wait; undefined when this is no rate limit. */
function pauseOf(
  response: Response,
  status: number | undefined,
  reason: string,
  now: Date,
): number | undefined {
  const seconds = numberIn(response, 'retry-after')
  if (seconds !== undefined) return seconds * 1000
  if (status !== 403 && status !== 429) return undefined
  if (String(response.headers['x-ratelimit-remaining']) === '0') {
    const reset = numberIn(response, 'x-ratelimit-reset')
    return reset === undefined ? secondaryLimitPauseMs : Math.max(0, reset * 1000 - now.getTime())
  }
  return status === 429 || /secondary rate limit/i.test(reason) ? secondaryLimitPauseMs : undefined
}

function numberIn({ headers }: Response, name: string): number | undefined {
  const text = headers[name]
  const value = typeof text === 'string' && text !== '' ? Number(text) : Number.NaN
  return Number.isFinite(value) && value >= 0 ? value : undefined
}
