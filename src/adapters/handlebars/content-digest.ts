import { hash } from 'node:crypto'

/** SHA-256 of each file's content, hex, by file name in order. */
export function fileDigests(files: Readonly<Record<string, string>>): Record<string, string> {
  const digests: Record<string, string> = {}
  for (const name of Object.keys(files).sort()) digests[name] = hash('sha256', files[name] ?? '')
  return digests
}

/** SHA-256 over names and contents, hex, of files whose digests are those of `fileDigests`. */
export function contentDigest(digests: ReturnType<typeof fileDigests>): string {
  return hash('sha256', JSON.stringify(digests))
}
