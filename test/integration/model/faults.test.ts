import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../sandbox/model/faults.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { aQuestion, never } from '../../support/model-question.ts'
import { startModelWorld } from './world.ts'

const usage = { inputTokens: expect.any(Number), outputTokens: expect.any(Number), usd: null }
const paris = { kind: 'answered', json: { city: 'Paris' }, usage, from: 'endpoint' }

/** Questions that differ, so that none is answered from memory. */
const question = (number: number) => aQuestion({ user: `Question ${number}.` })

describe('an endpoint on a bad day', () => {
  it.each<[string, Fault, object]>([
    [
      '429 with a wait in milliseconds',
      { kind: 'rate_limit', retryAfterMs: 4200 },
      { kind: 'busy', retryAfterMs: 4200 },
    ],
    [
      '429 with a wait in seconds',
      { kind: 'rate_limit', retryAfterSeconds: 90 },
      { kind: 'busy', retryAfterMs: 90_000 },
    ],
    [
      '429 with a reset only',
      { kind: 'rate_limit', resetRequests: '6m0s' },
      { kind: 'busy', retryAfterMs: 360_000 },
    ],
    ['429 that says nothing', { kind: 'rate_limit' }, { kind: 'busy', retryAfterMs: 10_000 }],
    [
      '429 for hours',
      { kind: 'rate_limit', retryAfterSeconds: 7200 },
      {
        kind: 'unavailable',
        reason: 'the endpoint takes fewer questions than it is asked and wants no question for 2 hours',
        usage: null,
      },
    ],
    [
      'a quota that is used up',
      { kind: 'rate_limit', code: 'insufficient_quota' },
      { kind: 'unavailable', reason: 'the quota at the endpoint is used up (429)', usage: null },
    ],
    ['500 twice', { kind: 'status', status: 500 }, { kind: 'busy', retryAfterMs: 10_000 }],
    ['a broken connection twice', { kind: 'reset' }, { kind: 'busy', retryAfterMs: 10_000 }],
    ['a page in place of JSON', { kind: 'not_json' }, { kind: 'busy', retryAfterMs: 10_000 }],
    [
      'credentials that are refused',
      { kind: 'bad_auth' },
      { kind: 'unavailable', reason: 'the endpoint does not accept the credentials (401)', usage: null },
    ],
    [
      '403',
      { kind: 'status', status: 403 },
      { kind: 'unavailable', reason: 'the endpoint does not allow this use of it (403)', usage: null },
    ],
    [
      'a model that is not there',
      { kind: 'status', status: 404, code: 'model_not_found' },
      { kind: 'unavailable', reason: 'the endpoint has no such model or no such address (404)', usage: null },
    ],
    [
      'a question that is too long',
      { kind: 'status', status: 400, code: 'context_length_exceeded' },
      { kind: 'unavailable', reason: 'the question is too long for the model', usage: null },
    ],
    [
      'a question that a filter stops',
      { kind: 'status', status: 400, code: 'content_filter' },
      { kind: 'unavailable', reason: "the endpoint's content filter stopped the question", usage: null },
    ],
    [
      'a redirect',
      { kind: 'redirect', to: 'http://127.0.0.1:9/elsewhere' },
      { kind: 'unavailable', reason: 'the endpoint did not take the question (307)', usage: null },
    ],
    ['a refusal', { kind: 'refusal' }, { kind: 'unavailable', reason: 'the model refused to answer', usage }],
    [
      'an answer that is cut off',
      { kind: 'length' },
      { kind: 'unavailable', reason: 'the answer was longer than the model may write', usage },
    ],
    [
      'an answer that a filter stops',
      { kind: 'content_filter' },
      { kind: 'unavailable', reason: "the endpoint's content filter stopped the answer", usage },
    ],
    ['a sentence', { kind: 'prose' }, { kind: 'unavailable', reason: 'the answer is not JSON', usage }],
    ['nothing', { kind: 'empty' }, { kind: 'unavailable', reason: 'the model answered with nothing', usage }],
    [
      'JSON of another form',
      { kind: 'wrong_shape' },
      { kind: 'unavailable', reason: 'the answer does not have the form that was asked for', usage },
    ],
    ['JSON in a code fence', { kind: 'fenced' }, paris],
    ['usage under other names', { kind: 'other_usage_names' }, paris],
    ['no usage', { kind: 'no_usage' }, paris],
  ])(
    verifies(['model.failing'], 'with %s is a value, and the next question is answered'),
    async (_, fault, outcome) => {
      const { endpoint, model, clock } = await startModelWorld()
      endpoint.fail({ fault, when: 'Question 1.', times: 2 })
      expect(await model.ask(question(1), never)).toEqual(outcome)
      clock.pass(15 * 60 * 1000)
      expect(await model.ask(question(2), never)).toEqual(paris)
    },
  )

  it.each<[string, Fault]>([
    ['one 429 with a short wait', { kind: 'rate_limit', retryAfterMs: 5 }],
    ['one 500', { kind: 'status', status: 500 }],
    ['one broken connection', { kind: 'reset' }],
  ])(verifies(['model.failing'], 'with %s is asked once more in place'), async (_, fault) => {
    const { endpoint, model } = await startModelWorld()
    endpoint.fail({ fault })
    expect(await model.ask(question(1), never)).toEqual(paris)
    expect(endpoint.calls).toHaveLength(2)
  })

  it(verifies(['model.failing'], 'that is slow is waited for until the timeout and no longer'), async () => {
    const { endpoint, model } = await startModelWorld({}, () => ({ timeoutMs: 2500 }))
    endpoint.fail({ fault: { kind: 'slow', ms: 60_000 } })
    expect(await model.ask(question(1), never)).toEqual({ kind: 'busy', retryAfterMs: 1000 })
    expect(await model.ask(question(1), never)).toEqual(paris)
  })

  it(
    verifies(
      ['model.circuit'],
      'that is gone is left alone after three failures, and asked again by one question at a time',
    ),
    async () => {
      const { endpoint, model, clock } = await startModelWorld()
      endpoint.fail({ fault: { kind: 'not_json' }, times: 4 })
      expect(await model.ask(question(1), never)).toMatchObject({ kind: 'busy' })
      expect(await model.ask(question(2), never)).toMatchObject({ kind: 'busy' })
      const opened = {
        kind: 'unavailable',
        reason: 'the endpoint answered with something that is not JSON, and is left alone for 30 seconds',
        usage: null,
      }
      expect(await model.ask(question(3), never)).toEqual(opened)
      expect(await model.ask(question(4), never)).toEqual(opened)
      clock.pass(30_000)
      const probes = await Promise.all([model.ask(question(5), never), model.ask(question(6), never)])
      expect(probes.map(({ kind }) => kind)).toEqual(['unavailable', 'unavailable'])
      expect(endpoint.calls).toHaveLength(4)
      expect(probes[0]).toMatchObject({ reason: expect.stringContaining('left alone for 60 seconds') })
      clock.pass(60_000)
      expect(await model.ask(question(7), never)).toEqual(paris)
      expect(await model.ask(question(8), never)).toEqual(paris)
    },
  )

  it('that limits the same question again and again is given up for it, and for no other', async () => {
    const { endpoint, model, clock } = await startModelWorld()
    endpoint.fail({ fault: { kind: 'rate_limit', retryAfterMs: 2000 }, when: 'Question 1.', times: 6 })
    const kinds: string[] = []
    for (let time = 0; time < 6; time += 1) {
      kinds.push((await model.ask(question(1), never)).kind)
      clock.pass(2000)
    }
    expect(kinds).toEqual(['busy', 'busy', 'busy', 'busy', 'busy', 'unavailable'])
    expect(await model.ask(question(2), never)).toEqual(paris)
  })

  it(
    verifies(['model.failing'], 'that is stopped by its caller loses nothing and counts as no failure'),
    async () => {
      const { endpoint, model } = await startModelWorld()
      endpoint.fail({ fault: { kind: 'slow', ms: 60_000 }, times: 3 })
      for (let time = 0; time < 3; time += 1) {
        const stop = new AbortController()
        const asking = model.ask(question(1), stop.signal)
        await until(() => endpoint.underWay() === 1)
        stop.abort()
        expect(await asking).toMatchObject({ kind: 'busy' })
        await until(() => endpoint.underWay() === 0)
      }
      expect(await model.ask(question(1), never)).toEqual(paris)
    },
  )

  it('that tells that nothing is left is not asked until there is again', async () => {
    const { endpoint, model, clock } = await startModelWorld({
      rateLimit: { requestsPerMinute: 2, tokensPerMinute: 100_000 },
    })
    await model.ask(question(1), never)
    await model.ask(question(2), never)
    expect(await model.ask(question(3), never)).toEqual({ kind: 'busy', retryAfterMs: 60_000 })
    expect(endpoint.calls).toHaveLength(2)
    clock.pass(60_000)
    expect(await model.ask(question(3), never)).toMatchObject({ kind: 'busy' })
    expect(endpoint.calls).toHaveLength(3)
  })

  it(verifies(['model.secret'], 'repeats no secret of ours in a reason or in the log'), async () => {
    const { endpoint, model, logged } = await startModelWorld({ key: 'another' }, () => ({
      auth: { kind: 'key', key: 'sk-very-secret' },
    }))
    const outcome = await model.ask(question(1), never)
    expect(endpoint.calls[0]).toMatchObject({ status: 401, credentials: 'none' })
    expect(outcome).toMatchObject({ kind: 'unavailable' })
    expect(logged).toHaveLength(1)
    expect(`${JSON.stringify(outcome)}${logged.join('')}`).not.toContain('secret')
  })
})

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve))
}
