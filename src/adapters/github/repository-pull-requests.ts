import { InputError } from '../../domain/errors.ts'
import type { PullRequestRequest, RepositoryForge } from '../../ports/forge.ts'
import { capLine, capMarkdown, maxBodyLength, maxTitleLength } from './cap-text.ts'
import { proposeCommit } from './propose-commit.ts'
import { isOurs, type RepositoryAccess } from './repository-access.ts'
import { Anything, PullRequest, PullRequestPage } from './schema.ts'

type PullRequests = Pick<RepositoryForge, 'openPullRequest' | 'updatePullRequestBody' | 'closePullRequest'>

/** Pull requests of branches of ours. */
export function createPullRequests(access: RepositoryAccess): PullRequests {
  return {
    async openPullRequest(request) {
      const { headSha, defaultBranch } = await proposeCommit(access, request)
      const wanted = {
        title: capLine(request.title, maxTitleLength),
        body: capMarkdown(request.body, maxBodyLength),
      }
      const existing = await findOpen(access, request, defaultBranch)
      const { number, html_url: url } =
        existing === undefined
          ? await create(access, request, { ...wanted, base: defaultBranch })
          : await edit(access, requireOurs(access, existing), wanted)
      return { number, url, headSha }
    },

    async updatePullRequestBody(number, body) {
      const pullRequest = requireOurs(access, await get(access, number))
      await edit(access, pullRequest, { body: capMarkdown(body, maxBodyLength) })
    },

    async closePullRequest(number) {
      const pullRequest = requireOurs(access, await get(access, number))
      if (pullRequest.state === 'closed') return
      await access.ask({
        what: `closing ${access.fullName}#${number}`,
        answer: Anything,
        repeatOn: 'outage',
        send: (rest) => rest.pulls.update({ ...access.at, pull_number: number, state: 'closed' }),
      })
    },
  }
}

function get({ ask, at, fullName }: RepositoryAccess, number: number): Promise<PullRequest> {
  return ask({
    what: `reading ${fullName}#${number}`,
    answer: PullRequest,
    repeatOn: 'outage_and_lag',
    send: (rest) => rest.pulls.get({ ...at, pull_number: number }),
  })
}

async function findOpen(
  { ask, at, fullName }: RepositoryAccess,
  { branch }: PullRequestRequest,
  base: string,
): Promise<PullRequest | undefined> {
  const [found] = await ask({
    what: `looking for the pull request of ${branch} in ${fullName}`,
    answer: PullRequestPage,
    repeatOn: 'outage',
    send: (rest) => rest.pulls.list({ ...at, head: `${at.owner}:${branch}`, base, state: 'open' }),
  })
  return found
}

function create(
  { ask, at, fullName }: RepositoryAccess,
  { branch }: PullRequestRequest,
  fields: { readonly title: string; readonly body: string; readonly base: string },
): Promise<PullRequest> {
  return ask({
    what: `opening the pull request of ${branch} in ${fullName}`,
    answer: PullRequest,
    repeatOn: 'lag',
    send: (rest) => rest.pulls.create({ ...at, head: branch, ...fields }),
  })
}

async function edit(
  { ask, at, fullName }: RepositoryAccess,
  pullRequest: PullRequest,
  wanted: { readonly title?: string; readonly body: string },
): Promise<PullRequest> {
  const { title = pullRequest.title, body } = wanted
  if (pullRequest.title === title && (pullRequest.body ?? '') === body) return pullRequest
  return ask({
    what: `editing ${fullName}#${pullRequest.number}`,
    answer: PullRequest,
    repeatOn: 'outage',
    send: (rest) => rest.pulls.update({ ...at, pull_number: pullRequest.number, ...wanted }),
  })
}

function requireOurs(access: RepositoryAccess, pullRequest: PullRequest): PullRequest {
  if (isOurs(pullRequest, access)) return pullRequest
  throw new InputError(
    `${access.fullName}#${pullRequest.number} was opened by ${pullRequest.user?.login ?? 'somebody else'}, so it is left alone; close it, then try again`,
  )
}
