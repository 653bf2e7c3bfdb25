import type { Clock } from '../../ports/clock.ts'

/** Counts how often one question was put off, so that nobody waits for it without end. */
export interface Patience {
  /** Notes that the question is put off once more. */
  putOff(key: string): 'again' | 'enough'
  answered(key: string): void
}

/** As often as this a question is put off before it is given up. */
const maxTimes = 5
/** After this long it counts as a new question. */
const forgottenAfterMs = 30 * 60 * 1000
const maxEntries = 1000

export function createPatience(clock: Clock): Patience {
  const entries = new Map<string, { readonly times: number; readonly until: number }>()
  return {
    putOff(key) {
      const now = clock.now().getTime()
      const entry = entries.get(key)
      const times = entry === undefined || entry.until <= now ? 1 : entry.times + 1
      entries.delete(key)
      if (times > maxTimes) return 'enough'
      entries.set(key, { times, until: now + forgottenAfterMs })
      const [oldest] = entries.keys()
      if (entries.size > maxEntries && oldest !== undefined) entries.delete(oldest)
      return 'again'
    },
    answered(key) {
      entries.delete(key)
    },
  }
}
