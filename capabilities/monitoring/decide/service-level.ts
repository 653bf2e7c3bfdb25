import type { AlertRule } from '../alert-rule.ts'
import type { Answers } from '../parameters.ts'

/**
 * The threshold that follows from a service level; undefined when none does.
 * Where Azure measures the share of successes it is the level itself. Where it counts failures it is the number that
 * the level allows: (1 - level) x requests in the length of time, at least 1.
 */
export function serviceLevel(
  { isServiceLevel, countsFailures }: AlertRule,
  minutes: number,
  { slo, requests_per_minute: perMinute }: Answers,
): { readonly threshold: number; readonly reason: string } | undefined {
  if (slo === undefined) return undefined
  if (isServiceLevel === true) return { threshold: slo, reason: `the service level of ${slo} %` }
  if (countsFailures !== true || perMinute === undefined) return undefined
  const requests = perMinute * minutes
  const allowed = Math.max(1, Math.floor(((100 - slo) * requests + 1e-6) / 100))
  return {
    threshold: allowed,
    reason: `${slo} % of ${requests.toLocaleString('en-US')} requests in ${minutes} min allows ${allowed === 1 ? '1 failure' : `${allowed.toLocaleString('en-US')} failures`}`,
  }
}
