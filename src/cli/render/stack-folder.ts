import type { Dirent } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { InputError } from '../../domain/errors.ts'

/** Begins the name of the folder in which a result is put together before it takes its place. */
const draftPrefix = '.planwright-render-'
const root = 'stacks'
/** The file that every stack has and that says who wrote it. */
const sourceFile = 'planwright.yaml'
const stackFiles = [
  'main.tf',
  'variables.tf',
  'outputs.tf',
  'versions.tf',
  'terraform.tfvars.json',
  sourceFile,
]

/** @throws InputError when something in the folder was not written here; it would be lost. */
export async function checkStackFolder(folder: string): Promise<void> {
  const entries = await entriesOf(folder)
  const foreign = entries.find(
    (entry) => !entry.isDirectory() || !(entry.name === root || entry.name.startsWith(draftPrefix)),
  )
  const found = foreign?.name ?? (await foreignIn(join(folder, root), folder))
  if (found !== undefined) {
    throw new InputError(
      `--out ${folder} holds ${found}, which is no rendered stack; name an empty or new folder`,
    )
  }
}

/**
 * Makes the folder hold these files (path -> content) and nothing else: they take their place in one step.
 * @throws InputError when the folder cannot be written.
 */
export async function writeStackFolder(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const created = await prepared(folder, () => makeFolder(folder))
  try {
    await prepared(folder, () => replaceStacks(folder, files))
  } catch (error) {
    if (created) await rmdir(folder).catch(() => undefined)
    throw error
  }
}

/** Makes a folder and those above it; false when it is there. Node's own way never ends below /proc. */
async function makeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder)
  } catch (error) {
    const parent = dirname(resolve(folder))
    if (codeOf(error) === 'EEXIST') return false
    if (codeOf(error) !== 'ENOENT' || !(await makeFolder(parent))) throw error
    await mkdir(folder)
  }
  return true
}

async function replaceStacks(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  const left = (await entriesOf(folder)).filter(({ name }) => name.startsWith(draftPrefix))
  const draft = await mkdtemp(join(folder, draftPrefix))
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(draft, path)), { recursive: true })
      await writeFile(join(draft, path), content)
    }
    const before = join(draft, 'before')
    await rename(join(folder, root), before).catch(unlessMissing)
    await rename(join(draft, root), join(folder, root)).catch(async (error: unknown) => {
      await rename(before, join(folder, root)).catch(unlessMissing)
      throw error
    })
  } finally {
    for (const { name } of left) await rm(join(folder, name), { recursive: true, force: true })
    await rm(draft, { recursive: true, force: true })
  }
}

/** A path below the folder that no rendering wrote: anything but stacks/<environment>/<team>/<stack>/<its files>. */
async function foreignIn(stacks: string, folder: string): Promise<string | undefined> {
  const walk = async (path: string, depth: number): Promise<string | undefined> => {
    const entries = await entriesOf(path)
    if (depth === 3) {
      const known = entries.every((entry) => entry.isFile() && stackFiles.includes(entry.name))
      if (known && entries.some(({ name }) => name === sourceFile)) return undefined
      return relative(folder, entries.length === 0 ? path : join(path, entries.find(isForeign)?.name ?? ''))
    }
    for (const entry of entries) {
      const found = entry.isDirectory()
        ? await walk(join(path, entry.name), depth + 1)
        : relative(folder, join(path, entry.name))
      if (found !== undefined) return found
    }
    return undefined
  }
  return walk(stacks, 0)
}

function isForeign(entry: Dirent): boolean {
  return !entry.isFile() || !stackFiles.includes(entry.name)
}

/** What is in a folder; nothing when it is not there. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  return prepared(folder, () =>
    readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      unlessMissing(error)
      return []
    }),
  )
}

function unlessMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error
}

async function prepared<T>(folder: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const code = codeOf(error)
    if (code === undefined) throw error
    throw new InputError(`--out ${folder} cannot be written: ${reasons[code] ?? code}; name another folder`, {
      cause: error,
    })
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no folder can be made there',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'it is a file',
  ENOSPC: 'the disk is full',
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
