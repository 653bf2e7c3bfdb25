import { APIError } from 'openai'
import { describe, expect, it } from 'vitest'
import { dialectOptions, learnDialect, usualDialect } from '../../../src/adapters/openai/dialect.ts'

const refusal = (status: number, error: object) =>
  APIError.generate(status, { error }, undefined, new Headers())

describe('what an endpoint does not know', () => {
  it('is everything that OpenAI takes, at first', () => {
    expect(dialectOptions(usualDialect, 50)).toEqual({
      max_completion_tokens: 50,
      store: false,
      temperature: 0,
    })
  })

  it.each<[string, unknown, object]>([
    [
      'by its parameter',
      refusal(400, { param: 'temperature', message: "Unsupported value: 'temperature'." }),
      { max_completion_tokens: 50, store: false },
    ],
    [
      'in quotes',
      refusal(400, { message: "Unsupported parameter: 'max_completion_tokens' is not supported." }),
      { max_tokens: 50, store: false, temperature: 0 },
    ],
    [
      'as an argument',
      refusal(400, { message: 'Unrecognized request argument supplied: store' }),
      { max_completion_tokens: 50, temperature: 0 },
    ],
    [
      'in a list of places',
      refusal(422, { detail: [{ type: 'extra_forbidden', loc: ['body', 'store'] }] }),
      { max_completion_tokens: 50, temperature: 0 },
    ],
  ])('is learned when it is named %s', (_, error, options) => {
    const learned = learnDialect(usualDialect, error)
    expect(learned === undefined ? undefined : dialectOptions(learned, 50)).toEqual(options)
  })

  it('is left out altogether when no name of a limit is known', () => {
    const older = learnDialect(usualDialect, refusal(400, { param: 'max_completion_tokens' })) ?? usualDialect
    const none = learnDialect(older, refusal(400, { param: 'max_tokens' })) ?? usualDialect
    expect(dialectOptions(none, 50)).toEqual({ store: false, temperature: 0 })
    expect(learnDialect(none, refusal(400, { param: 'max_tokens' }))).toBeUndefined()
  })

  it.each<[string, unknown]>([
    [
      'it is about something else',
      refusal(400, { param: 'response_format', message: "'store' 'temperature'" }),
    ],
    ['it only mentions the word', refusal(400, { message: 'The store of temperature data was refused.' })],
    [
      'a person wrote the name far behind',
      refusal(400, { message: `${'Invalid prompt. '.repeat(30)}'store'` }),
    ],
    ['it is no refusal of the request', refusal(403, { param: 'temperature' })],
    ['it is no error of the endpoint', new Error("'temperature'")],
  ])('is not learned from an error when %s', (_, error) => {
    expect(learnDialect(usualDialect, error)).toBeUndefined()
  })
})
