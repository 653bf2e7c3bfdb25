import { createCache } from './cache.ts'
import { gitText, runGit } from './git.ts'
import { chainBetween } from './git-chain.ts'
import { type Commit, preloadCommits, readCommit } from './git-objects.ts'

/** One changed file between two commits. */
export interface FileChange {
  /** Blob after the change; null when the file was removed. */
  readonly sha: string | null
  readonly path: string
  readonly previousPath: string | null
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed'
  readonly additions: number
  readonly deletions: number
  /** Hunks without headers; undefined for binary files and for pure renames. */
  readonly patch: string | undefined
}

const listings = createCache<readonly string[]>()
const changes = createCache<readonly FileChange[]>()
const bases = createCache<{ readonly sha: string | null }>()

/** Lists commits reachable from `head` and not from `base`, oldest first. */
export async function commitsBetween(directory: string, base: string, head: string): Promise<Commit[]> {
  const chain = chainBetween(directory, base, head)
  if (chain !== undefined) return chain
  const key = `${directory}\n${base}\n${head}`
  const shas =
    listings.get(key) ??
    listings.set(
      key,
      lines(await gitText(directory, ['rev-list', '--reverse', '--topo-order', `${base}..${head}`])),
    )
  return readCommits(directory, shas)
}

/** Lists commits reachable from `head`, newest first, at most `limit`; `path` keeps those that touch it. */
export async function commitsFrom(
  directory: string,
  head: string,
  limit: number,
  path?: string,
): Promise<Commit[]> {
  const scope = path === undefined ? [] : ['--', path]
  const text = await gitText(directory, ['rev-list', `--max-count=${limit}`, head, ...scope])
  return readCommits(directory, lines(text))
}

/** Finds the best common ancestor, or null when histories are unrelated. */
export async function mergeBase(directory: string, left: string, right: string): Promise<string | null> {
  const key = `${directory}\n${left}\n${right}`
  if (chainBetween(directory, left, right) !== undefined) return left
  const known = bases.get(key)
  if (known !== undefined) return known.sha
  const { exitCode, output } = await runGit(directory, ['merge-base', left, right], { accept: [1] })
  return bases.set(key, { sha: exitCode === 0 ? output.toString('utf8').trim() : null }).sha
}

/** Lists the files that differ between two trees or commits, renames detected; `from` null means the empty tree. */
export async function filesBetween(
  directory: string,
  from: string | null,
  to: string,
): Promise<readonly FileChange[]> {
  const key = `${directory}\n${from}\n${to}`
  const known = changes.get(key)
  if (known !== undefined) return known
  const flags = ['-r', '-M', '--raw', '--numstat', '-p', '--full-index', '--no-color', '--no-ext-diff', '-z']
  const range = from === null ? ['--root', '--no-commit-id', to] : [from, to]
  const { output } = await runGit(directory, ['diff-tree', ...flags, ...range])
  return changes.set(key, parseDiff(output.toString('utf8')))
}

/** The unified diff between two commits as `git diff` prints it. */
export async function diffText(directory: string, from: string, to: string): Promise<string> {
  return (await runGit(directory, ['diff-tree', '-r', '-M', '-p', '--no-color', from, to])).output.toString(
    'utf8',
  )
}

async function readCommits(directory: string, shas: readonly string[]): Promise<Commit[]> {
  await preloadCommits(directory, shas)
  const commits = await Promise.all(shas.map((sha) => readCommit(directory, sha)))
  return commits.filter((commit) => commit !== undefined)
}

function lines(text: string): string[] {
  return text.split('\n').filter(Boolean)
}

interface RawChange {
  readonly letter: string
  readonly sha: string
  readonly path: string
  readonly previousPath: string | null
}

/** Reads `--raw --numstat -p -z`: raw records, then counts, then one patch a file, in the same order. */
function parseDiff(text: string): FileChange[] {
  const fields = text.split('\0')
  const raw: RawChange[] = []
  let position = 0
  while (fields[position]?.startsWith(':') === true) {
    const [, , , sha = '', letters = ''] = (fields[position] ?? '').split(' ')
    const letter = letters.charAt(0)
    const twoPaths = letter === 'R' || letter === 'C'
    const first = fields[position + 1] ?? ''
    raw.push(
      twoPaths
        ? { letter, sha, path: fields[position + 2] ?? '', previousPath: first }
        : { letter, sha, path: first, previousPath: null },
    )
    position += twoPaths ? 3 : 2
  }
  const counts = raw.map((change) => {
    const [additions = '0', deletions = '0'] = (fields[position] ?? '').split('\t')
    position += change.previousPath === null ? 1 : 3
    return { additions: count(additions), deletions: count(deletions) }
  })
  const patches = splitPatches(fields.slice(position).join('\0').replace(/^\0/, ''))
  const nextPatch = patches.values()
  return raw.map((change, index) => ({
    sha: change.letter === 'D' ? null : change.sha,
    path: change.path,
    previousPath: change.previousPath,
    status: statusOf(change.letter),
    ...(counts[index] ?? { additions: 0, deletions: 0 }),
    patch: takePatch(change.letter, nextPatch),
  }))
}

function splitPatches(text: string): string[] {
  const marker = 'diff --git '
  const starts: number[] = []
  let from = text.startsWith(marker) ? 0 : text.indexOf(`\n${marker}`) + 1
  while (text.startsWith(marker, from)) {
    starts.push(from)
    const next = text.indexOf(`\n${marker}`, from)
    if (next < 0) break
    from = next + 1
  }
  return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length))
}

/** A change of type (file to symbolic link) prints two patches, every other change one. */
function takePatch(letter: string, patches: Iterator<string>): string | undefined {
  const first = hunksOf(nextText(patches))
  if (letter !== 'T') return first
  return [first, hunksOf(nextText(patches))].filter((part) => part !== undefined).join('\n')
}

function nextText(patches: Iterator<string>): string {
  const { done, value } = patches.next()
  return done === true ? '' : value
}

function hunksOf(patch: string): string | undefined {
  const start = patch.indexOf('\n@@ ')
  return start < 0 ? undefined : patch.slice(start + 1).replace(/\n$/, '')
}

function count(text: string): number {
  return text === '-' ? 0 : Number(text)
}

function statusOf(letter: string): FileChange['status'] {
  switch (letter) {
    case 'A':
      return 'added'
    case 'D':
      return 'removed'
    case 'R':
      return 'renamed'
    case 'C':
      return 'copied'
    case 'T':
      return 'changed'
    default:
      return 'modified'
  }
}
