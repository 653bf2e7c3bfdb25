import { describe, expect, it } from 'vitest'
import type { ModelEndpoint } from '../../../sandbox/model/model.ts'
import type { ModelOptions } from '../../../src/adapters/openai/model-options.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { aQuestion, movableClock, never } from '../../support/model-question.ts'
import { startModelWorld } from './world.ts'

const principal = { tenantId: 'acme.example', clientId: 'client', clientSecret: 'secret-of-entra' }
const question = (number: number) => aQuestion({ user: `Question ${number}.` })

const signedIn =
  (change: object = {}) =>
  (endpoint: ModelEndpoint): Partial<ModelOptions> => ({
    baseUrl: endpoint.azureUrl,
    auth: { kind: 'entra', ...principal, authority: endpoint.authority, ...change },
  })

describe('Azure OpenAI with Microsoft Entra ID', () => {
  it(
    verifies(['model.entra'], 'is asked with a token that serves until a minute before it ends'),
    async () => {
      const clock = movableClock()
      const { endpoint, model } = await startModelWorld(
        { principal: { ...principal, tokenSeconds: 600 }, now: () => clock.now() },
        (endpoint) => ({ ...signedIn()(endpoint), clock }),
      )
      await Promise.all([model.ask(question(1), never), model.ask(question(2), never)])
      clock.pass(539_000)
      expect(await model.ask(question(3), never)).toMatchObject({ kind: 'answered' })
      expect(endpoint.tokensIssued()).toBe(1)
      clock.pass(2000)
      expect(await model.ask(question(4), never)).toMatchObject({ kind: 'answered' })
      expect(endpoint.tokensIssued()).toBe(2)
      expect(endpoint.calls.map(({ credentials }) => credentials)).toEqual(Array(4).fill('bearer'))
      expect(endpoint.calls[0]?.headers).not.toContain('api-key')
    },
  )

  it('gets a new token after the old one was not accepted', async () => {
    const { endpoint, model } = await startModelWorld({ principal }, signedIn())
    endpoint.fail({ fault: { kind: 'bad_auth' } })
    expect(await model.ask(question(1), never)).toMatchObject({ kind: 'unavailable' })
    expect(await model.ask(question(1), never)).toMatchObject({ kind: 'answered' })
    expect(endpoint.tokensIssued()).toBe(2)
  })

  it(
    verifies(
      ['model.entra', 'model.secret'],
      'is not asked when signing in is refused, and no secret is told',
    ),
    async () => {
      const { endpoint, model, logged } = await startModelWorld(
        { principal },
        signedIn({ clientSecret: 'wrong-secret' }),
      )
      const outcome = await model.ask(question(1), never)
      expect(outcome).toEqual({
        kind: 'unavailable',
        reason: 'Microsoft Entra ID gives no token (401, invalid_client)',
        usage: null,
      })
      expect(endpoint.calls).toHaveLength(0)
      expect(logged.join('')).not.toContain('wrong-secret')
    },
  )

  it('is busy while Microsoft Entra ID cannot be reached', async () => {
    const { endpoint, model } = await startModelWorld(
      { principal },
      signedIn({ authority: 'http://127.0.0.1:9' }),
    )
    expect(await model.ask(question(1), never)).toEqual({ kind: 'busy', retryAfterMs: 10_000 })
    expect(endpoint.calls).toHaveLength(0)
  })
})
