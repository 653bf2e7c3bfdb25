import { createHash } from 'node:crypto'

/** A short name of a text as it is now, with which a form says what its visitor saw. */
export function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
