import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Octokit } from 'octokit'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signBody } from '../../../sandbox/github/webhooks/deliveries.ts'
import { commandSeed } from '../../../sandbox/github/world/command-seed.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const

interface Heard {
  readonly event: string
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}

describe('webhooks of a repository', () => {
  let world: World
  let bob: Octokit
  let receiver: Server
  let url: string
  let status = 200
  const heard: Heard[] = []
  beforeAll(async () => {
    world = await startWorld({ seed: commandSeed() })
    bob = world.as('bob')
  })
  beforeEach(async () => {
    heard.length = 0
    status = 200
    receiver = createServer((request, response) => {
      let text = ''
      request.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      request.on('end', () => {
        const event = String(request.headers['x-github-event'])
        heard.push({ event, text, headers: request.headers })
        const json = text.startsWith('payload=') ? (new URLSearchParams(text).get('payload') ?? '') : text
        const body: unknown = JSON.parse(json)
        const action =
          typeof body === 'object' && body !== null && 'action' in body ? `.${String(body.action)}` : ''
        world.conformance.recordWebhook(`${event}${action}`, body)
        response.writeHead(status).end()
      })
    })
    receiver.listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
  })
  afterEach(async () => {
    for (const { id } of (await bob.rest.repos.listWebhooks(infra)).data)
      await bob.rest.repos.deleteWebhook({ ...infra, hook_id: id })
    receiver.closeAllConnections()
    await new Promise((resolve) => receiver.close(resolve))
  })
  afterAll(async () => {
    await world.close()
  })

  const create = async (more: { events?: string[]; config?: Record<string, string> } = {}) => {
    const config = { url, content_type: 'json', secret: 'hush', ...more.config }
    return (await bob.rest.repos.createWebhook({ ...infra, events: ['issues'], ...more, config })).data
  }
  const open = (title: string) => world.as('alice').rest.issues.create({ ...infra, title })
  const events = async () => {
    await world.github.settled()
    return heard.map(({ event }) => event)
  }

  it(
    verifies(
      ['github.hook'],
      'get a ping when they are made, and then what they subscribed to, signed with their secret',
    ),
    async () => {
      const { data: repository } = await bob.rest.repos.get(infra)
      const hook = await create()
      expect(hook).toMatchObject({ active: true, events: ['issues'], config: { url, secret: '********' } })
      const { data: issue } = await open('Heard')
      await bob.rest.issues.createComment({ ...infra, issue_number: issue.number, body: 'Not heard' })
      expect(await events()).toEqual(['ping', 'issues'])
      const [ping, opened] = heard
      expect(JSON.parse(ping?.text ?? '')).toMatchObject({ hook_id: hook.id, sender: { login: 'bob' } })
      expect(opened?.headers).toMatchObject({
        'x-hub-signature-256': signBody('hush', opened?.text ?? ''),
        'x-github-hook-id': String(hook.id),
        'x-github-hook-installation-target-type': 'repository',
        'x-github-hook-installation-target-id': String(repository.id),
      })
      expect(JSON.parse(opened?.text ?? '')).not.toHaveProperty('installation')
    },
  )

  it('may be sent as a form, of everything, and without a secret', async () => {
    await bob.rest.repos.createWebhook({ ...infra, events: ['*'], config: { url, content_type: 'form' } })
    await open('Form')
    expect(await events()).toEqual(['ping', 'issues'])
    expect(heard[1]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
    expect(heard[1]?.headers).not.toHaveProperty('x-hub-signature-256')
    expect(JSON.parse(new URLSearchParams(heard[1]?.text).get('payload') ?? '')).toMatchObject({
      action: 'opened',
    })
  })

  it('are read, edited, pinged and deleted', async () => {
    const { id: hook_id } = await create()
    const place = { ...infra, hook_id }
    await bob.rest.repos.updateWebhook({ ...place, add_events: ['push'], remove_events: ['issues'] })
    expect((await bob.rest.repos.getWebhook(place)).data.events).toEqual(['push'])
    await bob.rest.repos.updateWebhookConfigForRepo({ ...place, content_type: 'form' })
    expect((await bob.rest.repos.getWebhookConfigForRepo(place)).data).toMatchObject({
      url,
      content_type: 'form',
    })
    await bob.rest.repos.updateWebhook({
      ...place,
      active: false,
      events: ['issues'],
      config: { url: `${url}2` },
    })
    await open('To nobody')
    await bob.rest.repos.pingWebhook(place)
    expect(await events()).toEqual(['ping', 'ping'])
    expect((await bob.rest.repos.listWebhooks(infra)).data).toMatchObject([
      {
        id: hook_id,
        active: false,
        config: { url: `${url}2` },
        last_response: { code: 200, status: 'active' },
      },
    ])
    await bob.rest.repos.deleteWebhook(place)
    await expect(bob.rest.repos.getWebhook(place)).rejects.toMatchObject({ status: 404 })
  })

  it('stay as they are when a change is refused, and lose their secret when another address comes without one', async () => {
    const { id: hook_id } = await create()
    const place = { ...infra, hook_id }
    const wrong = { active: false, events: ['push'], config: { url: 'nowhere' } }
    await expect(bob.rest.repos.updateWebhook({ ...place, ...wrong })).rejects.toMatchObject({ status: 422 })
    expect((await bob.rest.repos.getWebhook(place)).data).toMatchObject({ active: true, events: ['issues'] })
    await bob.rest.repos.updateWebhookConfigForRepo({ ...place, content_type: 'form' })
    await open('Still signed')
    await bob.rest.repos.updateWebhook({ ...place, config: { url } })
    await open('Signed no more')
    expect(await events()).toEqual(['ping', 'issues', 'issues'])
    expect(heard.map(({ headers }) => 'x-hub-signature-256' in headers)).toEqual([true, true, false])
  })

  it('keep a log and send again what is asked for', async () => {
    const { id: hook_id } = await create()
    const place = { ...infra, hook_id }
    await world.github.settled()
    status = 500
    await open('Refused')
    await world.github.settled()
    status = 200
    const { data: log } = await bob.rest.repos.listWebhookDeliveries(place)
    expect(log.map(({ event, status_code }) => [event, status_code])).toEqual([
      ['issues', 500],
      ['ping', 200],
    ])
    const delivery_id = log[0]?.id ?? 0
    expect((await bob.rest.repos.listWebhookDeliveries({ ...place, per_page: -1 })).data).toHaveLength(2)
    await bob.rest.repos.redeliverWebhookDelivery({ ...place, delivery_id })
    expect(await events()).toEqual(['ping', 'issues', 'issues'])
    const { data: newest } = await bob.rest.repos.listWebhookDeliveries({ ...place, per_page: 1 })
    expect(newest[0]).toMatchObject({ guid: log[0]?.guid, redelivery: true, status_code: 200 })
    expect((await bob.rest.repos.getWebhookDelivery({ ...place, delivery_id })).data).toMatchObject({
      url,
      request: { payload: { action: 'opened' } },
    })
  })

  it(verifies(['github.hook'], 'hold up nobody but themselves'), async () => {
    let release: () => void = () => undefined
    const stuck = createServer((_request, response) => {
      release = () => response.writeHead(200).end()
    })
    stuck.listen(0, '127.0.0.1')
    await once(stuck, 'listening')
    const address = `http://127.0.0.1:${(stuck.address() as AddressInfo).port}/`
    await bob.rest.repos.createWebhook({ ...infra, events: ['issues'], config: { url: address } })
    await open('Passing by')
    await expect
      .poll(() => world.received.some(({ text }) => text.includes('Passing by')), { timeout: 20_000 })
      .toBe(true)
    release()
    stuck.closeAllConnections()
    await new Promise((resolve) => stuck.close(resolve))
    await world.github.settled()
  })

  it('are refused with an address, an event or a name that cannot be', async () => {
    const attempt = (change: Record<string, unknown>) =>
      bob.request('POST /repos/{owner}/{repo}/hooks', { ...infra, config: { url }, ...change })
    for (const change of [
      { config: {} },
      { config: { url: 'nowhere' } },
      { config: { url: 'ftp://x/' } },
      { config: { url, content_type: 'xml' } },
      { config: { url, insecure_ssl: '2' } },
      { events: ['nonsense'] },
      { name: 'jenkins' },
    ])
      await expect(attempt(change), JSON.stringify(change)).rejects.toMatchObject({
        status: 422,
        response: { data: { message: 'Validation Failed', errors: [{ resource: 'Hook' }] } },
      })
    await create()
    await expect(create()).rejects.toMatchObject({
      response: { data: { errors: [{ message: 'Hook already exists on this repository' }] } },
    })
  })

  it('are hidden from those who are no administrators', async () => {
    const { id } = await create()
    for (const login of ['alice', 'mallory']) {
      const somebody = world.as(login)
      await expect(somebody.rest.repos.listWebhooks(infra)).rejects.toMatchObject({ status: 404 })
      await expect(somebody.rest.repos.deleteWebhook({ ...infra, hook_id: id })).rejects.toMatchObject({
        status: 404,
      })
    }
    const bot = await world.bot()
    expect((await bot.rest.repos.listWebhooks(infra)).data).toHaveLength(1)
  })
})

describe('events that somebody makes up', () => {
  it('reach the app with their payload, and are refused when they are too large', async () => {
    const world = await startWorld({ seed: commandSeed() })
    const alice = world.as('alice')
    const dispatch = (event_type: string, client_payload: Record<string, unknown> = {}) =>
      alice.rest.repos.createDispatchEvent({ ...infra, event_type, client_payload: client_payload as never })
    await dispatch('plan-all', { stack: 'dev' })
    expect((await world.last('repository_dispatch.plan-all')).body).toMatchObject({
      action: 'plan-all',
      branch: 'main',
      client_payload: { stack: 'dev' },
      sender: { login: 'alice' },
      installation: { id: world.github.app.installationId },
    })
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`key${index}`, index]))
    await expect(dispatch('x', many)).rejects.toMatchObject({ status: 422 })
    await expect(dispatch('x', { text: 'y'.repeat(65_536) })).rejects.toMatchObject({ status: 422 })
    await expect(dispatch('x'.repeat(101))).rejects.toMatchObject({ status: 422 })
    await expect(alice.request('POST /repos/acme/infra/dispatches')).rejects.toMatchObject({ status: 422 })
    await expect(
      world.as('mallory').rest.repos.createDispatchEvent({ ...infra, event_type: 'x' }),
    ).rejects.toMatchObject({ status: 404 })
    await world.close()
  })
})
