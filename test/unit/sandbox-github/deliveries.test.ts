import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKnobs } from '../../../sandbox/github/http/knobs.ts'
import {
  createDeliveryQueue,
  type DeliveryQueue,
  type OutgoingHook,
  signBody,
} from '../../../sandbox/github/webhooks/deliveries.ts'

describe('the delivery queue', () => {
  let receiver: Server
  let url: string | null
  let statuses: number[]
  const bodies: string[] = []
  const knobs = createKnobs()
  let queue: DeliveryQueue

  beforeEach(async () => {
    bodies.length = 0
    statuses = []
    let id = 0
    queue = createDeliveryQueue({ now: () => new Date('2026-05-01T10:00:00.5Z'), nextId: () => ++id, knobs })
    receiver = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString()
      })
      request.on('end', () => {
        bodies.push(body)
        response.writeHead(statuses.shift() ?? 200).end('thanks')
      })
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    const address = receiver.address()
    url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`
  })
  afterEach(async () => {
    await queue.close()
    receiver.closeAllConnections()
    await new Promise<void>((resolve) => receiver.close(() => resolve()))
  })

  function hook(body: string): OutgoingHook {
    const target = { appId: 7, hookId: 8, secret: 'secret', url: () => url }
    return { event: 'issues', action: 'opened', body, target, installationId: 9, repositoryId: 10 }
  }

  it('sends one after another in the order of events', async () => {
    for (let index = 0; index < 20; index += 1) queue.enqueue(hook(String(index)))
    await queue.settled()
    expect(bodies).toEqual(Array.from({ length: 20 }, (_, index) => String(index)))
    expect(queue.log()[0]).toMatchObject({
      statusCode: 200,
      status: 'OK',
      at: '2026-05-01T10:00:00Z',
      responseBody: 'thanks',
    })
  })

  it('goes on after a refusal and does not try again', async () => {
    statuses = [500]
    queue.enqueue(hook('first'))
    queue.enqueue(hook('second'))
    await queue.settled()
    expect(queue.log().map(({ statusCode }) => statusCode)).toEqual([500, 200])
    expect(bodies).toEqual(['first', 'second'])
  })

  it('logs a receiver that is not there as 502', async () => {
    url = 'http://127.0.0.1:1/'
    queue.enqueue(hook('lost'))
    await queue.settled()
    expect(queue.log()).toMatchObject([{ statusCode: 502, status: 'failed to connect to host' }])
  })

  it('drops what has no address without a trace', async () => {
    url = null
    queue.enqueue(hook('nowhere'))
    await queue.settled()
    expect(queue.log()).toEqual([])
  })

  it('sends the same words again under the same guid', async () => {
    queue.enqueue(hook('words'))
    await queue.settled()
    expect(queue.redeliver(queue.log()[0]?.id ?? 0)).toBe(true)
    expect(queue.redeliver(999)).toBe(false)
    await queue.settled()
    const [first, second] = queue.log()
    expect(bodies).toEqual(['words', 'words'])
    expect(second).toMatchObject({ guid: first?.guid, redelivery: true })
  })

  it('fails, doubles and delays on demand', async () => {
    knobs.failNextDeliveries(1)
    knobs.duplicateNext(1)
    knobs.delayMs = 1
    queue.enqueue(hook('one'))
    queue.enqueue(hook('two'))
    await queue.settled()
    knobs.delayMs = 0
    expect(queue.log().map(({ statusCode }) => statusCode)).toEqual([502, 200, 200])
    expect(bodies).toEqual(['one', 'two'])
  })

  it('ends at once when it is closed while waiting', async () => {
    knobs.delayMs = 60_000
    queue.enqueue(hook('never'))
    await queue.close()
    knobs.delayMs = 0
    expect(bodies).toEqual([])
  })

  it('signs with the secret', () => {
    const expected = createHmac('sha256', 'secret').update('body').digest('hex')
    expect(signBody('secret', 'body')).toBe(`sha256=${expected}`)
  })
})
