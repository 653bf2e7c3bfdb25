import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signBody } from '../../../sandbox/github/webhooks/deliveries.ts'
import type { WebhookServer } from '../../../src/adapters/github/create-webhook-server.ts'
import { ConfigError } from '../../../src/domain/errors.ts'
import { issueOf, issuePayload } from '../../unit/triggers/payloads.ts'
import { call, createRecorder, type Recorder, secret, serverFor } from './webhook-caller.ts'

const body = JSON.stringify(issuePayload({ action: 'opened' }))

describe('the webhook server', () => {
  let recorder: Recorder
  let server: WebhookServer

  beforeEach(async () => {
    recorder = createRecorder()
    server = serverFor(recorder)
    await server.start()
  })
  afterEach(() => server.stop())

  it('answers only after the delivery is kept', async () => {
    const steps: string[] = []
    const kept = Promise.withResolvers<void>()
    recorder.before = async () => {
      steps.push('asked to keep')
      await kept.promise
      steps.push('kept')
    }
    const answer = call(server, { body }).then(({ status }) => steps.push(`answered ${status}`))
    await expect.poll(() => steps).toEqual(['asked to keep'])
    kept.resolve()
    await answer
    expect(steps).toEqual(['asked to keep', 'kept', 'answered 202'])
    expect(recorder.received).toMatchObject([
      {
        delivery: { event: 'issues', action: 'opened', payload: { issue: { number: 12 } } },
        signal: { requestKey: 'acme/infra#12' },
      },
    ])
  })

  it('answers 500 when the delivery cannot be kept, and takes it when it is sent again', async () => {
    const headers = { 'x-github-delivery': 'the-same-delivery' }
    recorder.before = () => Promise.reject(new Error('disk full at /var/lib/secret'))
    const failed = await call(server, { body, headers })
    expect(failed).toEqual({ status: 500, text: 'the delivery could not be kept; send it again\n' })
    recorder.before = () => Promise.resolve()
    expect(await call(server, { body, headers })).toMatchObject({ status: 202 })
    expect(recorder.received).toHaveLength(1)
  })

  it('keeps a delivery that comes twice once', async () => {
    const headers = { 'x-github-delivery': 'the-same-delivery' }
    for (let count = 0; count < 2; count += 1) {
      expect(await call(server, { body, headers })).toMatchObject({ status: 202 })
    }
    expect(recorder.received).toHaveLength(1)
  })

  it('takes a body of 200 KB and cuts it', async () => {
    const issue = issueOf({ body: 'a'.repeat(200 * 1024) })
    const large = JSON.stringify(issuePayload({ action: 'opened', issue }))
    expect(await call(server, { body: large })).toMatchObject({ status: 202 })
    expect(recorder.received).toMatchObject([{ signal: { body: { text: 'a'.repeat(64 * 1024) } } }])
  })

  it('verifies the bytes that were sent, whatever characters they are', async () => {
    const special = JSON.stringify(
      issuePayload({ action: 'opened', issue: issueOf({ title: 'größer 😀 "' }) }),
    )
    expect(await call(server, { body: special })).toMatchObject({ status: 202 })
    expect(recorder.received).toMatchObject([{ signal: { body: { title: 'größer 😀 "' } } }])
  })

  it.each([
    ['without a signature', 401, { 'x-hub-signature-256': undefined }],
    ['with an empty signature', 401, { 'x-hub-signature-256': '' }],
    ['with another secret', 401, { 'x-hub-signature-256': signBody('development', body) }],
    ['with the signature of another body', 401, { 'x-hub-signature-256': signBody(secret, `${body} `) }],
    [
      'with the old kind of signature only',
      401,
      { 'x-hub-signature-256': undefined, 'x-hub-signature': 'sha1=0' },
    ],
    ['without an id', 400, { 'x-github-delivery': undefined }],
    ['with an id that is none', 400, { 'x-github-delivery': "'; drop table" }],
    ['without an event', 400, { 'x-github-event': undefined }],
    ['as a form', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
  ])('refuses a delivery %s with %i and keeps nothing', async (_, status, headers) => {
    expect(await call(server, { body, headers })).toMatchObject({ status })
    expect(recorder.received).toEqual([])
  })

  it('refuses signed text that is no JSON, and other methods', async () => {
    expect(await call(server, { body: '{"issue":' })).toMatchObject({ status: 400 })
    expect(await call(server, { method: 'GET' })).toMatchObject({ status: 405 })
    expect(recorder.received).toEqual([])
  })

  it('keeps an event that it does not know without its payload', async () => {
    const headers = { 'x-github-event': 'star' }
    expect(await call(server, { body: '{"action":"created"}', headers })).toMatchObject({ status: 202 })
    expect(recorder.received).toMatchObject([
      { delivery: { event: 'star', action: 'created', payload: null }, signal: undefined },
    ])
  })

  it('refuses a body above 25 MB before it is sent', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': String(25 * 1024 * 1024 + 1),
        'x-github-delivery': 'large',
        'x-github-event': 'issues',
        'x-hub-signature-256': 'sha256=0',
      }
      const sending = request(
        `${server.url}/api/github/webhooks`,
        { method: 'POST', headers },
        (response) => {
          resolve(response.statusCode)
          sending.destroy()
        },
      )
      sending.on('error', reject)
      sending.flushHeaders()
    })
    expect(status).toBe(413)
  })

  it('lets a delivery under way end when it is stopped, and takes no other', async () => {
    const [arrived, kept] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    recorder.before = () => {
      arrived.resolve()
      return kept.promise
    }
    const answer = call(server, { body })
    await arrived.promise
    const stopped = server.stop()
    kept.resolve()
    expect(await answer).toMatchObject({ status: 202 })
    await stopped
    await expect(call(server, { body })).rejects.toThrow('fetch failed')
  })
})

describe('the health of the webhook server', () => {
  it.each([
    [() => Promise.resolve(true), 200],
    [() => Promise.resolve(false), 503],
    [() => Promise.reject(new Error('no database')), 503],
  ])('is reported by /healthz and /readyz', async (ready, status) => {
    const server = serverFor(createRecorder(), { ready })
    await server.start()
    try {
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
      expect((await fetch(`${server.url}/readyz?now`)).status).toBe(status)
      expect((await fetch(`${server.url}/ping`)).status).toBe(404)
      expect((await fetch(`${server.url}/healthz`, { method: 'POST' })).status).toBe(404)
    } finally {
      await server.stop()
    }
  })

  it.each(['', 'development', 'short secret 15'])(
    'is not even begun with the weak secret "%s"',
    (webhookSecret) => {
      expect(() => serverFor(createRecorder(), { webhookSecret })).toThrow(ConfigError)
    },
  )

  it('says which port is taken', async () => {
    const first = serverFor(createRecorder())
    await first.start()
    const second = serverFor(createRecorder(), { port: Number(new URL(first.url).port) })
    await expect(second.start()).rejects.toBeInstanceOf(ConfigError)
    await first.stop()
  })
})
