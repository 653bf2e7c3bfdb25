import { App, Octokit } from 'octokit'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { verifies } from '../../scenarios/requirements.ts'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const
const issues = '/repos/acme/infra/issues'

describe('bad days', () => {
  let world: World
  let alice: Octokit
  /** How far the clock of credentials and limits is ahead. */
  let aheadMs = 0
  beforeAll(async () => {
    world = await startWorld({ credentialNow: () => new Date(Date.now() + aheadMs) })
    alice = world.as('alice')
  })
  afterEach(async () => {
    await control('DELETE', '/_double/knobs')
    await world.forget()
  })
  afterAll(async () => {
    await world.close()
  })

  const open = async (title: string) => (await alice.rest.issues.create({ ...infra, title })).data
  const titles = async () => {
    await world.github.settled()
    return world.received.map(({ body }) => JSON.stringify(body).match(/"title":"([^"]+)"/)?.[1])
  }

  async function control(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${world.github.url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const json: unknown = text === '' ? undefined : JSON.parse(text)
    return { status: response.status, body: json }
  }

  it(verifies(['github.bad-day'], 'let deliveries change places with their successors'), async () => {
    world.github.knobs.reorderNext(2)
    for (const title of ['1', '2', '3', '4', '5']) await open(title)
    expect(await titles()).toEqual(['2', '1', '4', '3', '5'])
  })

  it('send a delivery without a successor all the same', async () => {
    world.github.knobs.reorderNext(1)
    await open('alone')
    await expect.poll(() => world.received.length, { timeout: 20_000 }).toBe(1)
  })

  it(
    verifies(['github.bad-day'], 'answer with the secondary rate limit, with and without a time to wait'),
    async () => {
      const match = { method: 'POST', path: issues }
      world.github.knobs.failRequests({ match, times: 1, limit: 'secondary', retryAfterSeconds: 7 })
      world.github.knobs.failRequests({ match, times: 1, limit: 'secondary', status: 429 })
      const message = expect.stringContaining('secondary rate limit')
      await expect(open('x')).rejects.toMatchObject({
        status: 403,
        response: { data: { message }, headers: { 'retry-after': '7' } },
      })
      const refusal: unknown = await open('x').catch((error: unknown) => error)
      expect(refusal).toMatchObject({ status: 429, response: { data: { message } } })
      expect(refusal).not.toHaveProperty(['response', 'headers', 'retry-after'])
      expect((await open('fine')).title).toBe('fine')
    },
  )

  it('make an unmodified Octokit wait as long as GitHub says', async () => {
    const waited: number[] = []
    const patient = new Octokit({
      auth: world.github.tokens['alice'],
      baseUrl: world.github.url,
      throttle: {
        onRateLimit: (seconds: number) => {
          waited.push(seconds)
          return false
        },
        onSecondaryRateLimit: (seconds: number) => {
          waited.push(seconds)
          return false
        },
      },
      retry: { enabled: false },
    })
    const match = { path: issues }
    world.github.knobs.failRequests({ match, times: 1, limit: 'secondary', retryAfterSeconds: 11 })
    await expect(patient.rest.issues.listForRepo(infra)).rejects.toMatchObject({ status: 403 })
    world.github.knobs.failRequests({ match, times: 1, limit: 'primary', resetInSeconds: 90 })
    await expect(patient.rest.issues.listForRepo(infra)).rejects.toMatchObject({ status: 403 })
    expect(waited[0]).toBe(11)
    expect(waited[1]).toBeGreaterThan(60)
    expect(waited[1]).toBeLessThan(100)
  })

  it('count what remains within the hour, and end a primary limit at its reset', async () => {
    const limits = async () => (await alice.rest.rateLimit.get()).data.rate
    const before = await limits()
    await alice.rest.repos.get(infra)
    const { headers } = await alice.rest.repos.get(infra)
    expect(await limits()).toMatchObject({
      limit: 5000,
      used: before.used + 2,
      remaining: before.remaining - 2,
    })
    expect(headers).toMatchObject({
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': String(before.remaining - 2),
      'x-ratelimit-reset': String(before.reset),
    })
    const match = { path: '/repos/acme/infra' }
    world.github.knobs.failRequests({ match, times: 100, limit: 'primary', resetInSeconds: 600 })
    await expect(alice.rest.repos.get(infra)).rejects.toMatchObject({
      status: 403,
      response: {
        data: { message: expect.stringMatching(/^API rate limit exceeded for user ID \d+\.$/) },
        headers: { 'x-ratelimit-remaining': '0' },
      },
    })
    aheadMs = 601_000
    expect((await alice.rest.repos.get(infra)).status).toBe(200)
    aheadMs = 0
  })

  it('answer slowly, break off, or lose an answer', async () => {
    const { knobs } = world.github
    const match = { method: 'POST', path: issues }
    knobs.failRequests({ match, times: 1, slowMs: 30 })
    expect((await open('slow')).title).toBe('slow')
    knobs.failRequests({ match, times: 1, status: 0 })
    await expect(open('broken')).rejects.toThrow()
    knobs.failRequests({ match, times: 1, status: 503, headers: { 'retry-after': '1' }, when: 'after' })
    await expect(open('lost')).rejects.toMatchObject({ status: 503 })
    expect(await titles()).toEqual(['slow', 'lost'])
  })

  it('hide what was just created from its first readers', async () => {
    world.github.knobs.hideCreated({ resources: 3, times: 2 })
    const { number: issue_number } = await open('hidden')
    const statuses = async (read: () => Promise<{ status: number }>) => {
      const found: number[] = []
      for (let reader = 0; reader < 3; reader += 1)
        found.push((await read().catch((error: { status: number }) => error)).status)
      return found
    }
    expect(await statuses(() => alice.rest.issues.get({ ...infra, issue_number }))).toEqual([404, 404, 200])
    const { data: main } = await alice.rest.git.getRef({ ...infra, ref: 'heads/main' })
    await alice.rest.git.createRef({ ...infra, ref: 'refs/heads/hidden', sha: main.object.sha })
    expect(await statuses(() => alice.rest.git.getRef({ ...infra, ref: 'heads/hidden' }))).toEqual([
      404, 404, 200,
    ])
    const file = { ...infra, path: 'hidden.txt' }
    await alice.rest.repos.createOrUpdateFileContents({ ...file, message: 'x', content: 'eA==' })
    expect(await statuses(() => alice.rest.repos.getContent(file))).toEqual([404, 404, 200])
    const { number } = await open('seen')
    expect((await alice.rest.issues.get({ ...infra, issue_number: number })).status).toBe(200)
  })

  it(
    verifies(['github.bad-day'], 'expire every installation token at once; people and new tokens go on'),
    async () => {
      const path = `/app/installations/${world.github.app.installationId}/access_tokens`
      const { data } = await world.app.octokit.request(`POST ${path}`)
      const headers = { authorization: `Bearer ${String(data.token)}` }
      expect((await control('GET', '/repos/acme/infra', undefined, headers)).status).toBe(200)
      world.github.knobs.expireTokens()
      expect(await control('GET', '/repos/acme/infra', undefined, headers)).toMatchObject({
        status: 401,
        body: { message: 'Bad credentials' },
      })
      expect((await alice.rest.repos.get(infra)).status).toBe(200)
      const { id, privateKey, installationId } = world.github.app
      const later = new App({
        appId: id,
        privateKey,
        Octokit: Octokit.defaults({ baseUrl: world.github.url }),
      })
      const bot = await later.getInstallationOctokit(installationId)
      expect((await bot.rest.repos.get(infra)).status).toBe(200)
    },
  )

  it('are ordered over HTTP by another process', async () => {
    const wish = {
      failNextDeliveries: 1,
      duplicateNext: 1,
      reorderNext: 0,
      delayMs: 1,
      hideCreated: { resources: 1, times: 1 },
      failRequests: [
        { match: { method: 'POST', pattern: '/issues$' }, status: 502, headers: { 'retry-after': '3' } },
        { match: { path: issues }, limit: 'secondary', status: 429, retryAfterSeconds: 1, when: 'before' },
        { match: { path: issues }, limit: 'primary', resetInSeconds: 60, times: 1 },
        { match: { path: issues }, slowMs: 1 },
      ],
      expireTokens: true,
    }
    const left = {
      failNextDeliveries: 1,
      duplicateNext: 1,
      reorderNext: 0,
      delayMs: 1,
      hideCreated: 1,
      failRequests: 4,
    }
    expect(await control('POST', '/_double/knobs', wish)).toEqual({ status: 200, body: left })
    expect(await control('GET', '/_double/knobs')).toEqual({ status: 200, body: left })
    const statuses: number[] = []
    for (let time = 0; time < 4; time += 1)
      statuses.push(
        await open(`try ${time}`).then(
          () => 201,
          (error: { status: number }) => error.status,
        ),
      )
    expect(statuses).toEqual([502, 429, 403, 201])
    expect(await titles()).toEqual(['try 3'])
    expect(world.github.deliveries().slice(-2)).toMatchObject([{ statusCode: 502 }, { statusCode: 202 }])
    expect((await control('DELETE', '/_double/knobs')).status).toBe(204)
    expect(await control('GET', '/_double/knobs')).toMatchObject({
      body: { failRequests: 0, hideCreated: 1 - 1 },
    })
  })

  it.each<[string, unknown, RegExp]>([
    ['a knob that does not exist', { dropAll: true }, /Unrecognized key: "dropAll"/],
    ['a count below zero', { delayMs: -1 }, /Too small/],
    ['a fault without a place', { failRequests: [{ match: {}, status: 500 }] }, /./],
    [
      'a pattern that is none',
      { failRequests: [{ match: { pattern: '(' }, status: 500 }] },
      /the pattern "\(" is no regular expression/,
    ],
  ])('are refused when they are %s', async (_what, wish, sentence) => {
    expect(await control('POST', '/_double/knobs', wish)).toMatchObject({
      status: 422,
      body: { message: expect.stringMatching(sentence) },
    })
  })

  it('are not ordered by pages of other origins', async () => {
    const headers = { origin: 'http://evil.example' }
    expect((await control('POST', '/_double/knobs', { delayMs: 1 }, headers)).status).toBe(403)
    expect(world.github.knobs.delayMs).toBe(0)
  })
})

describe('installations', () => {
  it('are made and changed over HTTP by another process', async () => {
    const world = await startWorld()
    const request = async (method: string, path: string, body?: unknown) => {
      const response = await fetch(`${world.github.url}/_double/installations${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return [response.status, response.status === 204 ? undefined : await response.json()]
    }
    const { installationId } = world.github.app
    expect(await request('POST', '', { account: 'acme' })).toMatchObject([
      422,
      { message: 'the app 4242 is installed on "acme" already' },
    ])
    expect((await request('PUT', `/${installationId}/suspended`))[0]).toBe(204)
    expect((await request('DELETE', `/${installationId}/suspended`))[0]).toBe(204)
    expect((await request('DELETE', `/${installationId}`))[0]).toBe(204)
    expect((await request('DELETE', `/${installationId}`))[0]).toBe(404)
    const [status, made] = await request('POST', '', { account: 'acme', app: 4242, repositories: ['infra'] })
    expect([status, made]).toEqual([201, { id: expect.any(Number) }])
    const { id } = made as { id: number }
    expect((await request('PUT', `/${id}/repositories`, { repositories: [] }))[0]).toBe(204)
    expect((await request('PUT', `/${id}/repositories`, { repositories: 'all' }))[0]).toBe(204)
    expect((await request('PUT', `/${id}/repositories`, { repositories: 'none' }))[0]).toBe(422)
    expect(await world.kinds()).toEqual([
      'installation.suspend',
      'installation.unsuspend',
      'installation.deleted',
      'installation.created',
      'installation_repositories.removed',
      'installation_repositories.added',
    ])
    await world.close()
  })
})
