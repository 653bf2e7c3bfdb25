import type { Threshold } from '../alert-parameters.ts'
import type { AlertRule } from '../alert-rule.ts'

/** A person's threshold in the unit of the metric, or why it cannot be one. */
export type Converted =
  | { readonly rule: AlertRule; readonly operator: 'above' | 'below'; readonly threshold: number }
  | { readonly refused: string; readonly suggestion: string }

const gib = 1024 ** 3

/** Converts a stated threshold; `requestsPerMinute` makes a share of failures a number of them. */
export function convertThreshold(
  own: Threshold,
  rule: AlertRule,
  minutes: number,
  requestsPerMinute: number | undefined,
): Converted {
  const { signal, operator, threshold, unit } = own
  const same = { rule, operator }
  switch (rule.unit) {
    case '%':
      if (unit === '%' || unit === undefined) return inPercent(own, rule)
      return refuse(`${signal} is measured in percent`, `${signal} ${operator} 80%`)
    case 'ms':
      if (unit === 's') return { ...same, threshold: threshold * 1000 }
      return unit === 'ms' || unit === undefined ? { ...same, threshold } : refuseTime(own)
    case 's':
      if (unit === 'ms') return { ...same, threshold: threshold / 1000 }
      if (unit === 's' || unit === undefined) return { ...same, threshold }
      return signal === 'cpu'
        ? refuse('Azure measures seconds of CPU time here', 'cpu above 120 s')
        : refuseTime(own)
    case 'bytes':
      if (unit !== '%' && operator !== rule.operator && rule.operator === 'below') {
        return refuse(
          'Azure measures the memory that is free',
          `${signal} below 2 GB, or ${signal} above 80%`,
        )
      }
      if (unit === 'GB') return { ...same, threshold: threshold * gib }
      if (unit === 'MB') return { ...same, threshold: threshold * 1024 ** 2 }
      return unit === '%'
        ? freeMemory(own, rule)
        : refuse(`${signal} needs its unit`, `${signal} ${operator} ${threshold} GB`)
    case 'bit/s':
      if (unit === undefined) return { ...same, threshold }
      return refuse('throughput is measured in bits a second', `throughput ${operator} 20000000000`)
    case 'count':
      if (unit === undefined) return { ...same, threshold }
      return unit === '%'
        ? shareOf(own, rule, minutes, requestsPerMinute)
        : refuse(`${signal} is counted`, `${signal} ${operator} 10`)
  }
}

function inPercent(own: Threshold, rule: AlertRule): Converted {
  const { signal, operator, threshold } = own
  if (threshold <= 100) return { rule, operator, threshold }
  return refuse('it is more than 100 percent', `${signal} ${operator} 80%`)
}

/** Azure measures the memory that is free; "memory above 80%" is less than 20 % free. */
function freeMemory({ signal, operator, threshold }: Threshold, rule: AlertRule): Converted {
  if (rule.metric !== 'Available Memory Bytes') {
    return refuse(`${signal} is measured in bytes`, `${signal} ${operator} 10 GB`)
  }
  if (threshold > 100) return refuse('it is more than 100 percent', `${signal} ${operator} 80%`)
  const free = { ...rule, metric: 'Available Memory Percentage', unit: '%' as const }
  return operator === 'above'
    ? { rule: free, operator: 'below', threshold: 100 - threshold }
    : { rule: free, operator: 'below', threshold }
}

function shareOf(
  { signal, operator, threshold }: Threshold,
  rule: AlertRule,
  minutes: number,
  requestsPerMinute: number | undefined,
): Converted {
  if (requestsPerMinute === undefined) {
    return refuse(
      'Azure counts them, and how many requests a minute there are is not known',
      `${signal} ${operator} 10, or requests per minute: 600`,
    )
  }
  return {
    rule,
    operator,
    threshold: Math.max(1, Math.round((threshold / 100) * requestsPerMinute * minutes)),
  }
}

function refuseTime({ signal, operator }: Threshold): Converted {
  return refuse(`${signal} is a length of time`, `${signal} ${operator} 2 s`)
}

function refuse(refused: string, suggestion: string): Converted {
  return { refused, suggestion }
}
