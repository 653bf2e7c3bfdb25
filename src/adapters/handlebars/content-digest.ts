import { createHash } from 'node:crypto'

/** SHA-256 of each file's content, hex, by file name in order. */
export function fileDigests(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, content]) => [name, sha256(content)]),
  )
}

/** SHA-256 over the names and contents of `files`, hex; the order in which they are listed does not matter. */
export function contentDigest(files: Readonly<Record<string, string>>): string {
  return sha256(JSON.stringify(fileDigests(files)))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
