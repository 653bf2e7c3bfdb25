import { Octokit } from '@octokit/rest'
import { createGithubForge } from '../../../../src/adapters/github/create-github-forge.ts'
import type { RepositoryForge } from '../../../../src/ports/forge.ts'
import { silentLogger } from '../../../support/silent-logger.ts'

export const origin = 'https://github.test'
export const root = '/repos/acme/infra'
export const token = 'ghs_not_to_be_seen'
export const now = new Date('2026-11-22T12:00:00Z')

/** The real forge on the real client, and the pauses it asked for. */
export function mockedForge(): { readonly repository: RepositoryForge; readonly pauses: readonly number[] } {
  const pauses: number[] = []
  const quiet = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
  }
  const octokit = new Octokit({ auth: token, baseUrl: origin, log: quiet })
  const forge = createGithubForge({
    octokitFor: () => Promise.resolve(octokit),
    appSlug: 'planwright',
    log: silentLogger,
    clock: { now: () => now },
    sleep: (milliseconds) => {
      pauses.push(milliseconds)
      return Promise.resolve()
    },
  })
  return { repository: forge.repository({ installationId: 1, owner: 'acme', name: 'infra' }), pauses }
}
