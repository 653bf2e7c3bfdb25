import { describe, expect, it } from 'vitest'
import type { Delivery } from '../../../src/ports/request-store.ts'
import { receiveWebhooks } from '../../../src/triggers/receive-webhooks.ts'
import { silentLogger } from '../../support/silent-logger.ts'
import { commentPayload, issueOf, issuePayload } from './payloads.ts'

function receiver(fail?: Error) {
  const received: { delivery: Delivery; signal: unknown }[] = []
  const warnings: unknown[] = []
  const receive = receiveWebhooks({
    store: {
      receive: (delivery, signal) => {
        if (fail !== undefined) return Promise.reject(fail)
        received.push({ delivery, signal })
        return Promise.resolve('stored')
      },
    },
    app: { slug: 'planwright' },
    log: { ...silentLogger, warn: (fields) => warnings.push(fields) },
  })
  return { receive, received, warnings }
}

const opened: Delivery = { id: 'd1', event: 'issues', action: 'opened', payload: issuePayload() }

describe('receiving a webhook', () => {
  it('keeps the delivery together with its signal', async () => {
    const { receive, received } = receiver()
    await receive(opened)
    expect(received).toMatchObject([{ delivery: opened, signal: { requestKey: 'acme/infra#12' } }])
  })

  it.each([
    ['an event nobody reads', { event: 'ping', action: null, payload: { zen: 'Keep it simple.' } }],
    ['an action nobody reads', { event: 'issues', action: 'labeled', payload: issuePayload() }],
    [
      'our own comment',
      {
        event: 'issue_comment',
        action: 'created',
        payload: commentPayload({ sender: { login: 'x', type: 'Bot' } }),
      },
    ],
  ])('keeps of %s only that it came', async (_, delivery) => {
    const { receive, received } = receiver()
    await receive({ id: 'd2', ...delivery })
    expect(received).toEqual([{ delivery: { id: 'd2', ...delivery, payload: null }, signal: undefined }])
  })

  it.each([
    ['nothing', null],
    ['a list', []],
    ['half of an issue', { ...issuePayload(), issue: { number: 12 } }],
    ['another type', issuePayload({ issue: issueOf({ number: 'twelve' }) })],
  ])('keeps %s where an issue should be, warns and goes on', async (_, payload) => {
    const { receive, received, warnings } = receiver()
    await receive({ ...opened, payload })
    expect(received).toEqual([{ delivery: { ...opened, payload }, signal: undefined }])
    expect(warnings).toMatchObject([{ delivery: 'd1', event: 'issues', action: 'opened' }])
  })

  it('cuts long texts of the payload it keeps', async () => {
    const { receive, received } = receiver()
    await receive({ ...opened, payload: issuePayload({ issue: issueOf({ body: 'a'.repeat(200_000) }) }) })
    expect(received).toMatchObject([{ delivery: { payload: { issue: { body: 'a'.repeat(65_536) } } } }])
  })

  it('passes a failing store on, so that the webhook is not answered as kept', async () => {
    await expect(receiver(new Error('disk full')).receive(opened)).rejects.toThrow('disk full')
  })
})
