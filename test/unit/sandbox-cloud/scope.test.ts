import { describe, expect, test } from 'vitest'
import {
  decideScope,
  isSandboxId,
  SANDBOX_SUBSCRIPTION_ID,
  SANDBOX_TENANT_ID,
  sandboxWorkspace,
} from '../../../sandbox/cloud/engine/scope.ts'
import { UNKNOWN, type ValueObject } from '../../../sandbox/cloud/protocol/value.ts'

const REAL = '8d3f2a10-1111-4222-8333-944444444444'
const workspaceId = (subscription: string) =>
  `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.Databricks/workspaces/dbw`

test.each([
  [SANDBOX_SUBSCRIPTION_ID, true],
  [SANDBOX_SUBSCRIPTION_ID.toUpperCase(), true],
  [REAL, false],
  ['5a4db0c5-', false],
  [`${SANDBOX_SUBSCRIPTION_ID}x`, false],
  [`x${SANDBOX_SUBSCRIPTION_ID}`, false],
])('tells whether %s is of the sandbox: %s', (id, expected) => {
  expect(isSandboxId(id)).toBe(expected)
})

describe('decideScope', () => {
  test.each<[string, ValueObject, string]>([
    ['azurerm', { subscription_id: REAL }, 'does not serve this subscription'],
    ['azurerm', { subscription_id: null }, 'does not serve this subscription'],
    ['azuread', { tenant_id: REAL }, 'does not serve this directory'],
    [
      'databricks',
      { host: 'https://adb-1234567890123456.7.azuredatabricks.net' },
      'does not serve this Databricks',
    ],
    [
      'databricks',
      { host: 'https://adb-7405000000000000.7.azuredatabricks.net.evil.example' },
      'does not serve',
    ],
    ['databricks', { azure_workspace_resource_id: workspaceId(REAL) }, 'does not serve this Databricks'],
    ['databricks', { host: 'https://accounts.azuredatabricks.net', account_id: REAL }, 'does not serve'],
    ['databricks', {}, 'does not serve this Databricks'],
  ])('refuses %s with %o', (provider, config, refused) => {
    expect(decideScope(provider, config)).toMatchObject({ refused: expect.stringContaining(refused) })
  })

  test.each<[string, ValueObject, string | undefined]>([
    ['azurerm', { subscription_id: SANDBOX_SUBSCRIPTION_ID }, SANDBOX_SUBSCRIPTION_ID],
    ['azurerm', { subscription_id: UNKNOWN }, undefined],
    ['azuread', {}, SANDBOX_TENANT_ID],
    ['azuread', { tenant_id: SANDBOX_TENANT_ID }, SANDBOX_TENANT_ID],
    ['databricks', { host: UNKNOWN }, undefined],
    [
      'databricks',
      { host: 'adb-7405000000000001.1.azuredatabricks.net' },
      'adb-7405000000000001.1.azuredatabricks.net',
    ],
    ['databricks', { account_id: SANDBOX_SUBSCRIPTION_ID }, SANDBOX_SUBSCRIPTION_ID],
    ['random', {}, 'local'],
  ])('accepts %s with %o', (provider, config, key) => {
    expect(decideScope(provider, config)).toMatchObject({ scope: { key } })
  })

  test('reaches the same workspace by its resource id and by its address', () => {
    const { host } = sandboxWorkspace(workspaceId(SANDBOX_SUBSCRIPTION_ID))
    const byId = decideScope('databricks', {
      azure_workspace_resource_id: workspaceId(SANDBOX_SUBSCRIPTION_ID),
    })
    expect(byId).toMatchObject({ scope: { key: host } })
    expect(decideScope('databricks', { host: `https://${host}/` })).toMatchObject({ scope: { key: host } })
  })
})
