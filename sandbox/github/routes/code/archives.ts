import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type ArchiveFormat, archiveOf } from '../../git/archive.ts'
import { resolveCommit } from '../../git/refs.ts'
import { notFound } from '../../http/api-error.ts'
import { type Call, param, type Reply, type RepositoryCall } from '../../http/call.ts'
import { type Route, reads } from '../../http/route.ts'
import { encodePath } from '../../shapes/commit.ts'
import { findRepository } from '../../world/state.ts'

const compress = promisify(gzip)
/** Signs links; a link lives no longer than the process. */
const secret = randomBytes(32)
/** Links of private repositories expire after five minutes ("Repository contents", GitHub REST API, 2026). */
const lifetimeSeconds = 300
const contents = ['contents'] as const

/** Source archives: a redirect to a signed link, which answers without credentials. */
export const archiveRoutes: readonly Route[] = (['tarball', 'zipball'] as const).flatMap((format) => [
  reads(`/repos/{owner}/{repo}/${format}/{ref}`, contents, async (call) => redirect(call, format)),
  download(format),
])

async function redirect(call: RepositoryCall, format: ArchiveFormat): Promise<Reply> {
  const { hub, repository } = call
  const ref = param(call, 'ref')
  const sha = await resolveCommit(repository, ref)
  if (sha === undefined) throw notFound()
  const named = [`refs/heads/${ref}`, `refs/tags/${ref}`].find((full) => repository.refs.has(full)) ?? ref
  const expires = Math.floor(hub.credentialNow().getTime() / 1000) + lifetimeSeconds
  const path = `/_double/codeload/${repository.fullName}/${format}/${encodePath(named)}`
  const token = sign(`${repository.id} ${format} ${sha} ${expires}`)
  const location = `${hub.url}${path}?sha=${sha}&expires=${expires}&token=${token}`
  return { status: 302, headers: { location } }
}

function download(format: ArchiveFormat): Route {
  return {
    method: 'GET',
    path: `/_double/codeload/{owner}/{repo}/${format}/{ref}`,
    access: 'anyone',
    run: async (call) => serve(call, format),
  }
}

async function serve(call: Call, format: ArchiveFormat): Promise<Reply> {
  const repository = findRepository(call.hub.state, param(call, 'owner'), param(call, 'repo'))
  const [sha, expires, token] = ['sha', 'expires', 'token'].map((name) => call.query.get(name) ?? '')
  if (repository === undefined || sha === undefined || token === undefined) throw notFound()
  const expected = Buffer.from(sign(`${repository.id} ${format} ${sha} ${expires}`))
  const given = Buffer.from(token)
  const genuine = expected.length === given.length && timingSafeEqual(expected, given)
  if (!genuine || Number(expires) * 1000 < call.hub.credentialNow().getTime()) throw notFound()
  const stem = `${repository.owner.login}-${repository.name}-${sha.slice(0, 7)}`
  const bytes = await archiveOf(repository.directory, { sha, folder: `${stem}/`, format })
  const [body, kind, ending] =
    format === 'zipball' ? [bytes, 'zip', 'zip'] : [await compress(bytes), 'x-gzip', 'tar.gz']
  const headers = {
    'content-type': `application/${kind}`,
    'content-disposition': `attachment; filename=${stem}.${ending}`,
  }
  return { status: 200, body, headers }
}

function sign(text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex')
}
