import { describe, expect, it } from 'vitest'
import { cacheKey, createAnswerCache } from '../../../src/adapters/openai/answer-cache.ts'
import type { ModelQuestion } from '../../../src/ports/model.ts'
import { aQuestion, movableClock } from '../../support/model-question.ts'

const key = (change: Partial<ModelQuestion> = {}, model = 'small-model') => cacheKey(model, aQuestion(change))

describe('answers that are remembered', () => {
  it.each<[string, Partial<ModelQuestion>]>([
    ['white space around the words', { user: '\n The one with the Eiffel Tower.  ' }],
    ['white space around the instructions', { system: 'Name the city.\n' }],
    ['the longest answer', { maxOutputTokens: 500 }],
    [
      'the order of keys in the schema',
      {
        schema: {
          shape: {
            additionalProperties: false,
            required: ['city'],
            properties: { city: { type: 'string' } },
            type: 'object',
          },
          name: 'city',
        },
      },
    ],
  ])('serve a question that differs in %s', (_, change) => {
    expect(key(change)).toBe(key())
  })

  it('serve the same words with other line breaks or composed otherwise', () => {
    expect(key({ user: 'Malm\u00f6\r\nSk\u00e5ne' })).toBe(key({ user: 'Malmo\u0308\nSka\u030ane' }))
  })

  it.each<[string, Partial<ModelQuestion>]>([
    ['the words', { user: 'The one with the Colosseum.' }],
    ['white space between words', { user: 'The one with  the Eiffel Tower.' }],
    ['the instructions', { system: 'Name the town.' }],
    ['the purpose', { purpose: 'name-city/2' }],
    ['the tenant', { tenant: 'globex' }],
    ['the schema', { schema: { name: 'city', shape: { type: 'object' } } }],
    [
      'where words end and instructions begin',
      { system: 'Name the city. The', user: 'one with the Eiffel Tower.' },
    ],
  ])('serve no question that differs in %s', (_, change) => {
    expect(key(change)).not.toBe(key())
  })

  it('serve no other model', () => {
    expect(key({}, 'large-model')).not.toBe(key())
  })

  it('do not show the question in their key', () => {
    expect(key()).toMatch(/^[0-9a-f]{64}$/)
  })

  it('last a day', () => {
    const clock = movableClock()
    const cache = createAnswerCache(clock)
    cache.write('a', { city: 'Paris' })
    clock.pass(24 * 3_600_000 - 1)
    expect(cache.read('a')).toEqual({ city: 'Paris' })
    clock.pass(1)
    expect(cache.read('a')).toBeUndefined()
  })

  it('are those that were used last when there are too many', () => {
    const cache = createAnswerCache(movableClock(), 2)
    cache.write('a', 1)
    cache.write('b', 2)
    cache.read('a')
    cache.write('c', 3)
    expect([cache.read('a'), cache.read('b'), cache.read('c')]).toEqual([1, undefined, 3])
  })
})
