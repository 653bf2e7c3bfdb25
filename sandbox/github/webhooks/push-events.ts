import { commitsBetween, commitsFrom, filesBetween } from '../git/git-history.ts'
import { isAncestor } from '../git/git-merge.ts'
import { type Commit, readCommit, type Signature } from '../git/git-objects.ts'
import { zeroSha } from '../git/ref-name.ts'
import type { Hub } from '../hub.ts'
import { noteCommits } from '../issues/closing-keywords.ts'
import { pushRepositoryJson, repositoryPage } from '../shapes/repo.ts'
import { userJson } from '../shapes/user.ts'
import type { Account, Repository } from '../world/state.ts'
import { emit } from './events.ts'

/** A ref that moved; null stands for "did not exist". */
export interface MovedRef {
  readonly ref: string
  readonly before: string | null
  readonly after: string | null
  readonly actor: Account
}

/** GitHub lists at most 2,048 commits in a push event; a first push of a branch lists those new to the default branch. */
const maxPushCommits = 2048

/** Emits `create` or `delete` when a branch or a tag appears or goes. */
export function emitDeleteOrCreate(hub: Hub, repository: Repository, moved: MovedRef): void {
  if (moved.before !== null && moved.after !== null) return
  const short = moved.ref.replace(/^refs\/(?:heads|tags)\//, '')
  const shared = {
    ref: short,
    ref_type: moved.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    pusher_type: 'user',
  }
  const created = moved.before === null
  emit(hub, repository, {
    name: created ? 'create' : 'delete',
    action: null,
    sender: moved.actor,
    payload: created
      ? { ...shared, master_branch: repository.defaultBranch, description: repository.description }
      : shared,
  })
}

/** Emits `push` for any change of a branch or a tag. */
export async function emitPush(hub: Hub, repository: Repository, moved: MovedRef): Promise<void> {
  const { before, after, actor } = moved
  const commits = await pushedCommits(repository, moved)
  const head = after === null ? undefined : await readCommit(repository.directory, after)
  const forced = before !== null && after !== null && !(await isAncestor(repository.directory, before, after))
  const page = repositoryPage(hub, repository)
  emit(hub, repository, {
    name: 'push',
    action: null,
    sender: actor,
    payload: {
      ref: moved.ref,
      before: before ?? zeroSha,
      after: after ?? zeroSha,
      created: before === null,
      deleted: after === null,
      forced,
      base_ref: null,
      compare: compareUrl(page, before, after),
      commits: await Promise.all(commits.map((commit) => pushCommitJson(hub, repository, commit))),
      head_commit: head === undefined ? null : await pushCommitJson(hub, repository, head),
      pusher: { name: actor.login, email: actor.email },
      repository: pushRepositoryJson(hub, repository),
    },
  })
  noteCommits(hub, repository, { ref: moved.ref, actor, commits })
}

async function pushedCommits(repository: Repository, { ref, before, after }: MovedRef): Promise<Commit[]> {
  if (after === null || !ref.startsWith('refs/heads/')) return []
  const base = before ?? repository.refs.get(`refs/heads/${repository.defaultBranch}`)
  const commits =
    base === undefined || base === after
      ? before === null && base === after && ref === `refs/heads/${repository.defaultBranch}`
        ? await commitsFrom(repository.directory, after, maxPushCommits)
        : []
      : await commitsBetween(repository.directory, base, after)
  return commits.slice(-maxPushCommits)
}

async function pushCommitJson(hub: Hub, repository: Repository, commit: Commit) {
  const files = await filesBetween(repository.directory, commit.parents[0] ?? null, commit.sha)
  const paths = (...wanted: string[]) =>
    files.filter(({ status }) => wanted.includes(status)).map(({ path }) => path)
  const moved = files.flatMap(({ status, previousPath }) =>
    status === 'renamed' && previousPath !== null ? [previousPath] : [],
  )
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.date,
    url: `${repositoryPage(hub, repository)}/commit/${commit.sha}`,
    author: personJson(hub, commit.author),
    committer: personJson(hub, commit.committer),
    added: paths('added', 'renamed', 'copied'),
    removed: [...paths('removed'), ...moved],
    modified: paths('modified', 'changed'),
  }
}

function personJson(hub: Hub, person: Signature) {
  const account = [...hub.state.accounts.values()].find(({ email }) => email === person.email)
  return {
    name: person.name,
    email: person.email,
    date: person.date,
    ...(account === undefined ? {} : { username: userJson(hub, account).login }),
  }
}

function compareUrl(page: string, before: string | null, after: string | null): string {
  const short = (sha: string) => sha.slice(0, 12)
  if (before !== null && after !== null) return `${page}/compare/${short(before)}...${short(after)}`
  return after === null
    ? `${page}/compare/${short(before ?? zeroSha)}...${short(zeroSha)}`
    : `${page}/commit/${short(after)}`
}
