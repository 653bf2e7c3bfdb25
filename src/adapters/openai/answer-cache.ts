import { createHash } from 'node:crypto'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ModelQuestion } from '../../ports/model.ts'

/** Answers that were given before, in memory only. */
export interface AnswerCache {
  read(key: string): Json | undefined
  write(key: string, answer: Json): void
}

/** An answer is a few kilobytes; this many stay within a few megabytes. */
const maxEntries = 500
const timeToLiveMs = 24 * 60 * 60 * 1000

/** What makes two questions the same: everything that the answer depends on, and who may see it. */
export function cacheKey(model: string, question: ModelQuestion): string {
  const { purpose, system, user, schema, tenant } = question
  return createHash('sha256')
    .update(canonicalJson({ model, purpose, system: plain(system), user: plain(user), schema, tenant }))
    .digest('hex')
}

/** Keeps the answers that were used last. */
export function createAnswerCache(clock: Clock, limit: number = maxEntries): AnswerCache {
  const entries = new Map<string, { readonly answer: Json; readonly until: number }>()
  return {
    read(key) {
      const entry = entries.get(key)
      entries.delete(key)
      if (entry === undefined || entry.until <= clock.now().getTime()) return undefined
      entries.set(key, entry)
      return entry.answer
    },
    write(key, answer) {
      entries.delete(key)
      entries.set(key, { answer, until: clock.now().getTime() + timeToLiveMs })
      const [oldest] = entries.keys()
      if (entries.size > limit && oldest !== undefined) entries.delete(oldest)
    },
  }
}

function plain(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').trim()
}
