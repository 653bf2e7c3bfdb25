import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ConfigError } from '../../domain/errors.ts'

/** SQLite's codes for a file that another connection has locked. */
const busyCodes = new Set([5, 6])

/**
 * Takes the data folder for this process; the returned function gives it back.
 * A lock of the kernel on one file: the end of the process frees it, `kill -9` included. Local disks only.
 * @throws ConfigError when another process has the folder, or when it cannot be written.
 */
export function lockDirectory(directory: string): () => void {
  let connection: DatabaseSync | undefined
  try {
    connection = new DatabaseSync(join(directory, 'lock.sqlite'))
    connection.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch (error) {
    connection?.close()
    const busy = error instanceof Error && 'errcode' in error && busyCodes.has(Number(error.errcode) & 0xff)
    throw new ConfigError(
      busy
        ? `the data folder ${directory} is in use by another Planwright process`
        : `the data folder ${directory} cannot be locked: make it a folder on a local disk that this user may write`,
      { cause: error },
    )
  }
  const held = connection
  return () => held.close()
}
