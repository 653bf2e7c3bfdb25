import { fetchCommits } from '../../git/fork.ts'
import { commitsBetween, mergeBase } from '../../git/git-history.ts'
import { type ApiError, validationFailed } from '../../http/api-error.ts'
import type { ActingCall } from '../../http/call.ts'
import { optionalString } from '../../http/fields.ts'
import { suppliedString } from '../../http/supplied.ts'
import { isPull } from '../../pulls/pull-facts.ts'
import { canWrite } from '../../pulls/review-verdict.ts'
import { networkOf } from '../../world/network.ts'
import { standingOf } from '../../world/roles.ts'
import type { Pull, Repository } from '../../world/state.ts'

/** Where a new pull request comes from and goes to. */
export type PullEnds = Pick<Pull, 'headRepository' | 'headBranch' | 'headSha' | 'baseBranch' | 'baseSha'>

/**
 * Reads `head` (`branch` or `owner:branch`) and `base` of a new pull request and brings the commits of a fork over.
 * Throws 422 for ends that do not exist, are taken, or have nothing between them.
 */
export async function readEnds(call: ActingCall): Promise<PullEnds> {
  const { hub, repository, fields, actor } = call
  const { headRepository, headBranch } = findHead(call)
  const baseBranch = suppliedString(fields, 'base')
  const headSha = headRepository.refs.get(`refs/heads/${headBranch}`)
  const baseSha = repository.refs.get(`refs/heads/${baseBranch}`)
  if (headSha === undefined) throw invalid('head')
  if (baseSha === undefined) throw invalid('base')
  const allowed =
    headRepository === repository ? call.role : standingOf(hub.state, headRepository, actor).role
  if (allowed === 'none') throw invalid('head')
  if (!(call.app !== null && headRepository === repository) && !canWrite(hub.state, headRepository, actor))
    throw refuse('must be a collaborator')
  const ends: PullEnds = { headRepository, headBranch, headSha, baseBranch, baseSha }
  if (isTaken(repository, ends))
    throw refuse(`A pull request already exists for ${headRepository.owner.login}:${headBranch}.`)
  if (headRepository !== repository)
    await fetchCommits(repository, headRepository, `refs/heads/${headBranch}`)
  if ((await mergeBase(repository.directory, baseSha, headSha)) === null)
    throw refuse(`The ${headBranch} branch has no history in common with ${baseBranch}`)
  if ((await commitsBetween(repository.directory, baseSha, headSha)).length === 0)
    throw refuse(
      `No commits between ${labelOf(repository, ends, 'base')} and ${labelOf(repository, ends, 'head')}`,
    )
  return ends
}

/** `owner:branch` names a fork of that owner; among several, `head_repo` chooses. */
function findHead(call: ActingCall): Pick<PullEnds, 'headRepository' | 'headBranch'> {
  const { hub, repository, fields } = call
  const head = suppliedString(fields, 'head')
  const colon = head.indexOf(':')
  const owner = colon < 0 ? repository.owner.login : head.slice(0, colon)
  const name = optionalString(fields, 'head_repo')?.split('/').at(-1)?.toLowerCase()
  const isOwn = owner.toLowerCase() === repository.owner.login.toLowerCase()
  const found =
    isOwn && name === undefined
      ? repository
      : networkOf(hub.state, repository).find(
          (other) =>
            other.owner.login.toLowerCase() === owner.toLowerCase() &&
            (name === undefined || other.name.toLowerCase() === name),
        )
  if (found === undefined) throw invalid('head')
  return { headRepository: found, headBranch: head.slice(colon + 1) }
}

function isTaken(repository: Repository, { headRepository, headBranch, baseBranch }: PullEnds): boolean {
  return [...repository.issues.values()]
    .filter(isPull)
    .some(
      ({ state, pull }) =>
        state === 'open' &&
        pull.headRepository === headRepository &&
        pull.headBranch === headBranch &&
        pull.baseBranch === baseBranch,
    )
}

/** The owner is named only where the two ends have different ones. */
function labelOf(repository: Repository, ends: PullEnds, end: 'base' | 'head'): string {
  const { headRepository, headBranch, baseBranch } = ends
  const branch = end === 'base' ? baseBranch : headBranch
  if (headRepository === repository) return branch
  return `${(end === 'base' ? repository : headRepository).owner.login}:${branch}`
}

function invalid(field: 'head' | 'base'): ApiError {
  return validationFailed({ resource: 'PullRequest', field, code: 'invalid' })
}

function refuse(message: string): ApiError {
  return validationFailed({ resource: 'PullRequest', code: 'custom', message })
}
