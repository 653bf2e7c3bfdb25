import { describe, expect, it } from 'vitest'
import { ConflictError } from '../../../../src/domain/errors.ts'
import type { PullRequestRequest } from '../../../../src/ports/forge.ts'
import { useHttpMock } from '../../../support/http-mock.ts'
import { mockedForge, origin, root } from './mocked-forge.ts'

const person = { name: 'bob', email: 'bob@example.com' }
const bot = { name: 'planwright[bot]', email: '1+planwright[bot]@users.noreply.github.com' }
const web = { name: 'GitHub', email: 'noreply@github.com' }

function commit(sha: string, change: object = {}) {
  return {
    sha,
    message: 'm',
    tree: { sha: `tree-${sha}` },
    parents: [],
    author: person,
    committer: person,
    ...change,
  }
}

const request: PullRequestRequest = {
  branch: 'planwright/7-web',
  files: { 'stacks/web/main.tf': 'new' },
  folders: ['stacks/web'],
  commitMessage: 'Add a web server',
  title: 'Add a web server',
  body: 'Why',
}
const pull = {
  number: 9,
  html_url: 'https://github.test/9',
  state: 'open',
  title: request.title,
  body: request.body,
}

describe('writing to GitHub', () => {
  const github = useHttpMock(origin)

  function base() {
    github().get(root).reply(200, { default_branch: 'main' })
    github()
      .get(`${root}/git/ref/heads%2Fmain`)
      .reply(200, { object: { sha: 'base' } })
    github().get(`${root}/git/commits/base`).reply(200, commit('base'))
  }

  function branch(head?: object) {
    const ref = github().get(`${root}/git/ref/heads%2Fplanwright%2F7-web`)
    if (head === undefined) return ref.reply(404, { message: 'Not Found' })
    ref.reply(200, { object: { sha: 'head' } })
    return github().get(`${root}/git/commits/head`).reply(200, head)
  }

  it('waits for a commit and a branch that GitHub does not see yet', async () => {
    const { repository, pauses } = mockedForge()
    base()
    branch()
    github().get(`${root}/git/trees/tree-base?recursive=1`).reply(200, { sha: 'tree-base', tree: [] })
    github().post(`${root}/git/trees`).reply(201, { sha: 'tree-new' })
    github()
      .post(`${root}/git/commits`, (sent) => sent.message.endsWith('\n\nPlanwright-Request: acme/infra#7'))
      .reply(201, { sha: 'new' })
    github().post(`${root}/git/refs`).reply(422, { message: 'Object does not exist' })
    github()
      .post(`${root}/git/refs`)
      .reply(201, { object: { sha: 'new' } })
    github().get(`${root}/pulls?head=acme%3Aplanwright%2F7-web&base=main&state=open`).reply(200, [])
    github().post(`${root}/pulls`).reply(422, { message: 'Validation Failed' })
    github().post(`${root}/pulls`).reply(201, pull)
    expect(await repository.openPullRequest(request)).toEqual({
      number: 9,
      url: pull.html_url,
      headSha: 'new',
    })
    expect(pauses).toHaveLength(2)
  })

  it('walks to the folders of a repository that is too large to list', async () => {
    const { repository } = mockedForge()
    const trees: Record<string, object[]> = {
      'tree-base': [{ path: 'stacks', type: 'tree', sha: 't1' }],
      t1: [{ path: 'web', type: 'tree', sha: 't2' }],
    }
    base()
    branch(commit('head', { author: bot, committer: web, message: 'm\n\nPlanwright-Request: x' }))
    github()
      .get(`${root}/git/trees/tree-base?recursive=1`)
      .reply(200, { sha: 't', truncated: true, tree: [] })
    for (const [sha, tree] of Object.entries(trees)) {
      github().get(`${root}/git/trees/${sha}`).reply(200, { sha, tree })
    }
    const inside = [{ path: 'old/stale.tf', type: 'blob', sha: 'x' }]
    github().get(`${root}/git/trees/t2?recursive=1`).reply(200, { sha: 't2', tree: inside })
    github()
      .post(`${root}/git/trees`, {
        base_tree: 'tree-base',
        tree: [
          { mode: '100644', type: 'blob', path: 'stacks/web/main.tf', content: 'new' },
          { mode: '100644', type: 'blob', path: 'stacks/web/old/stale.tf', sha: null },
        ],
      })
      .reply(201, { sha: 'tree-new' })
    github().post(`${root}/git/commits`).reply(201, { sha: 'new' })
    github()
      .get(`${root}/git/ref/heads%2Fplanwright%2F7-web`)
      .reply(200, { object: { sha: 'head' } })
    github()
      .patch(`${root}/git/refs/heads%2Fplanwright%2F7-web`, { sha: 'new', force: true })
      .reply(200, { object: { sha: 'new' } })
    github()
      .get(`${root}/pulls?head=acme%3Aplanwright%2F7-web&base=main&state=open`)
      .reply(200, [{ ...pull, user: { login: 'planwright[bot]' } }])
    expect(await repository.openPullRequest(request)).toMatchObject({ number: 9, headSha: 'new' })
  })

  it('leaves the branch alone when somebody pushes to it meanwhile', async () => {
    const { repository } = mockedForge()
    base()
    branch(commit('head', { author: bot, committer: bot, message: 'm\n\nPlanwright-Request: x' }))
    github().get(`${root}/git/trees/tree-base?recursive=1`).reply(200, { sha: 'tree-base', tree: [] })
    github().post(`${root}/git/trees`).reply(201, { sha: 'tree-new' })
    github().post(`${root}/git/commits`).reply(201, { sha: 'new' })
    github()
      .get(`${root}/git/ref/heads%2Fplanwright%2F7-web`)
      .reply(200, { object: { sha: 'theirs' } })
    await expect(repository.openPullRequest(request)).rejects.toBeInstanceOf(ConflictError)
  })

  it.each([
    ['without our trailer', { author: bot, committer: bot }],
    ['of a person', { message: 'm\n\nPlanwright-Request: x' }],
    ['of ours that a person rebased', { author: bot, message: 'm\n\nPlanwright-Request: x' }],
  ])('writes nothing when the branch ends in a commit %s', async (_, head) => {
    const { repository } = mockedForge()
    base()
    branch(commit('head', head))
    await expect(repository.openPullRequest(request)).rejects.toThrow('so it is left alone')
  })

  it('does not touch the check run of another app with the same external id', async () => {
    const { repository } = mockedForge()
    const theirs = { id: 1, external_id: 'acme/infra#7|web|plan', app: { slug: 'other' } }
    github()
      .get(`${root}/commits/abc/check-runs?filter=all&per_page=100&page=1`)
      .reply(200, { check_runs: [theirs] })
    github().post(`${root}/check-runs`).reply(201, {})
    await repository.putCheckRun({
      externalId: 'acme/infra#7|web|plan',
      headSha: 'abc',
      name: 'web',
      status: 'queued',
      title: 'Waiting',
      summary: 'Soon.',
      actions: [],
    })
  })
})
