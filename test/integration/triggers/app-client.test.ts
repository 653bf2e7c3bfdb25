import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GithubDouble, startGithub } from '../../../sandbox/github/github.ts'
import { createGithubForge } from '../../../src/adapters/github/create-github-forge.ts'
import { ExternalServiceError } from '../../../src/domain/errors.ts'
import { silentLogger } from '../../support/silent-logger.ts'
import { createRecorder, serverFor } from './webhook-caller.ts'

const at = { owner: 'acme', repo: 'infra' }

describe('the client of the App', () => {
  let directory: string
  let github: GithubDouble

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'planwright-client-'))
    github = await startGithub({ directory })
  })
  afterAll(async () => {
    await github.close()
    await rm(directory, { recursive: true, force: true })
  })

  function open(pace: 'github' | 'none', change = {}) {
    const { app, url: baseUrl } = github
    const { id: appId, privateKey, webhookSecret } = app
    return serverFor(createRecorder(), { appId, privateKey, webhookSecret, baseUrl, pace, ...change })
  }

  it.each(['github', 'none'] as const)('repeats nothing by itself with the pace of %s', async (pace) => {
    const { rest } = await open(pace).octokitFor(github.app.installationId)
    await rest.repos.get(at)
    for (const [status, headers] of [
      [502, {}],
      [403, { 'retry-after': '1', 'x-ratelimit-remaining': '0' }],
      [429, { 'retry-after': '1' }],
    ] as const) {
      github.knobs.failRequests({ match: { path: '/repos/acme/infra' }, status, headers, times: 1 })
      await expect(rest.repos.get(at)).rejects.toMatchObject({ status })
      expect((await rest.repos.get(at)).status).toBe(200)
    }
  })

  it('does not take a missing installation for missing files or people', async () => {
    const server = open('none')
    const forge = createGithubForge({
      octokitFor: (installationId) => server.octokitFor(installationId),
      appSlug: 'planwright',
      log: silentLogger,
    })
    const repository = forge.repository({ installationId: 999_999, owner: at.owner, name: at.repo })
    for (const asked of [repository.readFile('README.md'), repository.role('alice')]) {
      const error: unknown = await asked.catch((caught: unknown) => caught)
      expect(error).toBeInstanceOf(ExternalServiceError)
      expect(error).toMatchObject({ status: 401, retryable: false })
    }
  })

  it('says that GitHub cannot be reached', async () => {
    const server = open('none', { baseUrl: 'http://127.0.0.1:1' })
    const forge = createGithubForge({
      octokitFor: (installationId) => server.octokitFor(installationId),
      appSlug: 'planwright',
      log: silentLogger,
      sleep: () => Promise.resolve(),
    })
    const repository = forge.repository({ installationId: 1, owner: at.owner, name: at.repo })
    await expect(repository.role('alice')).rejects.toMatchObject({ status: undefined, retryable: true })
  })
})
