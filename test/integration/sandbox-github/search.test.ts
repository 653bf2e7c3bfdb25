import type { Octokit } from 'octokit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultSeed } from '../../../sandbox/github/world/seed.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const
const secret = { owner: 'acme', repo: 'secret' } as const

describe('searching issues and pull requests', () => {
  let world: World
  let alice: Octokit
  beforeAll(async () => {
    const seed = defaultSeed()
    const organisations = seed.organisations.map((one) => ({
      ...one,
      repositories: [
        ...one.repositories,
        { name: 'secret', visibility: 'private', roles: { alice: 'write' } } as const,
      ],
    }))
    world = await startWorld({
      seed: { ...seed, organisations },
      now: () => new Date('2026-05-01T10:00:00Z'),
    })
    alice = world.as('alice')
    const bot = await world.bot()
    await alice.rest.issues.create({ ...infra, title: 'Storage for logs', body: 'blob and queue' })
    await alice.rest.issues.create({ ...infra, title: 'Open a port', labels: ['firewall', 'help wanted'] })
    await alice.rest.issues.update({
      ...infra,
      issue_number: 2,
      state: 'closed',
      state_reason: 'not_planned',
    })
    await bot.rest.issues.create({ ...infra, title: 'Drift found', body: 'In the storage account.' })
    await alice.rest.issues.createComment({ ...infra, issue_number: 3, body: 'Look at the reader role' })
    await alice.rest.issues.createComment({ ...infra, issue_number: 3, body: 'And the writer, @bob' })
    const main = await alice.rest.git.getRef({ ...infra, ref: 'heads/main' })
    await alice.rest.git.createRef({ ...infra, ref: 'refs/heads/topic', sha: main.data.object.sha })
    await alice.rest.repos.createOrUpdateFileContents({
      ...infra,
      path: 'a.txt',
      branch: 'topic',
      message: 'Add a',
      content: 'YQ==',
    })
    await alice.rest.pulls.create({ ...infra, head: 'topic', base: 'main', title: 'Storage, built' })
    await alice.rest.pulls.merge({ ...infra, pull_number: 4 })
    await alice.rest.issues.addAssignees({ ...infra, issue_number: 1, assignees: ['carol'] })
    await alice.rest.issues.create({ ...secret, title: 'Storage of secrets' })
  })
  afterAll(async () => {
    await world.close()
  })

  async function search(client: Octokit, q: string, more: { sort?: 'comments'; order?: 'asc' } = {}) {
    return (await client.rest.search.issuesAndPullRequests({ q, ...more })).data
  }

  it.each([
    ['repo:acme/infra is:issue', [3, 2, 1]],
    ['repo:ACME/Infra is:issue is:open', [3, 1]],
    ['repo:acme/infra type:issue state:closed', [2]],
    ['repo:acme/infra is:issue reason:"not planned"', [2]],
    ['repo:acme/infra is:pr', [4]],
    ['repo:acme/infra is:pr is:merged', [4]],
    ['repo:acme/infra is:pr is:unmerged', []],
    ['repo:acme/infra is:pr head:topic base:main', [4]],
    ['repo:acme/infra is:issue label:firewall', [2]],
    ['repo:acme/infra is:issue label:"help wanted"', [2]],
    ['repo:acme/infra is:issue label:nothing,firewall', [2]],
    ['repo:acme/infra is:issue -label:firewall', [3, 1]],
    ['repo:acme/infra is:issue no:label', [3, 1]],
    ['repo:acme/infra is:issue author:alice', [2, 1]],
    ['repo:acme/infra is:issue author:@me', [2, 1]],
    ['repo:acme/infra is:issue author:app/planwright', [3]],
    ['repo:acme/infra is:issue assignee:carol', [1]],
    ['repo:acme/infra is:issue commenter:alice', [3]],
    ['repo:acme/infra is:issue mentions:bob', [3]],
    ['repo:acme/infra is:issue involves:carol', [1]],
    ['repo:acme/infra is:issue storage', [1, 3]],
    ['repo:acme/infra is:issue storage in:title', [1]],
    ['repo:acme/infra is:issue storage in:body', [3]],
    ['repo:acme/infra is:issue "reader role"', [3]],
    ['repo:acme/infra is:issue "role reader"', []],
    ['repo:acme/infra is:issue stor', []],
    ['repo:acme/infra is:issue comments:>1', [3]],
    ['repo:acme/infra is:issue comments:0..1', [2, 1]],
    ['repo:acme/infra is:issue created:2026-05-01', [3, 2, 1]],
    ['repo:acme/infra is:issue created:>2026-05-01', []],
    ['repo:acme/infra is:issue closed:2026-04-01..2026-05-02', [2]],
    ['org:acme -repo:acme/secret is:issue', [3, 2, 1]],
    ['repo:acme/infra is:issue unknown:thing', []],
  ])('%s', async (q, numbers) => {
    const found = await search(alice, q)
    expect(found.items.map(({ number }) => number)).toEqual(numbers)
    expect(found).toMatchObject({ total_count: numbers.length, incomplete_results: false })
  })

  it('scores a match in the title above one in the text', async () => {
    const { items } = await search(alice, 'repo:acme/infra is:issue storage')
    expect(items.map(({ score }) => score)).toEqual([2, 1])
  })

  it('sorts and pages as asked', async () => {
    const sorted = await search(alice, 'repo:acme/infra is:issue', { sort: 'comments', order: 'asc' })
    expect(sorted.items.map(({ number }) => number)).toEqual([1, 2, 3])
    const all = await alice.paginate(alice.rest.search.issuesAndPullRequests, {
      q: 'repo:acme/infra is:issue',
      per_page: 2,
    })
    expect(all.map(({ number }) => number)).toEqual([3, 2, 1])
  })

  it(verifies(['github.search'], 'shows a private repository to nobody who may not see it'), async () => {
    const titles = async (client: Octokit) =>
      (await search(client, 'is:issue secrets')).items.map(({ title }) => title)
    expect(await titles(alice)).toEqual(['Storage of secrets'])
    expect(await titles(await world.bot())).toEqual(['Storage of secrets'])
    expect(await titles(world.as('mallory'))).toEqual([])
    expect(await titles(world.anonymous())).toEqual([])
    await expect(search(world.as('mallory'), 'repo:acme/secret is:issue')).rejects.toMatchObject({
      status: 422,
      response: { data: { errors: [{ resource: 'Search', field: 'q', code: 'invalid' }] } },
    })
  })

  it.each([
    ['', 'missing'],
    ['repo:acme/nowhere is:issue', 'invalid'],
    ['is:issue author:nobody-at-all', 'invalid'],
    [`is:issue ${'x'.repeat(257)}`, 'invalid'],
    ['is:issue review:approved', 'invalid'],
  ])('refuses %j', async (q, code) => {
    await expect(search(alice, q)).rejects.toMatchObject({
      status: 422,
      response: {
        data: { message: 'Validation Failed', errors: [{ resource: 'Search', field: 'q', code }] },
      },
    })
  })

  it('asks for the kind, and answers the first 1000 results only', async () => {
    await expect(search(alice, 'repo:acme/infra storage')).rejects.toMatchObject({
      status: 422,
      response: { data: { message: "Query must include 'is:issue' or 'is:pull-request'" } },
    })
    await expect(
      alice.rest.search.issuesAndPullRequests({ q: 'is:issue', per_page: 100, page: 11 }),
    ).rejects.toMatchObject({
      status: 422,
      response: { data: { message: 'Only the first 1000 search results are available' } },
    })
  })
})
