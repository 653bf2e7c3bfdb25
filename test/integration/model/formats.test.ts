import { describe, expect, it } from 'vitest'
import type { Json } from '../../../src/lib/json.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { aQuestion, never } from '../../support/model-question.ts'
import { startModelWorld } from './world.ts'

const jsonObject = { format: 'json_object' } as const

describe('an endpoint that enforces the schema', () => {
  it('is told a schema that strict decoding takes', async () => {
    const { endpoint, model } = await startModelWorld()
    await model.ask(aQuestion(), never)
    expect(endpoint.calls[0]?.request).toMatchObject({
      model: 'small-model',
      format: 'json_schema',
      schema: { name: 'city', shape: aQuestion().schema.shape },
      maxTokens: 100,
      system: 'Name the city.',
      user: 'The one with the Eiffel Tower.',
      body: { store: false },
    })
    expect(Object.keys(endpoint.calls[0]?.request?.body ?? {})).not.toContain('tools')
  })

  it(
    verifies(['model.strict-schema'], 'refuses one that it does not take, and is not asked again'),
    async () => {
      const { endpoint, model } = await startModelWorld()
      const shape = { type: 'object', properties: { city: { type: 'string', default: 'Paris' } } }
      const outcome = await model.ask(aQuestion({ schema: { name: 'city', shape } }), never)
      expect(outcome).toEqual({
        kind: 'unavailable',
        reason: 'the endpoint did not take the question (400, invalid_json_schema)',
        usage: null,
      })
      expect(endpoint.calls).toHaveLength(1)
    },
  )

  it.each([
    ['a model that knows no temperature', ['temperature'], ['temperature']],
    [
      'a server that knows the older limit only',
      ['max_completion_tokens', 'store'],
      ['max_completion_tokens'],
    ],
    ['a server that knows neither limit', ['max_completion_tokens', 'max_tokens', 'store'], ['max_tokens']],
  ])('is asked in the way of %s, from the second question on at once', async (_, refuses, gone) => {
    const { endpoint, model } = await startModelWorld({ refuses })
    expect(await model.ask(aQuestion(), never)).toMatchObject({ kind: 'answered' })
    const tries = endpoint.calls.length
    expect(tries).toBe(refuses.length + 1)
    await model.ask(aQuestion({ user: 'Another.' }), never)
    expect(endpoint.calls).toHaveLength(tries + 1)
    expect(Object.keys(endpoint.calls.at(-1)?.request?.body ?? {})).not.toEqual(expect.arrayContaining(gone))
  })
})

describe('an endpoint that does not enforce the schema', () => {
  it(verifies(['model.unenforced'], 'is told the schema in words'), async () => {
    const { endpoint, model } = await startModelWorld({}, () => jsonObject)
    expect(await model.ask(aQuestion(), never)).toMatchObject({ kind: 'answered', json: { city: 'Paris' } })
    const request = endpoint.calls[0]?.request
    expect(request?.format).toBe('json_object')
    expect(request?.system).toContain(JSON.stringify(aQuestion().schema.shape))
  })

  it.each<[string, Json, RegExp]>([
    ['of another form', '{"town":"Paris"}', /city/],
    ['that is no JSON', 'It is Paris.', /not one JSON object/],
    ['that breaks off', '{"city":"Pa', /not one JSON object/],
  ])(
    verifies(['model.unenforced'], 'is asked once more after an answer %s, and both count'),
    async (_, first, complaint) => {
      const { endpoint, model } = await startModelWorld({ answers: [] }, () => jsonObject)
      endpoint.answer({ answer: first, times: 1 }, { answer: { city: 'Paris' } })
      const bound = model.upperBound(aQuestion())
      const outcome = await model.ask(aQuestion(), never)
      expect(outcome).toMatchObject({ kind: 'answered', json: { city: 'Paris' } })
      const [one, other] = endpoint.calls.map(({ request }) => request)
      expect(other?.messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user'])
      expect(other?.user).toMatch(complaint)
      const sent = [one, other].reduce((sum, request) => sum + JSON.stringify(request?.messages).length, 0)
      if (outcome.kind !== 'answered') throw new Error('not answered')
      expect(outcome.usage.inputTokens).toBeGreaterThan(sent / 8)
      expect(outcome.usage.inputTokens).toBeLessThanOrEqual(bound.inputTokens)
      expect(outcome.usage.outputTokens).toBeLessThanOrEqual(bound.outputTokens)
    },
  )

  it('is given up after the second answer that does not fit', async () => {
    const { endpoint, model } = await startModelWorld(
      { answers: [{ answer: '{"town":"Paris"}' }] },
      () => jsonObject,
    )
    expect(await model.ask(aQuestion(), never)).toMatchObject({
      kind: 'unavailable',
      reason: 'the answer does not have the form that was asked for',
      usage: { outputTokens: expect.any(Number) },
    })
    expect(endpoint.calls).toHaveLength(2)
  })
})
