import { readTree, writeObject } from './git-objects.ts'

/** A change to a tree: `sha` null removes the path. */
export interface TreeChange {
  readonly mode: string
  readonly sha: string | null
  readonly path: string
}

interface Entry {
  readonly mode: string
  readonly sha: string
}

/** A folder under construction: names to files or to further folders. */
interface Folder {
  readonly files: Map<string, Entry>
  readonly folders: Map<string, Folder>
}

/** Writes a tree: `base` (a tree or commit sha, or null for an empty one) with changes applied in order. */
export async function writeTree(
  directory: string,
  base: string | null,
  changes: readonly TreeChange[],
): Promise<string> {
  const known = base === null ? [] : await readTree(directory, base, 'recursive')
  if (known === undefined) throw new Error(`tree ${base} cannot be read`)
  const root: Folder = emptyFolder()
  for (const { type, path, mode, sha } of known)
    if (type !== 'tree') place(root, path.split('/'), { mode, sha })
  for (const { path, mode, sha } of changes) place(root, path.split('/'), sha === null ? null : { mode, sha })
  return writeFolder(directory, root)
}

/** Puts an entry at a path or takes it away; a file in the way of a folder gives way, and the other way round. */
function place(folder: Folder, path: readonly string[], entry: Entry | null): void {
  const [name = '', ...rest] = path
  if (rest.length > 0) {
    const next = folder.folders.get(name) ?? emptyFolder()
    if (entry !== null) {
      folder.files.delete(name)
      folder.folders.set(name, next)
    }
    place(next, rest, entry)
    return
  }
  folder.files.delete(name)
  if (entry === null) return
  folder.folders.delete(name)
  folder.files.set(name, entry)
}

async function writeFolder(directory: string, folder: Folder): Promise<string> {
  const entries = [...folder.files].map(([name, { mode, sha }]) => ({
    name,
    mode: mode.replace(/^0/, ''),
    sha,
  }))
  for (const [name, inside] of folder.folders) {
    if (hasFiles(inside)) entries.push({ name, mode: '40000', sha: await writeFolder(directory, inside) })
  }
  const sorted = entries.toSorted((left, right) => Buffer.compare(sortKey(left), sortKey(right)))
  const parts = sorted.map(({ name, mode, sha }) =>
    Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(sha, 'hex')]),
  )
  return writeObject(directory, 'tree', Buffer.concat(parts))
}

/** Git sorts folders as if their name ended with a slash, by bytes. */
function sortKey({ name, mode }: { readonly name: string; readonly mode: string }): Buffer {
  return Buffer.from(mode === '40000' ? `${name}/` : name)
}

function hasFiles(folder: Folder): boolean {
  return folder.files.size > 0 || [...folder.folders.values()].some(hasFiles)
}

function emptyFolder(): Folder {
  return { files: new Map(), folders: new Map() }
}
