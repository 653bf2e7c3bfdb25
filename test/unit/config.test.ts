import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { verifies } from '../scenarios/requirements.ts'

const shell = {
  APP_ID: '1',
  PRIVATE_KEY: '-----BEGIN PRIVATE KEY-----',
  WEBHOOK_SECRET: 'a-secret-of-twenty-five-ch',
  ARM_CLIENT_ID: 'client',
  AZURE_TENANT_ID: 'tenant',
  DATABRICKS_TOKEN: 'token',
  GITHUB_TOKEN: 'not a credential of the cloud',
  TF_CLI_ARGS: '-destroy',
  TF_REATTACH_PROVIDERS: '{"simulated":{}}',
  SANDBOX_REATTACH: '{"simulated":{}}',
}

describe('the cloud of the configuration', () => {
  it(
    verifies(
      ['cloud.guard-environment'],
      'is the sandbox unless it is said otherwise, and then holds no credential of the shell',
    ),
    () => {
      expect(readConfig(shell).cloud).toEqual({
        mode: 'sandbox',
        reattach: '{"simulated":{}}',
        timeScale: 0,
      })
    },
  )

  it('is Azure with the credentials of the shell, and without what could lead to the sandbox', () => {
    expect(readConfig({ ...shell, PLANWRIGHT_CLOUD: 'azure' }).cloud).toEqual({
      mode: 'azure',
      credentials: { ARM_CLIENT_ID: 'client', AZURE_TENANT_ID: 'tenant', DATABRICKS_TOKEN: 'token' },
    })
  })
})
