import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai'
import { describe, expect, it } from 'vitest'
import { AnswerTooLarge } from '../../../src/adapters/openai/bounded-answer.ts'
import { readTrouble, type Trouble } from '../../../src/adapters/openai/trouble.ts'
import { InvariantError } from '../../../src/domain/errors.ts'
import { verifies } from '../../scenarios/requirements.ts'

const now = new Date('2026-11-22T12:00:00Z')
const status = (code: number, error: object = {}, headers: Record<string, string> = {}) =>
  APIError.generate(code, { error }, undefined, new Headers(headers))
const withCause = (cause: unknown) =>
  new APIConnectionError({
    message: 'Connection error.',
    cause: Object.assign(new Error('fetch failed'), { cause }),
  })

describe('an error of the client', () => {
  it.each<[string, unknown, Trouble]>([
    ['a limit', status(429, {}, { 'retry-after': '3' }), { kind: 'limited', delayMs: 3000 }],
    ['a limit without a wait', status(429), { kind: 'limited', delayMs: 10_000 }],
    [
      'a quota',
      status(429, { code: 'insufficient_quota' }),
      { kind: 'denied', because: 'the quota at the endpoint is used up (429)' },
    ],
    [
      'an overload',
      status(503, {}, { 'retry-after': '9' }),
      { kind: 'failing', because: 'the endpoint answered 503', delayMs: 9000 },
    ],
    [
      'a timeout of the server',
      status(408),
      { kind: 'failing', because: 'the endpoint answered 408', delayMs: 10_000 },
    ],
    ['a key', status(401), { kind: 'denied', because: 'the endpoint does not accept the credentials (401)' }],
    ['a right', status(403), { kind: 'denied', because: 'the endpoint does not allow this use of it (403)' }],
    [
      'a name',
      status(404),
      { kind: 'denied', because: 'the endpoint has no such model or no such address (404)' },
    ],
    ['a request', status(400), { kind: 'refused', because: 'the endpoint did not take the question (400)' }],
    [
      'a request with a code',
      status(422, { code: 'invalid_value' }),
      { kind: 'refused', because: 'the endpoint did not take the question (422, invalid_value)' },
    ],
    [
      'a timeout',
      new APIConnectionTimeoutError(),
      { kind: 'failing', because: 'the endpoint did not answer in time', delayMs: 10_000 },
    ],
    [
      'an abort',
      new APIUserAbortError(),
      { kind: 'failing', because: 'the endpoint did not answer in time', delayMs: 10_000 },
    ],
    [
      'a refused connection',
      withCause(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })),
      { kind: 'failing', because: 'the endpoint cannot be reached (ECONNREFUSED)', delayMs: 10_000 },
    ],
    [
      'a connection that breaks',
      withCause(undefined),
      { kind: 'failing', because: 'the endpoint cannot be reached', delayMs: 10_000 },
    ],
    [
      'an endless answer',
      withCause(new AnswerTooLarge()),
      { kind: 'failing', because: 'the endpoint answered with more than can be an answer', delayMs: 10_000 },
    ],
    [
      'an answer that is no JSON',
      new SyntaxError('Unexpected token'),
      { kind: 'failing', because: 'the endpoint answered with something that is not JSON', delayMs: 10_000 },
    ],
  ])('about %s is put into our words', (_, error, trouble) => {
    expect(readTrouble(error, now)).toEqual(trouble)
  })

  it.each<[string, unknown]>([
    ['its message', status(401, { message: 'Incorrect API key provided: sk-secret' })],
    ['its code', status(400, { code: 'sk-secret' })],
    ['its type', status(400, { type: 'Bearer sk-secret', message: 'sk-secret' })],
    ['its cause', withCause(Object.assign(new Error('sk-secret'), { code: 'sk-secret' }))],
  ])(verifies(['model.secret'], 'gives nothing away that stands in %s'), (_, error) => {
    expect(JSON.stringify(readTrouble(error, now))).not.toContain('secret')
  })

  it.each([
    ['is thrown on when it is a mistake of ours', new TypeError('x is not a function')],
    ['is thrown on when our own code refused something', new InvariantError('a secret would be written')],
  ])('%s', (_, error) => {
    expect(() => readTrouble(error, now)).toThrow(error)
    expect(() => readTrouble(withCause(new InvariantError('a secret')), now)).toThrow(InvariantError)
  })
})
