import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
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
  let writes = 0
  const fileOf = (key: ResourceKey): string => join(resources, fileName(key))
  return {
    get: (key) => readResource(fileOf(key)),
    put: async (resource) => {
      const file = fileOf(resource)
      writes += 1
      const unfinished = `${file}.${process.pid}-${writes}.tmp`
      await writeFile(unfinished, `${JSON.stringify(resource, null, 2)}\n`)
      await rename(unfinished, file)
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

async function readResource(file: string): Promise<CloudResource | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (isMissing(error)) return undefined
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
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
