import type { Principal } from './tokens.ts'

/** What somebody may still ask for within the hour, as GitHub counts it. */
export interface Allowance {
  readonly limit: number
  readonly used: number
  readonly remaining: number
  /** Seconds since 1970. */
  readonly reset: number
}

/** Counts requests by who makes them; it refuses nobody. */
export interface Limits {
  /** Counts one request. */
  count(principal: Principal): Allowance
  read(principal: Principal): Allowance
}

const hourSeconds = 3600
const hourlyLimit = 5000
const anonymousLimit = 60

/** Creates counts that start at zero. */
export function createLimits(now: () => Date): Limits {
  const windows = new Map<string, { used: number; readonly reset: number }>()

  function windowOf(principal: Principal) {
    const seconds = Math.floor(now().getTime() / 1000)
    const key = keyOf(principal)
    const known = windows.get(key)
    if (known !== undefined && known.reset > seconds) return known
    const fresh = { used: 0, reset: seconds + hourSeconds }
    windows.set(key, fresh)
    return fresh
  }

  function allowance(principal: Principal, { used, reset }: { used: number; reset: number }): Allowance {
    const limit = principal.kind === 'anonymous' ? anonymousLimit : hourlyLimit
    return { limit, used, remaining: Math.max(0, limit - used), reset }
  }

  return {
    count(principal) {
      const window = windowOf(principal)
      window.used += 1
      return allowance(principal, window)
    },
    read: (principal) => allowance(principal, windowOf(principal)),
  }
}

function keyOf(principal: Principal): string {
  switch (principal.kind) {
    case 'anonymous':
      return 'anonymous'
    case 'user':
      return `user ${principal.account.id}`
    case 'app':
      return `app ${principal.appId}`
    case 'installation':
      return `installation ${principal.installation.id}`
  }
}
