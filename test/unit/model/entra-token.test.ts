import { describe, expect, it } from 'vitest'
import { createEntraToken } from '../../../src/adapters/openai/entra-token.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { useHttpMock } from '../../support/http-mock.ts'
import { movableClock, never } from '../../support/model-question.ts'

const principal = {
  kind: 'entra',
  tenantId: '00000000-0000-4000-8000-000000000001',
  clientId: 'client',
  clientSecret: 'secret&of=entra',
} as const
const path = `/${principal.tenantId}/oauth2/v2.0/token`
const form = {
  grant_type: 'client_credentials',
  client_id: 'client',
  client_secret: 'secret&of=entra',
  scope: 'https://cognitiveservices.azure.com/.default',
}

const granted = (token: string, seconds: unknown = 3600) => ({
  token_type: 'Bearer',
  access_token: token,
  expires_in: seconds,
})
describe('a token of Microsoft Entra ID', () => {
  const microsoft = useHttpMock('https://login.microsoftonline.com')
  const login = () => microsoft().post(path, form)

  it(
    verifies(['model.entra'], 'is asked for with the client credentials, once for all who wait'),
    async () => {
      login().reply(200, granted('one'))
      const token = createEntraToken({ principal, clock: movableClock() })
      expect(await Promise.all([token.read(never), token.read(never), token.read(never)])).toEqual([
        'one',
        'one',
        'one',
      ])
      expect(await token.read(never)).toBe('one')
    },
  )

  it.each([
    ['numbers', 600],
    ['texts', '600'],
  ])(
    verifies(['model.entra'], 'is used until a minute before its end, which is told in %s'),
    async (_, told) => {
      login().reply(200, granted('one', told)).post(path, form).reply(200, granted('two', told))
      const clock = movableClock()
      const token = createEntraToken({ principal, clock })
      await token.read(never)
      clock.pass(539_999)
      expect(await token.read(never)).toBe('one')
      clock.pass(1)
      expect(await token.read(never)).toBe('two')
    },
  )

  it('is asked for again when it was forgotten', async () => {
    login().reply(200, granted('one')).post(path, form).reply(200, granted('two'))
    const token = createEntraToken({ principal, clock: movableClock() })
    await token.read(never)
    token.forget()
    expect(await token.read(never)).toBe('two')
  })

  it.each<[string, number, object | string, boolean, string]>([
    [
      'the secret is wrong',
      401,
      { error: 'invalid_client', error_description: 'secret&of=entra' },
      false,
      '401, invalid_client',
    ],
    ['the tenant is not known', 400, { error: 'invalid_request' }, false, '400, invalid_request'],
    ['the service is overloaded', 503, 'Service Unavailable', true, '503'],
    ['there are too many', 429, { error: 'temporarily_unavailable' }, true, '429, temporarily_unavailable'],
    ['the answer is a page', 200, '<html>', false, '200'],
    ['the answer has no token', 200, { token_type: 'Bearer', expires_in: 10 }, false, '200'],
    ['the token is no header', 200, granted('secret\nof: entra'), false, '200'],
    ['the code is a sentence', 400, { error: 'the secret&of=entra' }, false, '400'],
  ])(
    verifies(['model.secret'], 'is refused without a secret when %s'),
    async (_, status, body, passing, told) => {
      login().reply(status, body)
      const token = createEntraToken({ principal, clock: movableClock() })
      await expect(token.read(never)).rejects.toMatchObject({
        name: 'EntraRefusal',
        message: `Microsoft Entra ID gives no token (${told})`,
        passing,
      })
    },
  )

  it('is asked for again after a refusal', async () => {
    login().reply(503).post(path, form).reply(200, granted('one'))
    const token = createEntraToken({ principal, clock: movableClock() })
    await expect(token.read(never)).rejects.toThrow('503')
    expect(await token.read(never)).toBe('one')
  })

  it('is not waited for when the caller stops, and serves the others', async () => {
    login().reply(200, granted('one'))
    const token = createEntraToken({ principal, clock: movableClock() })
    const stopped = token.read(AbortSignal.abort())
    const patient = token.read(never)
    await expect(stopped).rejects.toMatchObject({ passing: true })
    expect(await patient).toBe('one')
  })
})
