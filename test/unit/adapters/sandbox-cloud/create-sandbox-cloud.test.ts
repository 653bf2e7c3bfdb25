import { expect, it } from 'vitest'
import { createSandboxCloud } from '../../../../src/adapters/sandbox-cloud/create-sandbox-cloud.ts'
import { silentLogger } from '../../../support/silent-logger.ts'

const question = { kind: 'key_vault', name: 'kv-ml-dev', subscription: 'sub' } as const
const unknown = { kind: 'unknown', because: 'the sandbox does not show what is in it' }

it('cannot tell when the sandbox is that of another process', async () => {
  const cloud = createSandboxCloud({ resources: null, log: silentLogger })
  expect(await cloud.availability(question)).toEqual(unknown)
})

it('cannot tell when the folder of the sandbox is damaged, which is logged', async () => {
  const warnings: object[] = []
  const cloud = createSandboxCloud({
    resources: () => Promise.reject(new Error('key.json is no resource')),
    log: { ...silentLogger, warn: (fields) => warnings.push(fields) },
  })
  expect(await cloud.availability(question)).toEqual(unknown)
  expect(warnings).toEqual([{ name: 'kv-ml-dev', error: 'Error: key.json is no resource' }])
})

it('does not take a resource without a name for one of this name', async () => {
  const nameless = { type: 'azurerm_key_vault', scope: 'sub', values: {} }
  const cloud = createSandboxCloud({ resources: () => Promise.resolve([nameless]), log: silentLogger })
  expect(await cloud.availability(question)).toEqual({ kind: 'available' })
})
