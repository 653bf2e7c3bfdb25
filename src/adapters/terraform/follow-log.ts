import { type FileHandle, open } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'

const chunkBytes = 64 * 1024
const longestLineBytes = 1024 * 1024
const pollMs = 200

/**
 * Hands over the lines of a file while another process writes it, until `ended` resolves and all is read.
 * A line above 1 MiB is left out.
 */
export async function followLog(
  path: string,
  ended: Promise<unknown>,
  onLine: (line: string) => void,
): Promise<void> {
  const waiting = new AbortController()
  const finished = ended.then(
    () => waiting.abort(),
    () => waiting.abort(),
  )
  const file = await open(path, 'r')
  try {
    const lines = createLineReader(onLine)
    while (!waiting.signal.aborted) {
      await readAvailable(file, (bytes) => lines.add(bytes))
      await delay(pollMs, undefined, { signal: waiting.signal }).catch(() => undefined)
    }
    await finished
    await readAvailable(file, (bytes) => lines.add(bytes))
    lines.end()
  } finally {
    await file.close()
  }
}

async function readAvailable(file: FileHandle, add: (bytes: Buffer) => void): Promise<void> {
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(chunkBytes), 0, chunkBytes)
    if (bytesRead === 0) return
    add(buffer.subarray(0, bytesRead))
  }
}

/** Cuts bytes into lines, so that a character split between two reads stays whole. */
function createLineReader(onLine: (line: string) => void): { add(bytes: Buffer): void; end(): void } {
  let pending: Buffer[] = []
  let size = 0
  const flush = (): void => {
    if (size > 0 && size <= longestLineBytes) onLine(Buffer.concat(pending).toString('utf8'))
    pending = []
    size = 0
  }
  const keep = (bytes: Buffer): void => {
    size += bytes.length
    if (size <= longestLineBytes) pending.push(bytes)
  }
  return {
    add(bytes) {
      let start = 0
      for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
        keep(bytes.subarray(start, end))
        flush()
        start = end + 1
      }
      keep(bytes.subarray(start))
    },
    end: flush,
  }
}
