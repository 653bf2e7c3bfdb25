import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import type { Octokit } from 'octokit'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const

describe('webhooks and bad days', () => {
  let world: World
  let alice: Octokit
  beforeAll(async () => {
    world = await startWorld()
    alice = world.as('alice')
  })
  afterEach(() => {
    world.answer(202)
    world.github.knobs.delayMs = 0
  })
  afterAll(async () => {
    await world.close()
  })

  async function open(title: string): Promise<void> {
    await alice.rest.issues.create({ ...infra, title })
  }

  it('signs what it sends, so that the webhook library of Octokit accepts it', async () => {
    await open('Signed')
    const { headers, text } = await world.last('issues.opened')
    expect(await world.app.webhooks.verify(text, headers['x-hub-signature-256'] ?? '')).toBe(true)
    expect(await world.app.webhooks.verify(`${text} `, headers['x-hub-signature-256'] ?? '')).toBe(false)
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-hub-signature': `sha1=${createHmac('sha1', world.github.app.webhookSecret).update(text).digest('hex')}`,
      'user-agent': expect.stringMatching(/^GitHub-Hookshot\//),
      'x-github-delivery': expect.stringMatching(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      'x-github-event': 'issues',
      'x-github-hook-id': expect.stringMatching(/^\d+$/),
      'x-github-hook-installation-target-id': String(world.github.app.id),
      'x-github-hook-installation-target-type': 'integration',
    })
  })

  it('delivers a burst in the order of events, each under its own id', async () => {
    await world.forget()
    await Promise.all(Array.from({ length: 30 }, (_, index) => open(`Burst ${index}`)))
    await world.github.settled()
    const numbers = world.received
      .map(({ body }) => JSON.stringify(body).match(/"number":(\d+)/)?.[1])
      .map(Number)
    expect(numbers).toHaveLength(30)
    expect(numbers).toEqual(numbers.toSorted((left, right) => left - right))
    expect(new Set(world.received.map(({ guid }) => guid)).size).toBe(30)
  })

  it('never retries by itself, lists what failed and sends it again when asked', async () => {
    await world.forget()
    world.answer(500)
    await open('Refused')
    await world.github.settled()
    world.answer(202)
    world.github.knobs.failNextDeliveries(1)
    await open('Unreachable')
    await world.github.settled()
    expect(await world.kinds()).toEqual([])
    const { data } = await world.app.octokit.rest.apps.listWebhookDeliveries({ per_page: 2 })
    expect(data.map(({ status_code, event, action }) => [status_code, event, action])).toEqual([
      [502, 'issues', 'opened'],
      [500, 'issues', 'opened'],
    ])
    for (const { id } of data.toReversed()) {
      await world.app.octokit.rest.apps.redeliverWebhookDelivery({ delivery_id: id })
    }
    await world.github.settled()
    expect(world.received.map(({ guid }) => guid)).toEqual(data.map(({ guid }) => guid).toReversed())
    const { data: newest } = await world.app.octokit.rest.apps.listWebhookDeliveries({ per_page: 1 })
    expect(newest[0]).toMatchObject({ redelivery: true, status_code: 202, status: 'OK' })
    const { data: whole } = await world.app.octokit.rest.apps.getWebhookDelivery({
      delivery_id: newest[0]?.id ?? 0,
    })
    expect(whole.request.payload).toMatchObject({ issue: { title: 'Unreachable' } })
  })

  it('pages through its deliveries with a cursor', async () => {
    const first = await world.app.octokit.request('GET /app/hook/deliveries', { per_page: 1 })
    const cursor = /cursor=([^&>]+)/.exec(first.headers.link ?? '')?.[1] ?? ''
    const second = await world.app.octokit.request('GET /app/hook/deliveries', { per_page: 1, cursor })
    expect(second.data[0]?.id).toBeLessThan(first.data[0]?.id ?? 0)
    await expect(
      world.app.octokit.request('GET /app/hook/deliveries', { cursor: 'nonsense' }),
    ).rejects.toMatchObject({ status: 422 })
  })

  it('sends twice under one id when told so', async () => {
    await world.forget()
    world.github.knobs.duplicateNext(1)
    await open('Twice')
    expect(await world.kinds()).toEqual(['issues.opened', 'issues.opened'])
    expect(world.received[0]?.guid).toBe(world.received[1]?.guid)
  })

  it('keeps a log of every attempt', async () => {
    await open('Logged')
    await world.github.settled()
    expect(world.github.deliveries().at(-1)).toMatchObject({
      event: 'issues',
      action: 'opened',
      statusCode: 202,
      redelivery: false,
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    })
    const id = world.github.deliveries().at(-1)?.id ?? 0
    await world.forget()
    world.github.redeliver(id)
    expect(await world.kinds()).toEqual(['issues.opened'])
    expect(() => world.github.redeliver(1)).toThrow('there is no delivery 1')
  })

  it('fails requests on purpose, before or after their effect', async () => {
    const path = '/repos/acme/infra/issues'
    const count = async () =>
      (await alice.paginate(alice.rest.issues.listForRepo, { ...infra, state: 'all' })).length
    const before = await count()
    const match = { method: 'POST', path }
    world.github.knobs.failRequests({ match, status: 403, times: 1, headers: { 'retry-after': '7' } })
    const answer = await fetch(`${world.github.url}${path}`, { method: 'POST', body: '{}' })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([403, '7'])
    world.github.knobs.failRequests({ match, status: 502, times: 1, when: 'after' })
    await expect(open('Made, but unheard of')).rejects.toMatchObject({ status: 502 })
    expect(await count()).toBe(before + 1)
    world.github.knobs.failRequests({ match: { path: /\/issues$/ }, status: 0, times: 1 })
    await expect(open('Broken off')).rejects.toThrow()
    await open('Fine again')
    expect(await count()).toBe(before + 2)
  })

  it('answers only to loopback names', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request(`${world.github.url}/rate_limit`, { headers: { host: 'evil.example' } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })
    expect(status).toBe(400)
  })
})
