import { afterEach, describe, expect, it, vi } from 'vitest'
import { verifies } from '../../scenarios/requirements.ts'
import { aQuestion, never } from '../../support/model-question.ts'
import { completion, endpointBench, failure } from './endpoint-bench.ts'

const paris = completion('{"city":"Paris"}')

describe('a model behind an endpoint', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('asks for an answer of the form of the question, kept nowhere', async () => {
    const { model, sent } = endpointBench([paris])
    const outcome = await model.ask(aQuestion(), never)
    expect(outcome).toEqual({
      kind: 'answered',
      json: { city: 'Paris' },
      usage: { inputTokens: 40, outputTokens: 5, usd: null },
      from: 'endpoint',
    })
    expect(sent).toHaveLength(1)
    expect(sent[0]?.url).toBe('https://models.example.com/v1/chat/completions')
    expect(sent[0]?.body).toEqual({
      model: 'small-model',
      messages: [
        { role: 'system', content: 'Name the city.' },
        { role: 'user', content: 'The one with the Eiffel Tower.' },
      ],
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'city', strict: true, schema: aQuestion().schema.shape },
      },
      max_completion_tokens: 100,
      store: false,
      temperature: 0,
    })
  })

  it(
    verifies(['model.alone'], 'sends its credentials and nothing that the environment of a client would add'),
    async () => {
      vi.stubEnv('OPENAI_API_KEY', 'of the shell')
      vi.stubEnv('OPENAI_BASE_URL', 'https://elsewhere.example.com')
      vi.stubEnv('OPENAI_ORG_ID', 'of the shell')
      vi.stubEnv('OPENAI_PROJECT_ID', 'of the shell')
      vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'X-Leak: of the shell\nAuthorization: Bearer of the shell')
      const { model, sent } = endpointBench([paris])
      await model.ask(aQuestion(), never)
      expect(Object.fromEntries(sent[0]?.headers ?? [])).toEqual({
        accept: 'application/json',
        authorization: 'Bearer key-of-the-test',
        'content-type': 'application/json',
        'user-agent': 'planwright',
      })
    },
  )

  it.each([
    ['puts a key into api-key on Azure', 'https://acme.openai.azure.com', 'api-key', 'key-of-the-test'],
    [
      'knows Azure by the path of its API',
      'https://gate.example.com/openai/v1/',
      'api-key',
      'key-of-the-test',
    ],
    [
      'sends a bearer token elsewhere',
      'https://api.openai.com/v1',
      'authorization',
      'Bearer key-of-the-test',
    ],
  ])('%s', async (_, baseUrl, name, value) => {
    const { model, sent } = endpointBench([paris], { baseUrl })
    await model.ask(aQuestion(), never)
    const credentials = ['authorization', 'api-key'].filter((header) => sent[0]?.headers.has(header))
    expect(credentials).toEqual([name])
    expect(sent[0]?.headers.get(name)).toBe(value)
  })

  it('finds the API of an Azure resource that is given without a path', async () => {
    const { model, sent } = endpointBench([paris], { baseUrl: 'https://acme.openai.azure.com/' })
    await model.ask(aQuestion(), never)
    expect(sent[0]?.url).toBe('https://acme.openai.azure.com/openai/v1/chat/completions')
  })

  it(
    verifies(['model.alone'], 'sends no credentials when it has none, whatever the environment holds'),
    async () => {
      vi.stubEnv('OPENAI_API_KEY', 'of the shell')
      vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'Authorization: Bearer of the shell')
      const { model, sent } = endpointBench([paris], { auth: { kind: 'none' } })
      await model.ask(aQuestion(), never)
      expect(sent[0]?.headers.has('authorization')).toBe(false)
    },
  )

  it('prices what was used, and what a question may use', async () => {
    const price = { usdPerMillionInput: 2, usdPerMillionOutput: 10 }
    const { model } = endpointBench([paris], { price })
    const bound = model.upperBound(aQuestion())
    const outcome = await model.ask(aQuestion(), never)
    expect(outcome).toMatchObject({ usage: { usd: (40 * 2 + 5 * 10) / 1_000_000 } })
    expect(bound.outputTokens).toBe(100)
    expect(bound.usd).toBe((bound.inputTokens * 2 + 100 * 10) / 1_000_000)
  })

  it(
    verifies(['model.remembered'], 'answers the same question again from memory, for the same tenant only'),
    async () => {
      const { model, sent } = endpointBench([paris])
      await model.ask(aQuestion({ user: 'caf\u00e9\nhere' }), never)
      const again = await model.ask(aQuestion({ user: ' cafe\u0301\r\nhere\n' }), never)
      expect(again).toEqual({
        kind: 'answered',
        json: { city: 'Paris' },
        usage: { inputTokens: 0, outputTokens: 0, usd: null },
        from: 'cache',
      })
      expect(sent).toHaveLength(1)
      await model.ask(aQuestion({ user: 'caf\u00e9\nhere', tenant: 'globex' }), never)
      expect(sent).toHaveLength(2)
    },
  )

  it('leaves out what an endpoint does not know, and remembers it', async () => {
    const { model, sent } = endpointBench([
      failure(400, { param: 'max_completion_tokens', code: 'unsupported_parameter' }),
      failure(400, { message: "Unsupported value: 'temperature' does not support 0 with this model." }),
      () => Response.json({ detail: [{ type: 'extra_forbidden', loc: ['body', 'store'] }] }, { status: 422 }),
      paris,
    ])
    expect(await model.ask(aQuestion(), never)).toMatchObject({ kind: 'answered' })
    await model.ask(aQuestion({ user: 'Another.' }), never)
    expect(sent).toHaveLength(5)
    expect(Object.keys(sent[4]?.body ?? {})).toEqual(['model', 'messages', 'response_format', 'max_tokens'])
  })

  it('does not follow an endpoint to another place', async () => {
    const elsewhere = { location: 'https://elsewhere.example.com/' }
    const { model, sent } = endpointBench([() => new Response(null, { status: 307, headers: elsewhere })])
    expect(await model.ask(aQuestion(), never)).toMatchObject({
      kind: 'unavailable',
      reason: 'the endpoint did not take the question (307)',
    })
    expect(sent).toHaveLength(1)
  })

  it('reads no endless answer', async () => {
    const endless = () =>
      new Response(
        new ReadableStream<Uint8Array>({
          pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)),
        }),
        { headers: { 'content-type': 'application/json' } },
      )
    const { model } = endpointBench([endless])
    await model.ask(aQuestion(), never)
    await model.ask(aQuestion(), never)
    expect(await model.ask(aQuestion(), never)).toMatchObject({
      kind: 'unavailable',
      reason: 'the endpoint answered with more than can be an answer, and is left alone for 30 seconds',
    })
  })
})
