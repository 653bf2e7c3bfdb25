import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { authorizeRepository, type RepositoryNeed } from '../http/access.ts'
import { lockKey } from '../http/api.ts'
import { ApiError } from '../http/api-error.ts'
import { authenticate } from '../http/authenticate.ts'
import { type Handler, readBody } from '../http/http-server.ts'
import type { Hub } from '../hub.ts'
import { invitedBranches } from '../pulls/invited-branches.ts'
import { type Account, findRepository, type Repository } from '../world/state.ts'
import { runGit } from './git.ts'
import type { Locks } from './locks.ts'
import { receivePush } from './receive-push.ts'
import { adoptPushedRefs } from './refs.ts'

type Service = 'git-upload-pack' | 'git-receive-pack'

interface GitCall {
  readonly repository: Repository
  readonly service: Service
  readonly step: 'advertise' | 'exchange'
  readonly actor: Account | null
  /** The only refs that may move; null for all. */
  readonly onlyRefs: ReadonlySet<string> | null
}

const address = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/
const maxPackBytes = 256 * 1024 * 1024
const decompress = promisify(gunzip)
const fetching: RepositoryNeed = { role: 'read', permissions: ['contents'], level: 'read', changes: false }
const pushing: RepositoryNeed = {
  role: 'write',
  permissions: ['contents'],
  level: 'write',
  changes: true,
  refusal: 403,
}

/** Serves clone, fetch and push over smart HTTP; the password is a token, and every pushed ref is announced before the answer. */
export function createGitHandler(hub: Hub, locks: Locks): Handler {
  return async (request, response, url) => {
    const match = address.exec(url.pathname)
    if (match === null) return false
    try {
      const call = readCall(hub, request, url, match)
      const headers = { 'cache-control': 'no-cache', 'content-type': contentType(call) }
      const body = await serve(hub, locks, call, request)
      response.writeHead(200, headers).end(body)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      refuse(response, error)
    }
    return true
  }
}

function readCall(hub: Hub, request: IncomingMessage, url: URL, match: RegExpExecArray): GitCall {
  const [, owner = '', name = '', tail = ''] = match
  const step = tail === 'info/refs' ? 'advertise' : 'exchange'
  const service = step === 'advertise' ? url.searchParams.get('service') : tail
  if (service !== 'git-upload-pack' && service !== 'git-receive-pack') {
    throw new ApiError(403, 'Please upgrade your git client: only smart HTTP is served.')
  }
  if (request.method !== (step === 'advertise' ? 'GET' : 'POST'))
    throw new ApiError(405, 'Method Not Allowed')
  const principal = authenticate(hub, request.headers.authorization)
  const repository = findRepository(hub.state, owner, name)
  const anonymous = principal.kind === 'anonymous'
  if (repository === undefined) throw unknown(anonymous)
  const need = service === 'git-receive-pack' ? pushing : fetching
  try {
    const { actor } = authorizeRepository(hub.state, principal, repository, need)
    return { repository, service, step, actor, onlyRefs: null }
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) throw unknown(anonymous)
    if (error instanceof ApiError && error.status === 403 && principal.kind === 'user') {
      const onlyRefs = invitedBranches(hub.state, repository, principal.account)
      if (onlyRefs.size > 0) return { repository, service, step, actor: principal.account, onlyRefs }
      throw new ApiError(
        403,
        `Permission to ${repository.fullName}.git denied to ${principal.account.login}.`,
      )
    }
    throw error
  }
}

async function serve(hub: Hub, locks: Locks, call: GitCall, request: IncomingMessage): Promise<Buffer> {
  const { repository, service, actor } = call
  const command = service.slice('git-'.length)
  const protocol = protocolOf(request)
  const env = protocol === undefined ? {} : { GIT_PROTOCOL: protocol }
  if (call.step === 'advertise') {
    const args = [command, '--stateless-rpc', '--advertise-refs', repository.directory]
    const { output } = await runGit(repository.directory, args, { env })
    return protocol?.includes('version=2') === true ? output : Buffer.concat([announcement(service), output])
  }
  const input = await readPack(request)
  const run = async (body: Buffer) => {
    const args = [command, '--stateless-rpc', repository.directory]
    return (await runGit(repository.directory, args, { env, input: body, accept: [1, 128] })).output
  }
  if (service === 'git-upload-pack') return run(input)
  if (actor === null) throw new Error('a push was let in without an actor')
  return locks.run(lockKey(hub.state, repository.owner.login, repository.name), async () => {
    const output = await receivePush(hub, repository, {
      actor,
      body: input,
      receive: run,
      onlyRefs: call.onlyRefs,
    })
    await adoptPushedRefs(hub, repository, actor)
    return output
  })
}

async function readPack(request: IncomingMessage): Promise<Buffer> {
  const body = await readBody(request, maxPackBytes)
  if (request.headers['content-encoding'] !== 'gzip') return body
  return decompress(body, { maxOutputLength: maxPackBytes })
}

/** The first packets of a version 0 advertisement: one line that names the service, then a flush. */
function announcement(service: Service): Buffer {
  const line = `# service=${service}\n`
  const length = (line.length + 4).toString(16).padStart(4, '0')
  return Buffer.from(`${length}${line}0000`)
}

function protocolOf(request: IncomingMessage): string | undefined {
  const header = request.headers['git-protocol']
  return typeof header === 'string' && /^version=[012]$/.test(header) ? header : undefined
}

function contentType({ service, step }: GitCall): string {
  return `application/x-${service}-${step === 'advertise' ? 'advertisement' : 'result'}`
}

/** Git asks its user for credentials only after 401, so a repository that may be private answers that to strangers. */
function unknown(anonymous: boolean): ApiError {
  return anonymous
    ? new ApiError(401, 'Authentication is needed.')
    : new ApiError(404, 'Repository not found.')
}

function refuse(response: ServerResponse, error: ApiError): void {
  const challenge = error.status === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {}
  response
    .writeHead(error.status, { 'content-type': 'text/plain; charset=utf-8', ...challenge })
    .end(`${error.message}\n`)
}
