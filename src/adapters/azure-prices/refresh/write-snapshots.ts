import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from '../../../domain/errors.ts'

/**
 * Replaces snapshot files of a folder: all texts are written beside the old files before the first takes its place.
 * @throws ConfigError when the folder cannot be written to; the old files are untouched then.
 */
export async function writeSnapshots(
  folder: string,
  snapshots: Readonly<Record<string, unknown>>,
): Promise<void> {
  const files = Object.entries(snapshots).map(([name, snapshot]) => ({
    path: join(folder, name),
    beside: join(folder, `.${name}.new`),
    text: `${JSON.stringify(snapshot, null, 1)}\n`,
  }))
  try {
    for (const { beside, text } of files) await writeFile(beside, text)
    for (const { beside, path } of files) await rename(beside, path)
  } catch (cause) {
    for (const { beside } of files) await rm(beside, { force: true })
    throw new ConfigError(`${folder} cannot be written to; nothing there was changed`, { cause })
  }
}
