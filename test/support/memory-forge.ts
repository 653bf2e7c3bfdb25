import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import {
  capLine,
  capMarkdown,
  maxBodyLength,
  maxSummaryLength,
  maxTitleLength,
} from '../../src/adapters/github/cap-text.ts'
import { ExternalServiceError, InputError, InvariantError } from '../../src/domain/errors.ts'
import type { PullRequestRequest, RepositoryForge, RepositoryRef, Role } from '../../src/ports/forge.ts'
import {
  type ForgeWorld,
  type SeenCheckRun,
  type SeenPullRequest,
  worldRoles,
} from '../contract/forge-world.ts'
import { createMemoryGit, type MemoryCommit, type MemoryGit, withChanges } from './memory-git.ts'
import { type Immediate, promised } from './promised.ts'

interface Conversation {
  readonly by: string
  readonly pull: { readonly branch: string; mergeSha: string | null; headSha: string | null } | null
  title: string
  body: string
  state: 'open' | 'closed'
  reason: string | null
}

interface Comment {
  readonly number: number
  readonly by: string
  body: string
}

type Method = keyof RepositoryForge

export interface MemoryForge extends ForgeWorld {
  /** Every call of the forge so far, oldest first. */
  readonly calls: readonly { readonly method: Method; readonly arguments: readonly unknown[] }[]
  /** Lets the next call of a method fail: before it did anything, or after, as when an answer is lost. */
  failNext(method: Method, when: 'before' | 'after'): void
  readonly roles: Map<string, Role>
  /** Team slug to logins. */
  readonly teams: Map<string, ReadonlySet<string>>
}

/** A forge with one repository that lives in memory and keeps the promises of the real one. */
export function createMemoryForge(files: Readonly<Record<string, string>> = {}): MemoryForge {
  const place: RepositoryRef = { installationId: 1, owner: 'acme', name: 'infra' }
  const bot = 'planwright[bot]'
  const git = createMemoryGit(files)
  const conversations = new Map<number, Conversation>()
  const comments = new Map<string, Comment>()
  const reactions: { readonly on: string; readonly by: string; readonly content: string }[] = []
  const checks = new Map<string, SeenCheckRun & { readonly headSha: string }>()
  const roles = new Map<string, Role>([...Object.entries(worldRoles), ['erin', 'write']])
  const teams = new Map<string, ReadonlySet<string>>([['platform', new Set(['carol'])]])
  const calls: { readonly method: Method; readonly arguments: readonly unknown[] }[] = []
  const failures: { readonly method: Method; readonly when: 'before' | 'after' }[] = []
  let lastId = 0

  function conversation(number: number): Conversation {
    const found = conversations.get(number)
    if (found === undefined) throw notFound(`#${number}`)
    return found
  }

  function open(by: string, entry: { title: string; body: string; pull: Conversation['pull'] }): number {
    const number = conversations.size + 1
    conversations.set(number, { ...entry, by, state: 'open', reason: null })
    return number
  }

  function addComment(by: string, number: number, body: string): string {
    conversation(number)
    lastId += 1
    comments.set(String(lastId), { number, by, body })
    return String(lastId)
  }

  function ownComment(id: string): Comment {
    const found = comments.get(id)
    if (found === undefined) throw notFound(`comment ${id}`)
    return found
  }

  function ownPull(number: number): Conversation {
    const found = conversation(number)
    if (found.by !== bot) throw new InputError(`#${number} was opened by ${found.by}, so it is left alone`)
    return found
  }

  function seePull(number: number): SeenPullRequest {
    const { pull, title, body, state } = conversation(number)
    if (pull === null) throw notFound(`pull request #${number}`)
    const headSha = pull.headSha ?? git.branches.get(pull.branch) ?? ''
    return { title, body, state, headSha, mergeSha: pull.mergeSha }
  }

  const repository: Immediate<RepositoryForge> = {
    readFile(path, ref = 'main') {
      return commitAt(git, ref).files[path]
    },
    readFolder(path, ref = 'main') {
      const inside = Object.entries(commitAt(git, ref).files).flatMap(([file, text]) => {
        const name = file.startsWith(`${path}/`) ? file.slice(path.length + 1) : ''
        return name === '' || name.includes('/') ? [] : [[name, text] as const]
      })
      return Object.fromEntries(inside)
    },
    listFiles(path) {
      const inside = Object.entries(commitAt(git, 'main').files).filter(([file]) =>
        file.startsWith(`${path}/`),
      )
      return inside.map(([file, text]) => ({
        path: file,
        version: createHash('sha1').update(text).digest('hex'),
      }))
    },
    role(login) {
      return roles.get(login) ?? 'none'
    },
    isTeamMember(team, login) {
      return teams.get(team)?.has(login) === true
    },

    findComment(number, marker) {
      conversation(number)
      const found = [...comments].find(
        ([, comment]) =>
          comment.number === number && comment.by === bot && comment.body.trimEnd().endsWith(marker),
      )
      return found?.[0]
    },
    createComment(number, body) {
      return addComment(bot, number, capMarkdown(body, maxBodyLength))
    },
    updateComment(id, body) {
      ownComment(id).body = capMarkdown(body, maxBodyLength)
    },
    deleteComment(id) {
      comments.delete(id)
    },
    acknowledge(number, comment) {
      const reaction = { on: comment ?? `#${number}`, by: bot, content: 'eyes' }
      const isGone = comment !== null && !comments.has(comment)
      if (isGone || reactions.some((other) => isDeepStrictEqual(other, reaction))) return
      reactions.push(reaction)
    },
    closeIssue(number, outcome) {
      Object.assign(conversation(number), { state: 'closed', reason: outcome })
    },

    openPullRequest(request) {
      const headSha = propose(git, request, bot)
      const texts = {
        title: capLine(request.title, maxTitleLength),
        body: capMarkdown(request.body, maxBodyLength),
      }
      const existing = [...conversations].find(
        ([, { state, pull }]) => state === 'open' && pull?.branch === request.branch,
      )?.[0]
      if (existing !== undefined) Object.assign(ownPull(existing), texts)
      const pull = { branch: request.branch, mergeSha: null, headSha: null }
      const number = existing ?? open(bot, { ...texts, pull })
      return { number, url: `https://github.example/acme/infra/pull/${number}`, headSha }
    },
    updatePullRequestBody(number, body) {
      ownPull(number).body = capMarkdown(body, maxBodyLength)
    },
    closePullRequest(number) {
      ownPull(number).state = 'closed'
    },

    putCheckRun(request) {
      commitAt(git, request.headSha)
      const { conclusion = null, ...rest } = request
      if (request.status === 'completed' && conclusion === null) {
        throw new InvariantError(`the check run "${request.name}" is completed without a conclusion`)
      }
      checks.set(`${request.headSha} ${request.externalId}`, {
        ...rest,
        conclusion: request.status === 'completed' ? conclusion : null,
        title: capLine(request.title, maxTitleLength),
        summary: capMarkdown(request.summary, maxSummaryLength),
      })
    },
  }

  function takeFailure(method: Method, when: 'before' | 'after'): void {
    const index = failures.findIndex((failure) => failure.method === method && failure.when === when)
    if (index === -1) return
    failures.splice(index, 1)
    throw new ExternalServiceError(`${method}: no answer`, { service: 'GitHub', retryable: true })
  }

  const watched = promised<RepositoryForge>(repository, (method, values, call) => {
    calls.push({ method, arguments: values })
    takeFailure(method, 'before')
    const result = call()
    takeFailure(method, 'after')
    return result
  })

  const world: Immediate<Omit<ForgeWorld, 'forge' | 'place' | 'bot'>> = {
    openIssue: (by, issue) => open(by, { ...issue, pull: null }),
    comment: (by, number, body) => addComment(by, number, body),
    push: (by, branch, changes) => git.commitTo(branch, by, changes),
    amend(by, branch) {
      const sha = git.write({ ...commitAt(git, branch), committer: by })
      git.branches.set(branch, sha)
      return sha
    },
    openPull: (by, branch) =>
      open(by, { title: branch, body: '', pull: { branch, mergeSha: null, headSha: null } }),
    merge(by, number) {
      const found = conversation(number)
      if (found.pull === null || found.state === 'closed') throw new Error(`#${number} cannot be merged`)
      found.pull.headSha = git.branches.get(found.pull.branch) ?? null
      found.pull.mergeSha = git.merge(found.pull.branch, by, `Merge pull request #${number}`)
      found.state = 'closed'
      return found.pull.mergeSha
    },

    issue: (number) => conversation(number),
    comments: (number) =>
      [...comments].flatMap(([id, comment]) => (comment.number === number ? [{ id, ...comment }] : [])),
    reactions: (number, comment) => reactions.filter(({ on }) => on === (comment ?? `#${number}`)),
    pull: (number) => seePull(number),
    head: (branch) => git.branches.get(branch),
    commit: (sha) => git.read(sha),
    files: (sha) => git.read(sha).files,
    checkRuns: (sha) => [...checks.values()].filter(({ headSha }) => headSha === sha),
    close: () => undefined,
  }

  return {
    ...promised<Omit<ForgeWorld, 'forge' | 'place' | 'bot'>>(world),
    forge: { repository: () => watched },
    place,
    bot,
    calls,
    roles,
    teams,
    failNext: (method, when) => failures.push({ method, when }),
  }
}

/** Makes the branch hold one commit of ours on top of `main`; the same content twice is the same commit. */
function propose(git: MemoryGit, { branch, ...request }: PullRequestRequest, bot: string): string {
  const base = git.branches.get('main') ?? ''
  const present = git.find(branch)
  if (present !== undefined) requireOwn(present, branch, bot)
  const { files } = git.read(base)
  const stale = Object.keys(files).filter((path) =>
    request.folders.some((folder) => path.startsWith(`${folder}/`)),
  )
  const wanted = withChanges(files, {
    ...Object.fromEntries(stale.map((path) => [path, null])),
    ...request.files,
  })
  if (isDeepStrictEqual(wanted, files)) throw new InputError('main holds exactly these files already')
  const head = git.branches.get(branch)
  const holds = isDeepStrictEqual(present?.files, wanted) && isDeepStrictEqual(present?.parents, [base])
  if (holds && head !== undefined) return head
  const message = `${request.commitMessage}\n\nPlanwright-Request: ${branch}`
  const sha = git.write({ files: wanted, parents: [base], author: bot, committer: bot, message })
  git.branches.set(branch, sha)
  return sha
}

function requireOwn({ author, committer }: MemoryCommit, branch: string, bot: string): void {
  if (author === bot && committer === bot) return
  throw new InputError(`the branch ${branch} ends in a commit of ${committer}, so it is left alone`)
}

function commitAt(git: MemoryGit, ref: string): MemoryCommit {
  const commit = git.find(ref)
  if (commit === undefined) throw notFound(`commit ${ref}`)
  return commit
}

function notFound(what: string): ExternalServiceError {
  return new ExternalServiceError(`${what}: 404 Not Found`, {
    service: 'GitHub',
    status: 404,
    retryable: false,
  })
}
