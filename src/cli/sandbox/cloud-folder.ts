import { access, constants, mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readOwnSchemas } from '../../../sandbox/cloud/own-schemas.ts'
import { createDirectoryStore } from '../../../sandbox/cloud/store/directory.ts'
import type { CloudResource, Store } from '../../../sandbox/cloud/store/store.ts'
import { ConfigError, InputError } from '../../domain/errors.ts'

/**
 * Opens the folder of a cloud that exists already.
 * @throws InputError when there is none, ConfigError when it cannot be used.
 */
export async function openCloudFolder(folder: string): Promise<Store> {
  const status = await stat(join(folder, 'resources')).catch(() => undefined)
  if (status?.isDirectory() !== true) {
    throw new InputError(
      `there is no sandbox cloud in ${folder}; run terraform on the sandbox first, or name its folder with --cloud`,
    )
  }
  await assertUsable(folder)
  return createDirectoryStore(folder)
}

/**
 * Makes sure that a folder can hold a cloud and that what is in it is readable, before terraform starts.
 * @throws ConfigError with one sentence that names the folder or the damaged file.
 */
export async function prepareCloudFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw cannotUse(folder, error)
  }
  await assertUsable(folder)
  try {
    await readResources(await createDirectoryStore(folder))
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw cannotUse(folder, error)
  }
  try {
    await readOwnSchemas(folder)
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

/** @throws ConfigError naming the file that is damaged. */
export async function readResources(store: Store): Promise<CloudResource[]> {
  try {
    return await store.list()
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

async function assertUsable(folder: string): Promise<void> {
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw cannotUse(folder, error)
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'it is locked: this user may not read and write it',
  EPERM: 'it is locked: this user may not read and write it',
  EROFS: 'its file system is read-only',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'it is a file',
  ENOSPC: 'the disk is full',
}

function cannotUse(folder: string, cause: unknown): ConfigError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const reason = REASONS[code] ?? (cause instanceof Error ? cause.message : String(cause))
  return new ConfigError(`the folder ${folder} cannot hold a sandbox cloud: ${reason}`, { cause })
}
