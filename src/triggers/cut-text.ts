import type { Json } from '../lib/json.ts'

/** Characters of one text that are kept, GitHub's own limit for a body: whoever sends more gets the rest ignored. */
const maxLength = 64 * 1024

/** Cuts a text to what is kept, as text that a database can hold: no NUL, no half of a surrogate pair. */
export function cutText(text: string): string {
  return text.slice(0, maxLength).replaceAll('\0', '\uFFFD').toWellFormed()
}

/** The same for every text inside a value. */
export function cutTexts(value: Json): Json {
  if (typeof value === 'string') return cutText(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(cutTexts)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cutTexts(inner)]))
}
