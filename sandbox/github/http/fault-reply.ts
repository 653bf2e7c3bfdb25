import { ApiError } from './api-error.ts'
import type { Reply } from './call.ts'
import { resetOf, type TakenFault } from './knobs.ts'
import type { Principal } from './tokens.ts'

/** Where GitHub sends those who ran into a limit ("Rate limits for the REST API", GitHub Docs, 2026). */
const limitsPage = 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api'

/** What a fault answers; undefined breaks the connection, and a slow answer is no refusal at all. */
export function faultReply(taken: TakenFault, principal: Principal): Reply | undefined {
  const { fault } = taken
  if ('slowMs' in fault) return undefined
  if (!('limit' in fault)) return fault.status === 0 ? undefined : statusReply(fault.status, fault.headers)
  return fault.limit === 'primary'
    ? primaryReply(resetOf(taken), principal)
    : secondaryReply(fault.status ?? 403, fault.retryAfterSeconds)
}

function statusReply(status: number, headers: Readonly<Record<string, string>> = {}): Reply {
  const body = { message: 'This request was failed on purpose', status: String(status) }
  return { status, body, headers }
}

function primaryReply(reset: Date, principal: Principal): Reply {
  const error = new ApiError(403, `API rate limit exceeded for ${whose(principal)}.`)
  return {
    status: 403,
    body: { ...error.body(), documentation_url: limitsPage },
    headers: {
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-used': '5000',
      'x-ratelimit-reset': String(Math.ceil(reset.getTime() / 1000)),
      'x-ratelimit-resource': 'core',
    },
  }
}

function secondaryReply(status: number, retryAfterSeconds: number | undefined): Reply {
  const error = new ApiError(
    status,
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  )
  return {
    status,
    body: { ...error.body(), documentation_url: `${limitsPage}#about-secondary-rate-limits` },
    headers: retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
  }
}

function whose(principal: Principal): string {
  switch (principal.kind) {
    case 'anonymous':
      return '127.0.0.1'
    case 'user':
      return `user ID ${principal.account.id}`
    case 'app':
      return `app ID ${principal.appId}`
    case 'installation':
      return `installation ID ${principal.installation.id}`
  }
}
