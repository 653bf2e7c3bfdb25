import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { copyRepository } from '../../git/fork.ts'
import { readRefs } from '../../git/refs.ts'
import { ApiError, notFound, validationFailed } from '../../http/api-error.ts'
import { type ActingCall, noContent, type Reply, type RepositoryCall } from '../../http/call.ts'
import { optionalBoolean, optionalString } from '../../http/fields.ts'
import { paged } from '../../http/pagination.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { forksOf, fullRepositoryJson, repositoryJson } from '../../shapes/repo.ts'
import { emit } from '../../webhooks/events.ts'
import { networkOf } from '../../world/network.ts'
import { createRepositoryRecord } from '../../world/plant.ts'
import { standingOf } from '../../world/roles.ts'
import { type Account, findOrganisation, findRepository, type Repository } from '../../world/state.ts'

const administration = ['administration'] as const
const repositoryName = /^[\w.-]{1,100}$/

/** Forks, and the end of a repository. */
export const forkRoutes: readonly Route[] = [
  writes(
    'POST',
    '/repos/{owner}/{repo}/forks',
    { role: 'read', permissions: administration, peopleOnly: true },
    createFork,
  ),
  reads('/repos/{owner}/{repo}/forks', ['metadata'], (call) =>
    paged(call, forksOf(call.hub, call.repository).filter(isVisibleTo(call)).toReversed(), (fork) =>
      repositoryJson(call.hub, fork),
    ),
  ),
  writes(
    'DELETE',
    '/repos/{owner}/{repo}',
    { role: 'admin', permissions: administration },
    async ({ hub, repository }) => {
      hub.state.repositories.delete(repository.fullName.toLowerCase())
      await rm(repository.directory, { recursive: true, force: true })
      return noContent()
    },
  ),
]

/** Answers with the fork at once: GitHub copies in the background, the double has copied by then. */
async function createFork(call: ActingCall): Promise<Reply> {
  const { hub, repository, fields, actor } = call
  const owner = forkOwner(call)
  if (owner === repository.owner)
    throw new ApiError(403, `${repository.fullName} cannot be forked into the account that owns it`)
  const existing = networkOf(hub.state, repository).find((other) => other.owner === owner)
  if (existing !== undefined) return { status: 202, body: fullRepositoryJson(hub, existing, 'admin') }
  const name = freeName(call, owner, optionalString(fields, 'name') ?? repository.name)
  const root = dirname(dirname(repository.directory))
  const record = createRepositoryRecord(hub, owner, {
    seed: {
      name,
      description: repository.description,
      visibility: repository.visibility,
      defaultBranch: repository.defaultBranch,
      ...(owner === actor ? {} : { roles: { [actor.login]: 'admin' } }),
    },
    directory: (id) => join(root, owner.login, `${name}.${id}.git`),
    parent: repository,
  })
  const branches = optionalBoolean(fields, 'default_branch_only') === true ? 'default' : 'all'
  await copyRepository(repository, { ...record, branches })
  for (const [ref, sha] of await readRefs(record.directory)) record.refs.set(ref, sha)
  hub.state.repositories.set(record.fullName.toLowerCase(), record)
  emit(hub, repository, {
    name: 'fork',
    action: null,
    sender: actor,
    payload: { forkee: { ...repositoryJson(hub, record), public: record.visibility === 'public' } },
  })
  return { status: 202, body: fullRepositoryJson(hub, record, 'admin') }
}

/** The account that gets the fork: the caller, or an organization that the caller belongs to. */
function forkOwner({ hub, fields, actor }: ActingCall): Account {
  const wanted = optionalString(fields, 'organization')
  if (wanted === undefined) return actor
  const organisation = findOrganisation(hub.state, wanted)
  if (organisation === undefined || !organisation.members.has(actor.login)) throw notFound()
  return organisation.account
}

/** The wanted name, or that name with the first free number behind it. */
function freeName({ hub }: ActingCall, owner: Account, wanted: string): string {
  if (!repositoryName.test(wanted) || /^\.{1,2}$|\.git$/.test(wanted))
    throw validationFailed({ resource: 'Repository', field: 'name', code: 'invalid' })
  let name = wanted
  for (let count = 1; findRepository(hub.state, owner.login, name) !== undefined; count += 1)
    name = `${wanted}-${count}`
  return name
}

function isVisibleTo(call: RepositoryCall): (repository: Repository) => boolean {
  return (repository) => standingOf(call.hub.state, repository, call.actor).role !== 'none'
}
