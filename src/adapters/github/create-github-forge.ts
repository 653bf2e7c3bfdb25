import type { Octokit } from '@octokit/rest'
import type { Clock } from '../../ports/clock.ts'
import type { Forge } from '../../ports/forge.ts'
import type { Logger } from '../../ports/logger.ts'
import { createAskGithub } from './ask-github.ts'
import type { RepositoryAccess } from './repository-access.ts'
import { createChecks } from './repository-checks.ts'
import { createContents } from './repository-contents.ts'
import { createConversation } from './repository-conversation.ts'
import { createPeople } from './repository-people.ts'
import { createPullRequests } from './repository-pull-requests.ts'

export interface GithubForgeOptions {
  /** A client that acts as an installation of our App; it need not repeat failed requests itself. */
  readonly octokitFor: (installationId: number) => Promise<Pick<Octokit, 'rest'>>
  /** The slug of our App, e.g. `planwright`; what others made is known by it. */
  readonly appSlug: string
  readonly log: Logger
  readonly clock?: Clock
  /** Waits between attempts. */
  readonly sleep?: (milliseconds: number) => Promise<unknown>
}

/** The forge on GitHub's REST API. Every error of GitHub's client becomes an `ExternalServiceError` here. */
export function createGithubForge(options: GithubForgeOptions): Forge {
  const { octokitFor, appSlug, log, clock = { now: () => new Date() }, sleep } = options
  return {
    repository({ installationId, owner, name }) {
      const access: RepositoryAccess = {
        ask: createAskGithub({
          octokit: () => octokitFor(installationId),
          clock,
          log,
          ...(sleep === undefined ? {} : { sleep }),
        }),
        at: { owner, repo: name },
        fullName: `${owner}/${name}`,
        appSlug,
      }
      return {
        ...createContents(access),
        ...createPeople(access),
        ...createConversation(access),
        ...createPullRequests(access),
        ...createChecks(access),
      }
    },
  }
}
