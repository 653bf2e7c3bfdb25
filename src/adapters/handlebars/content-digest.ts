import { createHash } from 'node:crypto'

/** SHA-256 over the names and contents of `files`, hex; the order in which they are listed does not matter. */
export function contentDigest(files: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(files).sort(([left], [right]) => (left < right ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex')
}
