import { ConflictError, InputError } from '../../domain/errors.ts'
import type { PullRequestRequest } from '../../ports/forge.ts'
import { askFor } from './ask-github.ts'
import { listFilesUnder } from './list-files-under.ts'
import type { RepositoryAccess } from './repository-access.ts'
import { Commit, Made, Reference, RepositoryFacts } from './schema.ts'

const trailer = 'Planwright-Request'

interface Base {
  readonly branch: string
  readonly commit: Commit
}

/**
 * Makes a branch hold one commit of ours on top of the default branch's head.
 * A branch that holds it already is left as it is, so that doing this twice is doing it once.
 * @throws InputError when the branch holds somebody else's commit, or when there is nothing to propose.
 */
export async function proposeCommit(
  access: RepositoryAccess,
  request: PullRequestRequest,
): Promise<{ readonly headSha: string; readonly defaultBranch: string }> {
  const base = await readBase(access)
  const present = await readBranch(access, request.branch)
  if (present !== undefined) requireOwnCommit(access, present, request.branch)
  const tree = await writeTree(access, base, request)
  if (tree === base.commit.tree.sha) {
    throw new InputError(
      `${base.branch} of ${access.fullName} holds exactly these files already: there is nothing to propose`,
    )
  }
  if (present !== undefined && holds(present, base, tree)) {
    return { headSha: present.sha, defaultBranch: base.branch }
  }
  const headSha = await writeCommit(access, request, base, tree)
  await moveBranch(access, request.branch, { from: present?.sha, to: headSha })
  return { headSha, defaultBranch: base.branch }
}

function holds(present: Commit, base: Base, tree: string): boolean {
  const [parent, ...others] = present.parents
  return present.tree.sha === tree && parent?.sha === base.commit.sha && others.length === 0
}

async function readBase(access: RepositoryAccess): Promise<Base> {
  const { ask, at, fullName } = access
  const { default_branch: branch } = await ask({
    what: `reading ${fullName}`,
    answer: RepositoryFacts,
    repeatOn: 'outage',
    send: (rest) => rest.repos.get(at),
  })
  const commit = await readBranch(access, branch)
  if (commit === undefined) throw new InputError(`${fullName} has no commit on ${branch} yet; add one first`)
  return { branch, commit }
}

async function readBranch(access: RepositoryAccess, branch: string): Promise<Commit | undefined> {
  const { ask, at, fullName } = access
  const sha = await readHead(access, branch)
  if (sha === undefined) return undefined
  return ask({
    what: `reading the head of ${branch} of ${fullName}`,
    answer: Commit,
    repeatOn: 'outage_and_lag',
    send: (rest) => rest.git.getCommit({ ...at, commit_sha: sha }),
  })
}

async function readHead(
  { ask, at, fullName }: RepositoryAccess,
  branch: string,
): Promise<string | undefined> {
  const reference = await askFor(ask, {
    what: `reading the branch ${branch} of ${fullName}`,
    answer: Reference,
    repeatOn: 'outage',
    send: (rest) => rest.git.getRef({ ...at, ref: `heads/${branch}` }),
  })
  return reference?.object.sha
}

/**
 * Our commits carry our trailer, our App's user as author, and that user or GitHub itself as committer: a person
 * who amends or rebases one becomes its committer.
 */
function requireOwnCommit({ appSlug, fullName }: RepositoryAccess, head: Commit, branch: string): void {
  const bot = `${appSlug}[bot]`
  const marked = head.message.split('\n').some((line) => line.startsWith(`${trailer}: `))
  const { author, committer } = head
  const byGithub = committer.name === 'GitHub' && committer.email === 'noreply@github.com'
  if (marked && author.name === bot && (committer.name === bot || byGithub)) return
  throw new InputError(
    `the branch ${branch} of ${fullName} ends in a commit of ${committer.name.slice(0, 60)}, so it is left alone; take that commit off the branch again, or ask in a new issue`,
  )
}

async function writeTree(access: RepositoryAccess, base: Base, request: PullRequestRequest): Promise<string> {
  const { ask, at, fullName } = access
  const present = await listFilesUnder(access, base.commit.tree.sha, request.folders)
  const stale = present.map(({ path }) => path).filter((path) => request.files[path] === undefined)
  const file = { mode: '100644', type: 'blob' } as const
  const entries = [
    ...Object.entries(request.files).map(([path, content]) => ({ ...file, path, content })),
    ...stale.map((path) => ({ ...file, path, sha: null })),
  ]
  const { sha } = await ask({
    what: `writing the files of ${request.branch} to ${fullName}`,
    answer: Made,
    repeatOn: 'outage_and_lag',
    send: (rest) => rest.git.createTree({ ...at, base_tree: base.commit.tree.sha, tree: entries }),
  })
  return sha
}

async function writeCommit(
  { ask, at, fullName }: RepositoryAccess,
  { branch, commitMessage }: PullRequestRequest,
  base: Base,
  tree: string,
): Promise<string> {
  const number = /^planwright\/(\d{1,10})-/.exec(branch)?.[1]
  const request = number === undefined ? branch : `${fullName}#${number}`
  const { sha } = await ask({
    what: `writing the commit of ${branch} to ${fullName}`,
    answer: Made,
    repeatOn: 'outage_and_lag',
    send: (rest) =>
      rest.git.createCommit({
        ...at,
        message: `${commitMessage.trim()}\n\n${trailer}: ${request}`,
        tree,
        parents: [base.commit.sha],
      }),
  })
  return sha
}

/** GitHub has no "only if it is still there" for a forced update, so the branch is looked at once more right before it. */
async function moveBranch(
  access: RepositoryAccess,
  branch: string,
  { from, to }: { readonly from: string | undefined; readonly to: string },
): Promise<void> {
  const { ask, at, fullName } = access
  const what = `moving the branch ${branch} of ${fullName}`
  if (from !== undefined && (await readHead(access, branch)) !== from) {
    throw new ConflictError(`${what}: somebody moved it meanwhile`)
  }
  try {
    await ask({
      what,
      answer: Reference,
      repeatOn: 'outage_and_lag',
      send: (rest) =>
        from === undefined
          ? rest.git.createRef({ ...at, ref: `refs/heads/${branch}`, sha: to })
          : rest.git.updateRef({ ...at, ref: `heads/${branch}`, sha: to, force: true }),
    })
  } catch (error) {
    // Made by an attempt whose answer was lost.
    if (from !== undefined || (await readHead(access, branch)) !== to) throw error
  }
}
