import type { RepositoryAccess } from './repository-access.ts'
import { Tree } from './schema.ts'

/** A file of a tree; its version is the SHA of its blob. */
export interface ListedFile {
  readonly path: string
  readonly version: string
}

/**
 * All files below some folders of a tree.
 * `tree` is the SHA of a tree, or a branch. One request, unless the repository is so large that GitHub cuts the list; then every folder is walked to.
 */
export async function listFilesUnder(
  access: RepositoryAccess,
  tree: string,
  folders: readonly string[],
): Promise<readonly ListedFile[]> {
  if (folders.length === 0) return []
  const whole = await readTree(access, tree, 'recursive')
  if (!whole.truncated) {
    return filesOf(whole, '').filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)))
  }
  const found: ListedFile[] = []
  for (const folder of folders) found.push(...(await walkTo(access, tree, folder)))
  return found
}

async function walkTo(
  access: RepositoryAccess,
  root: string,
  folder: string,
): Promise<readonly ListedFile[]> {
  let current = root
  for (const name of folder.split('/')) {
    const { tree } = await readTree(access, current, 'one_level')
    const next = tree.find((entry) => entry.path === name && entry.type === 'tree')?.sha
    if (next === undefined || next === null) return []
    current = next
  }
  return filesOf(await readTree(access, current, 'recursive'), `${folder}/`)
}

function readTree(
  { ask, at, fullName }: RepositoryAccess,
  sha: string,
  depth: 'recursive' | 'one_level',
): Promise<Tree> {
  return ask({
    what: `listing the files of ${fullName}`,
    answer: Tree,
    repeatOn: 'outage_and_lag',
    send: (rest) =>
      rest.git.getTree({ ...at, tree_sha: sha, ...(depth === 'recursive' ? { recursive: '1' } : {}) }),
  })
}

function filesOf({ tree }: Tree, prefix: string): ListedFile[] {
  return tree
    .filter(({ type }) => type !== 'tree')
    .map(({ path, sha }) => ({ path: `${prefix}${path}`, version: sha ?? '' }))
}
