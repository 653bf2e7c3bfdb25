import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from '../../../domain/errors.ts'

/**
 * Replaces snapshot files of a folder: all texts are written beside the old files before the first takes its place,
 * so that no file is ever half written.
 * @throws ConfigError when the folder cannot be written to, with the files that were replaced before, if any.
 */
export async function writeSnapshots(
  folder: string,
  snapshots: Readonly<Record<string, unknown>>,
): Promise<void> {
  const files = Object.entries(snapshots).map(([name, snapshot]) => ({
    name,
    path: join(folder, name),
    beside: join(folder, `.${name}.new`),
    text: `${JSON.stringify(snapshot, null, 1)}\n`,
  }))
  const replaced: string[] = []
  try {
    for (const { beside, text } of files) await writeFile(beside, text)
    for (const { beside, path, name } of files) {
      await rename(beside, path)
      replaced.push(name)
    }
  } catch (cause) {
    for (const { beside } of files) await rm(beside, { force: true })
    const changed = replaced.length === 0 ? 'nothing there was changed' : `${replaced.join(', ')} is new`
    throw new ConfigError(`${folder} cannot be written to; ${changed}`, { cause })
  }
}
