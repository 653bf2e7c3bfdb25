import nock from 'nock'
import { describe, expect, it } from 'vitest'
import { openAzureCloud } from '../../src/open-azure-cloud.ts'
import { useHttpMock } from '../support/http-mock.ts'
import { silentLogger } from '../support/silent-logger.ts'

const credentials = { ARM_TENANT_ID: 'contoso', ARM_CLIENT_ID: 'app', ARM_CLIENT_SECRET: 'not-a-real-one' }
const question = { kind: 'key_vault', name: 'kv-ml-dev', subscription: 'sub' } as const
const check = '/subscriptions/sub/providers/Microsoft.KeyVault/checkNameAvailability?api-version=2022-07-01'

describe('Azure, as the product asks it', () => {
  const signIn = useHttpMock('https://login.microsoftonline.com')

  it.each([
    [undefined, 'https://login.microsoftonline.com', 'https://management.azure.com'],
    ['public', 'https://login.microsoftonline.com', 'https://management.azure.com'],
    ['usgovernment', 'https://login.microsoftonline.us', 'https://management.usgovcloudapi.net'],
    ['china', 'https://login.chinacloudapi.cn', 'https://management.chinacloudapi.cn'],
  ])(
    'signs in as the service principal of Terraform in the cloud %s',
    async (environment, login, endpoint) => {
      nock(login)
        .post(
          '/contoso/oauth2/v2.0/token',
          (body: Record<string, string>) => body['scope'] === `${endpoint}/.default`,
        )
        .reply(200, { access_token: 'arm-token', expires_in: 3600 })
      nock(endpoint, { reqheaders: { authorization: 'Bearer arm-token' } })
        .post(check)
        .reply(200, { nameAvailable: false, reason: 'AlreadyExists' })
      const given = environment === undefined ? credentials : { ...credentials, ARM_ENVIRONMENT: environment }
      expect(await openAzureCloud(given, silentLogger).availability(question)).toEqual({ kind: 'taken' })
    },
  )

  it('cannot tell while nobody can sign in, and signs in anew after a token was refused', async () => {
    signIn().post('/contoso/oauth2/v2.0/token').reply(401, { error: 'invalid_client' })
    const cloud = openAzureCloud(credentials, silentLogger)
    expect(await cloud.availability(question)).toEqual({
      kind: 'unknown',
      because: 'Microsoft Entra ID gives no token (401, invalid_client)',
    })
    signIn().post('/contoso/oauth2/v2.0/token').twice().reply(200, { access_token: 'old', expires_in: 3600 })
    nock('https://management.azure.com').post(check).reply(401)
    nock('https://management.azure.com').post(check).reply(200, { nameAvailable: true })
    expect(await cloud.availability(question)).toMatchObject({ kind: 'unknown' })
    expect(await cloud.availability(question)).toEqual({ kind: 'available' })
  })

  it.each([
    [{}, 'names in Azure are looked up with ARM_CLIENT_SECRET, and none is set'],
    [
      { ...credentials, ARM_ENVIRONMENT: 'constructor' },
      'ARM_ENVIRONMENT names a cloud that is not known here',
    ],
  ])('cannot tell with %o', async (given, because) => {
    expect(await openAzureCloud(given, silentLogger).availability(question)).toEqual({
      kind: 'unknown',
      because,
    })
  })
})
