import { describe, expect, test } from 'vitest'
import type { Neighbor } from '../../../sandbox/cloud/engine/checks/candidate.ts'
import {
  CATALOG,
  RETIRED_MODELS,
  UNRECORDED_MODELS,
} from '../../../sandbox/cloud/engine/checks/model-catalog.ts'
import { modelRefusal } from '../../../sandbox/cloud/engine/checks/model-checks.ts'
import { SANDBOX_SUBSCRIPTION_ID } from '../../../sandbox/cloud/engine/scope.ts'
import type { ValueObject } from '../../../sandbox/cloud/protocol/value.ts'
import { candidateOf } from './candidate.ts'

const ACCOUNT_ID = `/subscriptions/${SANDBOX_SUBSCRIPTION_ID}/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/oai-ai`

const account = (location: string, id = ACCOUNT_ID): Neighbor => ({
  type: 'azurerm_cognitive_account',
  values: { id, location },
})

interface Wish {
  readonly model?: string
  readonly version?: string | null
  readonly format?: string
  readonly sku?: string
  readonly capacity?: number
  readonly account?: string
}

function deployment(wish: Wish): ValueObject {
  const { model = 'gpt-4.1-mini', version = '2025-04-14', format = 'OpenAI' } = wish
  const { sku = 'GlobalStandard', capacity = 30, account: cognitive_account_id = ACCOUNT_ID } = wish
  return {
    name: 'chat',
    cognitive_account_id,
    model: [{ format, name: model, version }],
    sku: [{ name: sku, capacity }],
  }
}

const refusalOf = (wish: Wish, ...neighbors: Neighbor[]) =>
  modelRefusal(candidateOf('azurerm_cognitive_deployment', deployment(wish), neighbors))

describe('a model deployment', () => {
  test.each<[string, Wish, string]>([
    ['everywhere in the world', { sku: 'GlobalStandard' }, 'westeurope'],
    ['in a data zone', { sku: 'DataZoneStandard' }, 'swedencentral'],
    ['in one region', { sku: 'Standard' }, 'uksouth'],
    ['in a region written with spaces', { sku: 'GlobalStandard' }, 'East US 2'],
    ['of the version that Azure chooses', { version: null }, 'eastus2'],
    ['in batches', { sku: 'DataZoneBatch', capacity: 100_000 }, 'eastus2'],
    ['of throughput units', { sku: 'GlobalProvisionedManaged' }, 'eastus2'],
    ['of a model that the catalog has no regions of', { model: 'whisper', version: '001' }, 'westus2'],
    ['of somebody else', { model: 'Mistral-Large-3', format: 'Mistral AI', version: '1' }, 'westus2'],
  ])('is accepted %s', (_, wish, region) => {
    expect(refusalOf(wish, account(region))).toBeUndefined()
  })

  test('is refused in a region that has no models, in the words of Azure', () => {
    expect(refusalOf({}, account('westus2'))).toBe(
      `creating Deployment (Subscription: "${SANDBOX_SUBSCRIPTION_ID}"\nResource Group Name: "rg-ai"\n` +
        'Account Name: "oai-ai"\nDeployment Name: "chat"): performing CreateOrUpdate: unexpected status 400 (400 Bad Request) ' +
        "with error: InvalidResourceProperties: The specified SKU 'GlobalStandard' for model 'gpt-4.1-mini 2025-04-14' " +
        "is not supported in this region 'westus2'.",
    )
  })

  test.each<[string, Wish, string, string]>([
    ['a data zone outside its regions', { sku: 'DataZoneStandard' }, 'uksouth', "in this region 'uksouth'"],
    [
      'a type the model has not',
      { model: 'gpt-5', version: '2025-08-07', sku: 'Standard' },
      'eastus2',
      "The specified SKU 'Standard' of account deployment is not supported by the model 'gpt-5' version: '2025-08-07'.",
    ],
    [
      'a version that never was',
      { version: '2024-01-01' },
      'eastus2',
      "DeploymentModelNotSupported: The model 'Format:OpenAI,Name:gpt-4.1-mini,Version:2024-01-01' of account deployment is not supported.",
    ],
    ['a model that never was', { model: 'gpt-9' }, 'eastus2', 'DeploymentModelNotSupported'],
    [
      'a model of the past',
      { model: 'gpt-35-turbo', version: '0613' },
      'eastus2',
      "ServiceModelDeprecated: The model 'Format:OpenAI,Name:gpt-35-turbo,Version:0613' has been deprecated since 02/13/2025 00:00:00.",
    ],
    [
      'a model that retired this year',
      { model: 'gpt-4o', version: '2024-11-20' },
      'eastus2',
      'has been deprecated since 10/01/2026 00:00:00.',
    ],
    [
      'a model gone on an unknown day',
      { model: 'gpt-4', version: '0613' },
      'eastus2',
      "Version:0613' has been deprecated.",
    ],
    [
      'more than a subscription has',
      { capacity: 5001 },
      'eastus2',
      'InsufficientQuota: This operation require 5001 new capacity in quota Tokens Per Minute (thousands) - gpt-4.1-mini - GlobalStandard, which is bigger than the current available capacity 5000. The current quota usage is 0 and the quota limit is 5000',
    ],
  ])('is refused with %s', (_, wish, region, expected) => {
    expect(refusalOf(wish, account(region))).toContain(expected)
  })

  test('shares the quota of its region with the deployments of other accounts there', () => {
    const other = `${ACCOUNT_ID}-2`
    const neighbor = (wish: Wish): Neighbor => ({
      type: 'azurerm_cognitive_deployment',
      values: deployment({ capacity: 4980, account: other, ...wish }),
    })
    const here = [account('eastus2'), account('eastus2', other)]
    expect(refusalOf({}, ...here, neighbor({}))).toContain('the current available capacity 20.')
    expect(refusalOf({}, account('eastus2'), account('uksouth', other), neighbor({}))).toBeUndefined()
    expect(refusalOf({}, ...here, neighbor({ sku: 'DataZoneStandard' }))).toBeUndefined()
    expect(refusalOf({}, ...here, neighbor({ model: 'gpt-4.1-nano' }))).toBeUndefined()
  })

  test('is judged by its model alone when nobody knows the account', () => {
    expect(refusalOf({ capacity: 100_000 })).toBeUndefined()
    expect(refusalOf({ model: 'gpt-9' })).toContain('DeploymentModelNotSupported')
  })
})

describe('the catalog', () => {
  test('has every model once', () => {
    const names = [...CATALOG.keys(), ...RETIRED_MODELS.keys(), ...UNRECORDED_MODELS]
    expect(new Set(names).size).toBe(names.length)
  })

  test.each([...CATALOG])('has sound regions and days of %s', (_, model) => {
    const regions = Object.values(model.regions).flat()
    expect(regions.filter((region) => !/^[a-z]+\d?$/.test(region))).toEqual([])
    for (const list of Object.values(model.regions)) expect(new Set(list).size).toBe(list.length)
    expect(model.versions.length).toBeGreaterThan(0)
    expect(model.retiresOn ?? '2030-01-01').toMatch(/^20\d\d-\d\d-\d\d$/)
  })
})
