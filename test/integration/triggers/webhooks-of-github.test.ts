import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Octokit } from '@octokit/rest'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type GithubDouble, startGithub } from '../../../sandbox/github/github.ts'
import { createGithubForge } from '../../../src/adapters/github/create-github-forge.ts'
import type { WebhookServer } from '../../../src/adapters/github/create-webhook-server.ts'
import type { RepositoryForge } from '../../../src/ports/forge.ts'
import { checkId } from '../../../src/workflow/check-id.ts'
import { requestMarker } from '../../../src/workflow/marker.ts'
import { silentLogger } from '../../support/silent-logger.ts'
import { createRecorder, serverFor } from './webhook-caller.ts'

const at = { owner: 'acme', repo: 'infra' }

describe('the webhooks of a request, as GitHub sends them', () => {
  const recorder = createRecorder()
  let directory: string
  let github: GithubDouble
  let server: WebhookServer
  let repository: RepositoryForge

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'planwright-webhooks-'))
    github = await startGithub({ directory })
    const { app, url: baseUrl } = github
    server = serverFor(recorder, {
      appId: app.id,
      privateKey: app.privateKey,
      webhookSecret: app.webhookSecret,
      baseUrl,
      pace: 'none',
    })
    await server.start()
    github.setWebhookUrl(`${server.url}/api/github/webhooks`)
    const forge = createGithubForge({
      octokitFor: (installationId) => server.octokitFor(installationId),
      appSlug: app.slug,
      log: silentLogger,
    })
    repository = forge.repository({ installationId: app.installationId, owner: at.owner, name: at.repo })
  })
  afterAll(async () => {
    await github.close()
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  })
  beforeEach(() => {
    recorder.received.splice(0)
  })

  function as(login: string): Octokit['rest'] {
    return new Octokit({ auth: github.tokens[login], baseUrl: github.url }).rest
  }

  async function signals(): Promise<readonly unknown[]> {
    await github.settled()
    return recorder.received.flatMap(({ signal }) => (signal === undefined ? [] : [signal]))
  }

  async function openIssue(): Promise<number> {
    const { data } = await as('alice').issues.create({ ...at, title: 'A database', body: 'Please.' })
    return data.number
  }

  async function openPull(issue: number) {
    const opened = await repository.openPullRequest({
      branch: `planwright/${issue}-web`,
      files: { [`stacks/prod/web-${issue}/main.tf`]: 'a = 1\n' },
      folders: [`stacks/prod/web-${issue}`],
      commitMessage: 'Add a web server',
      title: 'Add a web server',
      body: `Why.\n\n${requestMarker(`acme/infra#${issue}`)}`,
    })
    return opened
  }

  it('turn an issue, its edit and its comments into signals, and our own comments into none', async () => {
    const issue = await openIssue()
    await as('alice').issues.update({ ...at, issue_number: issue, body: 'Please, in westus3.' })
    await repository.createComment(issue, 'What size?')
    const { data } = await as('bob').issues.createComment({ ...at, issue_number: issue, body: 'small' })
    await as('bob').issues.updateComment({ ...at, comment_id: data.id, body: 'large' })
    const requestKey = `acme/infra#${issue}`
    expect(await signals()).toMatchObject([
      { requestKey, body: { type: 'issue', by: 'alice', text: 'Please.', edited: false } },
      { requestKey, body: { type: 'issue', by: 'alice', text: 'Please, in westus3.', edited: true } },
      { requestKey, body: { type: 'comment', by: 'bob', id: String(data.id), text: 'small', edited: false } },
      { requestKey, body: { type: 'comment', by: 'bob', id: String(data.id), text: 'large', edited: true } },
    ])
  })

  it('turn what people do to our pull request into signals, and what we do into none', async () => {
    const issue = await openIssue()
    const { number, headSha } = await openPull(issue)
    await repository.updatePullRequestBody(number, `Why.\n\n${requestMarker(`acme/infra#${issue}`)}\n`)
    await as('bob').issues.createComment({ ...at, issue_number: number, body: 'please call it x' })
    await as('bob').pulls.createReview({ ...at, pull_number: number, event: 'COMMENT', body: 'hm' })
    const review = await as('bob').pulls.createReview({ ...at, pull_number: number, event: 'APPROVE' })
    const pushed = await as('carol').repos.createOrUpdateFileContents({
      ...at,
      path: 'extra.txt',
      branch: `planwright/${issue}-web`,
      message: 'Add a file',
      content: Buffer.from('extra').toString('base64'),
    })
    const dismissal = { ...at, pull_number: number, review_id: review.data.id, message: 'it changed' }
    await as('bob').pulls.dismissReview(dismissal)
    const merged = await as('bob').pulls.merge({ ...at, pull_number: number, merge_method: 'squash' })
    const [, ...rest] = await signals()
    const head = pushed.data.commit.sha
    expect(rest).toMatchObject([
      { body: { type: 'comment', number, by: 'bob', text: 'please call it x' } },
      { body: { type: 'review', pullRequest: number, by: 'bob', verdict: 'approved', headSha } },
      { body: { type: 'head', pullRequest: number, by: 'carol', headSha: head } },
      { body: { type: 'review', by: 'bob', verdict: 'withdrawn' } },
      { body: { type: 'pull_request_closed', by: 'bob', headSha: head, mergeSha: merged.data.sha } },
    ])
    expect(rest.every((signal) => JSON.stringify(signal).includes(`"acme/infra#${issue}"`))).toBe(true)
  })

  it('turn the buttons of our check run into signals', async () => {
    const issue = await openIssue()
    const { headSha } = await openPull(issue)
    const requestKey = `acme/infra#${issue}`
    await repository.putCheckRun({
      externalId: checkId(requestKey, 'web', 'plan'),
      headSha,
      name: 'planwright / web',
      status: 'completed',
      conclusion: 'failure',
      title: 'Failed',
      summary: 'It failed.',
      actions: [{ label: 'Retry', description: 'Plan it again', identifier: 'retry' }],
    })
    const { data } = await as('alice').checks.listForRef({ ...at, ref: headSha })
    const id = data.check_runs[0]?.id ?? 0
    const press = await fetch(`${github.url}/_double/check-runs/${id}/actions/retry`, {
      method: 'POST',
      headers: { authorization: `token ${github.tokens['alice']}` },
    })
    expect(press.status).toBe(201)
    await as('alice').checks.rerequestRun({ ...at, check_run_id: id })
    const [, ...rest] = await signals()
    expect(rest).toEqual([
      { requestKey, body: { type: 'check_action', stack: 'web', by: 'alice', action: 'retry' } },
      { requestKey, body: { type: 'check_action', stack: 'web', by: 'alice', action: 'recheck' } },
    ])
  })

  it('are kept once when GitHub sends them twice, and again after a failure', async () => {
    github.knobs.duplicateNext(1)
    await openIssue()
    expect(await signals()).toHaveLength(1)
    recorder.received.splice(0)
    recorder.before = () => Promise.reject(new Error('no database'))
    await openIssue()
    expect(await signals()).toEqual([])
    const failed = github.deliveries().at(-1)
    expect(failed?.statusCode).toBe(500)
    recorder.before = () => Promise.resolve()
    github.redeliver(failed?.id ?? 0)
    expect(await signals()).toHaveLength(1)
  })
})
