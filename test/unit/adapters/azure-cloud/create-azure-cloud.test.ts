import { describe, expect, it, onTestFinished } from 'vitest'
import {
  createAzureCloud,
  type ManagementToken,
} from '../../../../src/adapters/azure-cloud/create-azure-cloud.ts'
import type { NameQuestion } from '../../../../src/ports/cloud.ts'
import { verifies } from '../../../scenarios/requirements.ts'
import { type ArmFault, startArmDouble } from '../../../support/arm-double.ts'
import { silentLogger } from '../../../support/silent-logger.ts'

const subscription = '0b1f6471-1bf0-4dda-aec3-111122223333'

async function startCloud(
  token: () => Promise<ManagementToken> = () => Promise.resolve({ token: 'arm-token' }),
) {
  const arm = await startArmDouble()
  onTestFinished(() => arm.close())
  const time = { now: Date.parse('2026-11-22T12:00:00Z') }
  const warnings: object[] = []
  const forgotten: string[] = []
  const cloud = createAzureCloud({
    token,
    forgetToken: () => forgotten.push('token'),
    endpoint: arm.url,
    clock: { now: () => new Date(time.now) },
    log: { ...silentLogger, warn: (fields) => warnings.push(fields) },
    timeoutMs: 2000,
  })
  const ask = (kind: NameQuestion['kind'], name: string) => cloud.availability({ kind, name, subscription })
  return { arm, time, warnings, forgotten, ask }
}

describe('Azure', () => {
  it('is asked in the way of each kind of name', async () => {
    const { arm, ask } = await startCloud()
    await ask('storage_account', 'stmldev')
    await ask('key_vault', 'kv-ml-dev')
    await ask('container_registry', 'crmldev')
    await ask('openai_subdomain', 'oai-ml-dev')
    await ask('resource_group', 'rg-ml (dev)')
    const at = `/subscriptions/${subscription}`
    expect(arm.asked).toEqual([
      `POST ${at}/providers/Microsoft.Storage/checkNameAvailability?api-version=2023-01-01 {"name":"stmldev","type":"Microsoft.Storage/storageAccounts"}`,
      `POST ${at}/providers/Microsoft.KeyVault/checkNameAvailability?api-version=2022-07-01 {"name":"kv-ml-dev","type":"Microsoft.KeyVault/vaults"}`,
      `POST ${at}/providers/Microsoft.ContainerRegistry/checkNameAvailability?api-version=2023-07-01 {"name":"crmldev","type":"Microsoft.ContainerRegistry/registries"}`,
      `POST ${at}/providers/Microsoft.CognitiveServices/checkDomainAvailability?api-version=2023-05-01 {"subdomainName":"oai-ml-dev","type":"Microsoft.CognitiveServices/accounts"}`,
      `HEAD ${at}/resourcegroups/rg-ml%20(dev)?api-version=2021-04-01`,
    ])
  })

  it('tells a name that it gives to nobody from one that somebody has', async () => {
    const { arm, ask } = await startCloud()
    arm.reserve('microsoftdata')
    expect(await ask('storage_account', 'microsoftdata')).toEqual({ kind: 'not_allowed' })
  })

  it('is not asked again for half a minute', async () => {
    const { arm, ask, time } = await startCloud()
    await ask('key_vault', 'kv-ml-dev')
    arm.take({ kind: 'key_vault', name: 'kv-ml-dev', subscription })
    time.now += 29_999
    expect(await ask('key_vault', 'KV-ml-dev')).toEqual({ kind: 'available' })
    time.now += 1
    expect(await ask('key_vault', 'kv-ml-dev')).toEqual({ kind: 'taken' })
    expect(arm.asked).toHaveLength(2)
  })

  it('is asked again after a thousand other names', async () => {
    const { arm, ask } = await startCloud()
    const names = Array.from({ length: 1001 }, (_, index) => `name-${index}`)
    for (const name of names) await ask('resource_group', name)
    await ask('resource_group', 'name-0')
    expect(arm.asked).toHaveLength(1002)
  })
})

describe('Azure that gives no clear answer', () => {
  const status = (code: number, text?: string): ArmFault => ({
    kind: 'status',
    status: code,
    ...(text === undefined ? {} : { text }),
  })

  it.each<[string, ArmFault]>([
    ['Azure does not accept the credentials (401)', status(401)],
    ['the credentials may not ask for it (403)', status(403)],
    ['Azure does not know the subscription (404)', status(404)],
    ['Azure answered 409', status(409)],
    ['Azure answered 429', status(429)],
    ['Azure answered 503', status(503, '<html>')],
    ['Azure answered 302', status(302)],
    ['Azure answered with something else', status(200, '{"name": 7}')],
    ['Azure cannot be reached', { kind: 'hang_up' }],
    ['Azure did not answer in time', { kind: 'silence' }],
  ])(verifies(['preflight.names'], 'leaves it open: %s'), async (because, fault) => {
    const { arm, ask, warnings, forgotten } = await startCloud()
    arm.fail(fault)
    expect(await ask('storage_account', 'stmldev')).toEqual({ kind: 'unknown', because })
    expect(warnings).toEqual([{ kind: 'storage_account', name: 'stmldev', because }])
    expect(forgotten).toHaveLength(because.includes('401') ? 1 : 0)
    arm.fail(null)
    expect(await ask('storage_account', 'stmldev')).toEqual({ kind: 'available' })
  })

  it('leaves a subdomain and a resource group open in the same way', async () => {
    const { arm, ask } = await startCloud()
    arm.fail(status(500))
    const unknown = { kind: 'unknown', because: 'Azure answered 500' }
    expect(await ask('openai_subdomain', 'oai-ml-dev')).toEqual(unknown)
    expect(await ask('resource_group', 'rg-ml-dev')).toEqual(unknown)
  })

  it('is not asked without a token, for the reason that there is none', async () => {
    const because = 'Microsoft Entra ID gives no token (401, invalid_client)'
    const { arm, ask } = await startCloud(() => Promise.resolve({ because }))
    expect(await ask('key_vault', 'kv-ml-dev')).toEqual({ kind: 'unknown', because })
    expect(arm.asked).toEqual([])
  })
})
