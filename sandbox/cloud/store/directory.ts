import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { CloudResource, ResourceKey, Store } from './store.ts'

const StoredResource = z.strictObject({
  type: z.string(),
  name: z.string(),
  id: z.string(),
  scope: z.string(),
  values: z.record(z.string(), z.unknown()),
})

/**
 * A store of one JSON file per resource below `<directory>/resources`, which a person may edit or delete to make
 * drift. Files are replaced as a whole, so that several processes may share the directory.
 */
export async function createDirectoryStore(directory: string): Promise<Store> {
  const resources = join(directory, 'resources')
  const marks = join(directory, 'claimed')
  await mkdir(resources, { recursive: true })
  await mkdir(marks, { recursive: true })
  const fileOf = (key: ResourceKey): string => join(resources, fileName(key))
  return {
    get: (key) => readResource(fileOf(key)),
    add: async (resource) => {
      const file = fileOf(resource)
      const unfinished = await writeBeside(file, resource)
      try {
        return await linkOnce(unfinished, file)
      } finally {
        await rm(unfinished, { force: true })
      }
    },
    put: async (resource) => {
      const file = fileOf(resource)
      await rename(await writeBeside(file, resource), file)
    },
    remove: (key) => rm(fileOf(key), { force: true }),
    list: async () => {
      const names = (await readdir(resources)).filter((name) => name.endsWith('.json')).sort()
      const found = await Promise.all(names.map((name) => readResource(join(resources, name))))
      return found.filter((resource) => resource !== undefined)
    },
    claim: (mark) => createOnce(join(marks, hash(mark))),
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** A name a person can recognize, made unique by a hash of the whole key. */
function fileName(key: ResourceKey): string {
  const last = (key.id.toLowerCase().split('/').at(-1) ?? '').replaceAll(/[^a-z0-9._-]+/g, '_').slice(0, 60)
  const unique = hash([key.scope, key.type, key.id.toLowerCase()].join('\n')).slice(0, 8)
  return `${key.type}.${last}.${unique}.json`
}

/** Writes the resource to a file that only this call knows, and returns its path. */
async function writeBeside(file: string, resource: CloudResource): Promise<string> {
  const unfinished = `${file}.${randomUUID()}.tmp`
  await writeFile(unfinished, `${JSON.stringify(resource, null, 2)}\n`)
  return unfinished
}

async function readResource(file: string): Promise<CloudResource | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
  try {
    return StoredResource.parse(JSON.parse(text))
  } catch (error) {
    throw new Error(
      `${file} is no resource of the sandbox cloud (${reasonOf(error)}); repair the file or delete it`,
      { cause: error },
    )
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error)
  return error.issues.map(({ path, message }) => [...path.map(String), message].join(': ')).join(', ')
}

async function createOnce(file: string): Promise<boolean> {
  try {
    await (await open(file, 'wx')).close()
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

/** Gives a file a second name, unless that name is taken: the one way to add a whole file or nothing. */
async function linkOnce(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
