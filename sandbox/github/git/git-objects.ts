import { createHash, randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import { createCache } from './cache.ts'
import { runGit } from './git.ts'

const compress = promisify(deflate)

/** Author or committer line of a commit; `date` is UTC with whole seconds. */
export interface Signature {
  readonly name: string
  readonly email: string
  readonly date: string
}

export interface Commit {
  readonly sha: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: Signature
  readonly committer: Signature
  readonly message: string
}

export interface TreeEntry {
  readonly mode: string
  readonly type: string
  readonly sha: string
  /** Bytes; null for what is not a blob. */
  readonly size: number | null
  readonly path: string
}

const commits = createCache<Commit>()
const trees = createCache<readonly TreeEntry[]>()
const types = createCache<string>()

/** Tells whether a text is a full object name. */
export function isSha(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text)
}

/** Reads a commit; undefined when there is none with this sha. */
export async function readCommit(directory: string, sha: string): Promise<Commit | undefined> {
  if (!isSha(sha)) return undefined
  const key = `${directory}\n${sha}`
  const known = commits.get(key)
  if (known !== undefined) return known
  const { exitCode, output } = await runGit(directory, ['cat-file', 'commit', sha], { accept: [128] })
  if (exitCode !== 0) return undefined
  return commits.set(key, parseCommit(sha, output.toString('utf8')))
}

/** Reads many commits with one process, so that `readCommit` then answers from memory. */
export async function preloadCommits(directory: string, shas: readonly string[]): Promise<void> {
  const wanted = shas.filter((sha) => isSha(sha) && commits.get(`${directory}\n${sha}`) === undefined)
  if (wanted.length === 0) return
  const { output } = await runGit(directory, ['cat-file', '--batch'], { input: `${wanted.join('\n')}\n` })
  let position = 0
  while (position < output.length) {
    const lineEnd = output.indexOf('\n', position)
    const [sha = '', type = '', size = '0'] = output.subarray(position, lineEnd).toString('utf8').split(' ')
    const length = type === 'missing' ? 0 : Number(size)
    if (type === 'commit') {
      const text = output.subarray(lineEnd + 1, lineEnd + 1 + length).toString('utf8')
      commits.set(`${directory}\n${sha}`, parseCommit(sha, text))
    }
    position = type === 'missing' ? lineEnd + 1 : lineEnd + 1 + length + 1
  }
}

/** Tells a commit that was read or written before, without starting a process. */
export function rememberedCommit(directory: string, sha: string): Commit | undefined {
  return commits.get(`${directory}\n${sha}`)
}

/** Writes a commit object; it can be read back at once. */
export async function writeCommit(directory: string, commit: Omit<Commit, 'sha'>): Promise<string> {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${signatureLine(commit.author)}`,
    `committer ${signatureLine(commit.committer)}`,
  ]
  const text = `${lines.join('\n')}\n\n${commit.message.replaceAll('\0', '')}\n`
  const sha = await writeObject(directory, 'commit', Buffer.from(text))
  commits.set(`${directory}\n${sha}`, parseCommit(sha, text))
  return sha
}

/** Lists a tree (or the tree of a commit); undefined when there is none. */
export async function readTree(
  directory: string,
  treeish: string,
  depth: 'one-level' | 'recursive',
): Promise<readonly TreeEntry[] | undefined> {
  if (!isSha(treeish)) return undefined
  const key = `${directory}\n${treeish}\n${depth}`
  const known = trees.get(key)
  if (known !== undefined) return known
  const flags = depth === 'recursive' ? ['-r', '-t'] : []
  const { exitCode, output } = await runGit(directory, ['ls-tree', '-z', '-l', ...flags, treeish], {
    accept: [128],
  })
  if (exitCode !== 0) return undefined
  return trees.set(key, output.toString('utf8').split('\0').filter(Boolean).map(parseTreeEntry))
}

/** Reads the bytes of a blob; undefined when there is none with this sha. */
export async function readBlob(directory: string, sha: string): Promise<Buffer | undefined> {
  if (!isSha(sha)) return undefined
  const { exitCode, output } = await runGit(directory, ['cat-file', 'blob', sha], { accept: [128] })
  return exitCode === 0 ? output : undefined
}

/** Writes a blob. */
export function writeBlob(directory: string, content: Uint8Array): Promise<string> {
  return writeObject(directory, 'blob', content)
}

/** Writes a loose object without starting a process ("Git Objects", Pro Git, 2nd edition); writing it again is harmless. */
export async function writeObject(
  directory: string,
  type: 'blob' | 'tree' | 'commit',
  content: Uint8Array,
): Promise<string> {
  const whole = Buffer.concat([Buffer.from(`${type} ${content.byteLength}\0`), content])
  const sha = createHash('sha1').update(whole).digest('hex')
  const target = join(directory, 'objects', sha.slice(0, 2), sha.slice(2))
  await mkdir(dirname(target), { recursive: true })
  const temporary = `${target}.${randomUUID()}`
  await writeFile(temporary, await compress(whole), { mode: 0o444 })
  await rename(temporary, target)
  types.set(`${directory}\n${sha}`, type)
  return sha
}

/** Tells the type of an object, or undefined when it does not exist. */
export async function objectType(directory: string, sha: string): Promise<string | undefined> {
  if (!isSha(sha)) return undefined
  const key = `${directory}\n${sha}`
  const known = types.get(key)
  if (known !== undefined) return known
  const { exitCode, output } = await runGit(directory, ['cat-file', '-t', sha], { accept: [128] })
  return exitCode === 0 ? types.set(key, output.toString('utf8').trim()) : undefined
}

/** Names and addresses lose the characters that delimit them, as git itself takes them out. */
function signatureLine({ name, email, date }: Signature): string {
  const clean = (text: string) => text.replaceAll(/[<>\n\0]/g, '').trim()
  return `${clean(name)} <${clean(email)}> ${Math.floor(Date.parse(date) / 1000)} +0000`
}

function parseCommit(sha: string, text: string): Commit {
  const split = text.indexOf('\n\n')
  const lines = text.slice(0, split).split('\n')
  const values = (name: string) =>
    lines.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1))
  return {
    sha,
    tree: values('tree')[0] ?? '',
    parents: values('parent'),
    author: parseSignature(values('author')[0] ?? ''),
    committer: parseSignature(values('committer')[0] ?? ''),
    message: text.slice(split + 2).replace(/\n$/, ''),
  }
}

function parseSignature(line: string): Signature {
  const open = line.lastIndexOf('<')
  const close = line.lastIndexOf('>')
  const seconds = Number(
    line
      .slice(close + 1)
      .trim()
      .split(' ')[0],
  )
  return {
    name: line.slice(0, Math.max(0, open)).trim(),
    email: line.slice(open + 1, close),
    date: `${new Date((Number.isFinite(seconds) ? seconds : 0) * 1000).toISOString().slice(0, 19)}Z`,
  }
}

function parseTreeEntry(line: string): TreeEntry {
  const tab = line.indexOf('\t')
  const [mode = '', type = '', sha = '', size = '-'] = line.slice(0, tab).split(/ +/)
  return { mode, type, sha, size: size === '-' ? null : Number(size), path: line.slice(tab + 1) }
}
