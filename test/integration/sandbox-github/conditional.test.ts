import type { Octokit } from 'octokit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifies } from '../../scenarios/requirements.ts'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const

describe('conditional requests and pages', () => {
  let world: World
  let alice: Octokit
  let clock = new Date('2026-05-01T10:00:00Z')
  beforeAll(async () => {
    world = await startWorld({ now: () => clock })
    alice = world.as('alice')
    await alice.rest.issues.create({ ...infra, title: 'One', labels: ['a'] })
    await alice.rest.issues.createComment({ ...infra, issue_number: 1, body: 'Hello' })
  })
  afterAll(async () => {
    await world.close()
  })

  async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${world.github.url}${path}`, {
      headers: { authorization: `token ${world.github.tokens['alice']}`, ...headers },
    })
  }

  async function tagOf(path: string): Promise<string> {
    return (await get(path)).headers.get('etag') ?? ''
  }

  it.each([
    '/repos/acme/infra',
    '/repos/acme/infra/issues',
    '/repos/acme/infra/issues/1',
    '/repos/acme/infra/issues/1/comments',
    '/repos/acme/infra/issues/1/timeline',
    '/repos/acme/infra/issues/1/events',
    '/repos/acme/infra/issues/1/labels',
    '/repos/acme/infra/issues/1/reactions',
    '/repos/acme/infra/labels',
    '/repos/acme/infra/milestones',
    '/repos/acme/infra/contents/README.md',
    '/repos/acme/infra/commits',
    '/repos/acme/infra/pulls',
    '/search/issues?q=is:issue',
    '/orgs/acme/teams',
    '/user',
  ])('%s has a weak tag, and 304 without a body for who knows it', async (path) => {
    const tag = await tagOf(path)
    expect(tag).toMatch(/^W\/"[0-9a-f]{64}"$/)
    for (const known of [tag, tag.slice(2), `"other", ${tag}`, '*']) {
      const again = await get(path, { 'if-none-match': known })
      expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, tag, ''])
    }
    for (const other of ['"other"', tag.slice(3, -1)]) {
      expect((await get(path, { 'if-none-match': other })).status).toBe(200)
    }
  })

  it(
    verifies(['github.conditional'], 'gives another tag after every change that an answer shows'),
    async () => {
      const path = '/repos/acme/infra/issues/1'
      const changes: (() => Promise<unknown>)[] = [
        async () => alice.rest.issues.update({ ...infra, issue_number: 1, title: 'Uno' }),
        async () => alice.rest.issues.addLabels({ ...infra, issue_number: 1, labels: ['b'] }),
        async () => alice.rest.issues.createComment({ ...infra, issue_number: 1, body: 'More' }),
        async () => alice.rest.reactions.createForIssue({ ...infra, issue_number: 1, content: 'eyes' }),
        async () => alice.rest.issues.addAssignees({ ...infra, issue_number: 1, assignees: ['bob'] }),
        async () => alice.rest.issues.lock({ ...infra, issue_number: 1 }),
      ]
      for (const change of changes) {
        const tag = await tagOf(path)
        await change()
        expect((await get(path, { 'if-none-match': tag })).status).toBe(200)
      }
      await alice.rest.issues.unlock({ ...infra, issue_number: 1 })
    },
  )

  it.each(['/repos/acme/infra/issues/1', '/repos/acme/infra/issues/comments/:comment'])(
    '%s says when it changed, and answers who has seen that',
    async (template) => {
      const { data } = await alice.rest.issues.listComments({ ...infra, issue_number: 1 })
      const path = template.replace(':comment', String(data[0]?.id))
      const changed = (await get(path)).headers.get('last-modified') ?? ''
      expect(changed).toBe('Fri, 01 May 2026 10:00:00 GMT')
      expect((await get(path, { 'if-modified-since': changed })).status).toBe(304)
      const earlier = 'Fri, 01 May 2026 09:59:59 GMT'
      expect((await get(path, { 'if-modified-since': earlier })).status).toBe(200)
      expect((await get(path, { 'if-modified-since': 'soon' })).status).toBe(200)
      const both = { 'if-modified-since': changed, 'if-none-match': '"other"' }
      expect((await get(path, both)).status).toBe(200)
    },
  )

  it('has no Last-Modified for lists, which change without a time of their own', async () => {
    const response = await get('/repos/acme/infra/issues', {
      'if-modified-since': 'Fri, 01 May 2037 10:00:00 GMT',
    })
    expect([response.status, response.headers.get('last-modified')]).toEqual([200, null])
  })

  it('does not count against the hourly limit of a person, but against that of nobody in particular', async () => {
    const usedAfter = async (headers: Record<string, string>) => {
      const path = `${world.github.url}/repos/acme/infra/labels`
      const etag = (await fetch(path, { headers })).headers.get('etag') ?? ''
      const before = Number((await fetch(path, { headers })).headers.get('x-ratelimit-used'))
      const again = await fetch(path, { headers: { ...headers, 'if-none-match': etag } })
      return [again.status, Number(again.headers.get('x-ratelimit-used')) - before]
    }
    const authorization = `token ${world.github.tokens['bob']}`
    expect(await usedAfter({ authorization })).toEqual([304, 0])
    expect(await usedAfter({})).toEqual([304, 1])
  })

  it('tells caches to keep what an anonymous reader gets for all, and what a person gets for them', async () => {
    const anonymous = await fetch(`${world.github.url}/repos/acme/infra/issues/1`)
    expect(anonymous.headers.get('cache-control')).toBe('public, max-age=60, s-maxage=60')
    expect((await get('/repos/acme/infra/issues/1')).headers.get('cache-control')).toBe(
      'private, max-age=60, s-maxage=60',
    )
  })

  it('does not treat refusals and changes as something to keep', async () => {
    const missing = await get('/repos/acme/infra/issues/9999', { 'if-none-match': '*' })
    expect([missing.status, missing.headers.get('etag')]).toEqual([404, null])
    const created = await fetch(`${world.github.url}/repos/acme/infra/issues`, {
      method: 'POST',
      headers: { authorization: `token ${world.github.tokens['alice']}`, 'if-none-match': '*' },
      body: JSON.stringify({ title: 'Two' }),
    })
    expect([created.status, created.headers.get('etag')]).toEqual([201, null])
  })

  it('leads from page to page with addresses that name the repository by its id', async () => {
    for (const name of ['c', 'd', 'e']) {
      await alice.rest.issues.addLabels({ ...infra, issue_number: 1, labels: [name] })
    }
    const { id } = (await alice.rest.repos.get(infra)).data
    const path = `${world.github.url}/repositories/${id}/issues/1/labels?per_page=2`
    const first = await get('/repos/acme/infra/issues/1/labels?per_page=2')
    expect(first.headers.get('link')).toBe(`<${path}&page=2>; rel="next", <${path}&page=3>; rel="last"`)
    const second = await get(`/repositories/${id}/issues/1/labels?per_page=2&page=2`)
    expect(second.headers.get('link')).toBe(
      `<${path}&page=1>; rel="prev", <${path}&page=3>; rel="next", <${path}&page=3>; rel="last", <${path}&page=1>; rel="first"`,
    )
    expect(await second.json()).toMatchObject([{ name: 'c' }, { name: 'd' }])
    const last = await get(`/repositories/${id}/issues/1/labels?per_page=2&page=3`)
    expect(last.headers.get('link')).toBe(`<${path}&page=2>; rel="prev", <${path}&page=1>; rel="first"`)
    const beyond = await get(`/repositories/${id}/issues/1/labels?per_page=2&page=9`)
    expect([await beyond.json(), beyond.headers.get('link')]).toEqual([
      [],
      `<${path}&page=3>; rel="prev", <${path}&page=1>; rel="first"`,
    ])
    const whole = await get('/repos/acme/infra/issues/1/labels')
    expect(whole.headers.get('link')).toBeNull()
    expect((await get('/repositories/1/issues')).status).toBe(404)
    expect((await get(`/repositories/${id}`)).status).toBe(200)
  })

  it.each([
    ['per_page=0', 30],
    ['per_page=101', 100],
    ['per_page=many', 30],
    ['page=-1', 30],
  ])('reads %s as GitHub does', async (query, size) => {
    for (let count = (await labelCount()) + 1; count <= 101; count += 1) {
      await alice.rest.issues.createLabel({ ...infra, name: `label ${count}` })
    }
    expect(await (await get(`/repos/acme/infra/labels?${query}`)).json()).toHaveLength(size)
  })

  it('finds comments since a second, whatever its fraction', async () => {
    clock = new Date('2026-05-01T11:00:00.700Z')
    await alice.rest.issues.createComment({ ...infra, issue_number: 1, body: 'later' })
    const since = async (moment: string) =>
      (await alice.rest.issues.listComments({ ...infra, issue_number: 1, since: moment })).data.length
    expect(await since('2026-05-01T11:00:00Z')).toBe(1)
    expect(await since('2026-05-01T11:00:00.900Z')).toBe(1)
    expect(await since('2026-05-01T13:00:00+02:00')).toBe(1)
    expect(await since('2026-05-01T11:00:01Z')).toBe(0)
  })

  async function labelCount(): Promise<number> {
    return (await alice.paginate(alice.rest.issues.listLabelsForRepo, { ...infra, per_page: 100 })).length
  }
})
