import { createHash } from 'node:crypto'

type Files = Readonly<Record<string, string>>

export interface MemoryCommit {
  readonly files: Files
  readonly parents: readonly string[]
  readonly author: string
  readonly committer: string
  readonly message: string
}

/** Commits and branches of one repository, `main` with a first commit. */
export interface MemoryGit {
  readonly branches: Map<string, string>
  read(sha: string): MemoryCommit
  /** The commit of a branch or of a sha; undefined when there is neither. */
  find(ref: string): MemoryCommit | undefined
  write(commit: MemoryCommit): string
  /** Commits files (null removes one) to a branch, made from `main` when it is not there. */
  commitTo(branch: string, by: string, files: Readonly<Record<string, string | null>>): string
  /** Merges what a branch changed since it left `main`. */
  merge(branch: string, by: string, message: string): string
}

export function createMemoryGit(files: Files = {}): MemoryGit {
  const commits = new Map<string, MemoryCommit>()
  const branches = new Map<string, string>()

  function write(commit: MemoryCommit): string {
    const sha = createHash('sha1')
      .update(`${commits.size} ${JSON.stringify(commit)}`)
      .digest('hex')
    commits.set(sha, commit)
    return sha
  }

  function read(sha: string): MemoryCommit {
    const commit = commits.get(sha)
    if (commit === undefined) throw new Error(`there is no commit ${sha}`)
    return commit
  }

  function headOf(branch: string): string {
    const sha = branches.get(branch)
    if (sha === undefined) throw new Error(`there is no branch ${branch}`)
    return sha
  }

  function forkPoint(sha: string): MemoryCommit {
    const known = new Set<string>()
    for (let at: string | undefined = headOf('main'); at !== undefined; at = read(at).parents[0])
      known.add(at)
    let at = sha
    while (!known.has(at)) at = read(at).parents[0] ?? headOf('main')
    return read(at)
  }

  branches.set(
    'main',
    write({
      files: { 'README.md': '# infra\n', ...files },
      parents: [],
      author: 'GitHub',
      committer: 'GitHub',
      message: 'Initial commit',
    }),
  )

  return {
    branches,
    read,
    write,
    find: (ref) => commits.get(branches.get(ref) ?? ref),

    commitTo(branch, by, changes) {
      const parent = branches.get(branch) ?? headOf('main')
      const changed = withChanges(read(parent).files, changes)
      const sha = write({
        files: changed,
        parents: [parent],
        author: by,
        committer: by,
        message: 'Change files',
      })
      branches.set(branch, sha)
      return sha
    },

    merge(branch, by, message) {
      const [base, head] = [headOf('main'), headOf(branch)]
      const before = forkPoint(head).files
      const after = read(head).files
      const changes = Object.fromEntries(
        [...new Set([...Object.keys(before), ...Object.keys(after)])]
          .filter((path) => before[path] !== after[path])
          .map((path) => [path, after[path] ?? null]),
      )
      const merged = withChanges(read(base).files, changes)
      const sha = write({ files: merged, parents: [base, head], author: by, committer: 'GitHub', message })
      branches.set('main', sha)
      return sha
    },
  }
}

/** Files with others written over them; null removes one. */
export function withChanges(files: Files, changes: Readonly<Record<string, string | null>>): Files {
  const entries = Object.entries<string | null>({ ...files, ...changes })
  return Object.fromEntries(entries.flatMap(([path, text]) => (text === null ? [] : [[path, text]])))
}
