import { randomUUID } from 'node:crypto'
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InvariantError } from '../../domain/errors.ts'
import { backendFile } from './backend-file.ts'
import { backendFileName } from './check-stack-files.ts'
import { cliConfiguration } from './cli-configuration.ts'
import { sha256 } from './sha256.ts'
import type { StackLocation } from './stack-location.ts'
import { pluginCacheDirectory, type TerraformOptions } from './terraform-options.ts'

const lockFileName = '.terraform.lock.hcl'
/** Terraform writes it when it could not save the state: the only trace of what it made. */
export const errorStateFileName = 'errored.tfstate'
const kept: ReadonlySet<string> = new Set([lockFileName, errorStateFileName])
const initializedFile = join('.terraform', 'planwright-initialized')

/**
 * Makes the work directory of a stack hold exactly `files` and our backend file; plugins, the lock file and a state
 * that could not be saved stay.
 * Everything is readable by us alone.
 */
export async function writeWorkDirectory(
  options: TerraformOptions,
  location: StackLocation,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const directory = location.workDirectory
  await mkdir(directory, { recursive: true, mode: 0o700 })
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (!entry.isDirectory() && !kept.has(entry.name)) await rm(join(directory, entry.name))
  }
  const all = { ...files, [backendFileName]: backendFile(options.backend, location) }
  for (const [name, content] of Object.entries(all)) await writePrivate(join(directory, name), content)
  if (options.backend.kind === 'local') {
    await mkdir(join(location.stateFile, '..'), { recursive: true, mode: 0o700 })
  }
}

/**
 * Writes the CLI configuration of the mode and returns its path.
 * @throws InvariantError when somebody has put providers where the sandbox must find none.
 */
export async function writeCliConfiguration(options: TerraformOptions): Promise<string> {
  const directory = join(options.dataDirectory, 'cli', options.cloud.mode)
  const emptyMirror = join(directory, 'no-providers')
  const file = join(directory, 'terraform.tfrc')
  await mkdir(emptyMirror, { recursive: true, mode: 0o700 })
  const cache = pluginCacheDirectory(options)
  if (cache !== undefined) await mkdir(cache, { recursive: true, mode: 0o700 })
  if ((await readdir(emptyMirror)).length > 0) {
    throw new InvariantError(`${emptyMirror} must be empty, so that the sandbox cannot use a real provider`)
  }
  const content = cliConfiguration(options.cloud.mode, emptyMirror)
  if ((await readOrEmpty(file)) !== content) {
    const fresh = `${file}.${process.pid}`
    await writePrivate(fresh, content)
    await rename(fresh, file)
  }
  return file
}

/** What an `init` depends on; when it is the same as at the last one there is no need for another. */
export async function initializationKey(
  options: TerraformOptions,
  location: StackLocation,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const code = Object.entries(files)
    .filter(([name]) => name.endsWith('.tf') || name.endsWith('.tf.json'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const lock = await readOrEmpty(join(location.workDirectory, lockFileName))
  return sha256(JSON.stringify([options.binary, code, backendFile(options.backend, location), lock]))
}

export async function isInitialized(location: StackLocation, key: string): Promise<boolean> {
  return (await readOrEmpty(join(location.workDirectory, initializedFile))) === key
}

/** Remembers a successful `init`, or with `undefined` that the next run needs one. */
export async function setInitialized(location: StackLocation, key: string | undefined): Promise<void> {
  const file = join(location.workDirectory, initializedFile)
  if (key === undefined) {
    await rm(file, { force: true })
    return
  }
  await mkdir(join(file, '..'), { recursive: true, mode: 0o700 })
  await writePrivate(file, key)
}

export function hasErrorState(location: StackLocation): Promise<boolean> {
  return access(join(location.workDirectory, errorStateFileName)).then(
    () => true,
    () => false,
  )
}

/** Writes a state without resources and of a new origin, and returns the name of its file. */
export async function writeEmptyState(location: StackLocation): Promise<string> {
  const fileName = 'empty.tfstate'
  const state = { version: 4, serial: 1, lineage: randomUUID(), outputs: {}, resources: [] }
  await writePrivate(join(location.workDirectory, fileName), JSON.stringify(state))
  return fileName
}

async function writePrivate(path: string, content: string): Promise<void> {
  await rm(path, { force: true })
  await writeFile(path, content, { mode: 0o600, flag: 'wx' })
}

function readOrEmpty(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '')
}
