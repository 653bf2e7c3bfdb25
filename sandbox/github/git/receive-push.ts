import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ApiError } from '../http/api-error.ts'
import type { Hub } from '../hub.ts'
import type { Account, Repository } from '../world/state.ts'
import { GitError, runGit } from './git.ts'
import {
  answerWith,
  type PushCommand,
  type PushRefusal,
  type PushRequest,
  parsePush,
  pushOf,
} from './push-request.ts'
import { guardRef, ProtectedBranchError } from './ref-guard.ts'

/** Hands a push body to git-receive-pack and returns its answer. */
export type ReceivePack = (body: Buffer) => Promise<Buffer>

/**
 * Receives a push: what branch protection refuses is answered like a declined hook, ref by ref, and its objects never
 * reach the repository; the rest goes to git. With `--atomic` one refusal refuses all.
 */
export async function receivePush(
  hub: Hub,
  repository: Repository,
  push: {
    readonly actor: Account
    readonly body: Buffer
    readonly receive: ReceivePack
    /** The only refs that the actor may move; null for all. */
    readonly onlyRefs: ReadonlySet<string> | null
  },
): Promise<Buffer> {
  const { actor, body, receive, onlyRefs } = push
  if (repository.protections.size === 0 && onlyRefs === null) return receive(body)
  const request = parsePush(body)
  if (request === undefined)
    throw new ApiError(400, 'This push cannot be read: signed pushes are not supported.')
  const outside = request.commands.filter(({ ref }) => onlyRefs !== null && !onlyRefs.has(ref))
  const message = `error: Permission to ${repository.fullName}.git denied to ${actor.login}.\n`
  const refusals = [
    ...outside.map(({ ref }) => ({ ref, reason: 'permission denied', message })),
    ...(await judge(hub, repository, request, actor)),
  ]
  if (refusals.length === 0) return receive(body)
  const refused = new Set(refusals.map(({ ref }) => ref))
  const others = request.commands.filter(({ ref }) => !refused.has(ref))
  if (request.capabilities.includes('atomic')) {
    const rest = others.map(({ ref }) => ({ ref, reason: 'atomic push failure', message: '' }))
    return answerWith(request, [...refusals, ...rest], undefined)
  }
  const answer = others.length === 0 ? undefined : await receive(pushOf(request, others))
  return answerWith(request, refusals, answer)
}

async function judge(
  hub: Hub,
  repository: Repository,
  request: PushRequest,
  actor: Account,
): Promise<PushRefusal[]> {
  const guarded = request.commands.filter(
    ({ ref }) => ref.startsWith('refs/heads/') && repository.protections.has(ref.slice('refs/heads/'.length)),
  )
  if (guarded.length === 0) return []
  return withIncoming(repository, request.pack, async (env) => {
    const refusals: PushRefusal[] = []
    for (const command of guarded) {
      const refusal = await refusalOf(hub, repository, { ...command, actor, env })
      if (refusal !== undefined) refusals.push(refusal)
    }
    return refusals
  })
}

async function refusalOf(
  hub: Hub,
  repository: Repository,
  change: PushCommand & { readonly actor: Account; readonly env: Readonly<Record<string, string>> },
): Promise<PushRefusal | undefined> {
  const { ref } = change
  try {
    await guardRef(hub.state, repository, { ...change, before: repository.refs.get(ref) ?? null })
    return undefined
  } catch (error) {
    if (error instanceof GitError) return { ref, reason: 'unpacker error', message: '' }
    if (!(error instanceof ProtectedBranchError)) throw error
    const message = `error: GH006: Protected branch update failed for ${ref}.\nerror: ${error.reason}\n`
    return { ref, reason: 'protected branch hook declined', message }
  }
}

/** Unpacks pushed objects beside the repository for as long as they are judged. */
async function withIncoming<Result>(
  repository: Repository,
  pack: Buffer,
  task: (env: Readonly<Record<string, string>>) => Promise<Result>,
): Promise<Result> {
  if (pack.length === 0) return task({})
  const folder = await mkdtemp(join(repository.directory, 'incoming-'))
  try {
    const env = {
      GIT_OBJECT_DIRECTORY: folder,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: join(repository.directory, 'objects'),
    }
    await runGit(repository.directory, ['unpack-objects', '-q'], { env, input: pack, accept: [1, 128] })
    return await task(env)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
