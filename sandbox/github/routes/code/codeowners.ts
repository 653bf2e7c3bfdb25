import { resolveCommit } from '../../git/refs.ts'
import { notFound } from '../../http/api-error.ts'
import { ok, type Reply, type RepositoryCall } from '../../http/call.ts'
import { type Route, reads } from '../../http/route.ts'
import { readCodeowners } from '../../pulls/codeowners.ts'

/** What is wrong with the CODEOWNERS file. */
export const codeownerRoutes: readonly Route[] = [
  reads('/repos/{owner}/{repo}/codeowners/errors', ['contents'], listErrors),
]

async function listErrors(call: RepositoryCall): Promise<Reply> {
  const { hub, repository, query } = call
  const commit = await resolveCommit(repository, query.get('ref') ?? repository.defaultBranch)
  const file = commit === undefined ? undefined : await readCodeowners(hub.state, repository, commit)
  if (file === undefined) throw notFound()
  return ok({ errors: file.errors.map((error) => ({ ...error, path: file.path })) })
}
