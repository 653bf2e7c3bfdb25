import { describe, expect, it } from 'vitest'
import type { Stated } from '#capability'
import { assess, subnetOf } from './assess.ts'

const plain = { team: 'churn', environment: 'dev', region: 'eastus' }

/** Both stacks together. */
async function estimateOf(stated: Stated) {
  const { estimate } = await assess({ ...plain, ...stated })
  const sum = (usdOf: (one: (typeof estimate)[number]) => number) =>
    estimate.reduce((usd, one) => usd + usdOf(one), 0)
  return {
    lowUsd: sum(({ lowUsd }) => lowUsd),
    expectedUsd: sum(({ expectedUsd }) => expectedUsd),
    highUsd: sum(({ highUsd }) => highUsd),
    assumptions: estimate.flatMap(({ assumptions }) => assumptions),
    unpriced: estimate.flatMap(({ unpriced }) => unpriced),
  }
}

const existingAccount =
  '/subscriptions/5a4db0c5-0000-4000-8000-00000000000d/resourceGroups/rg-shared/providers/Microsoft.Storage/storageAccounts/stshareddev'

describe('the estimate', () => {
  it('counts low-priority nodes at 30 percent, storage, logs and managed endpoints', async () => {
    const base = 100 * 0.0208 + 5 * 2.3 + 3 * 7.3
    expect((await estimateOf({})).expectedUsd).toBeCloseTo(0.3 * 2 * 160 * 0.206 * 0.3 + base, 1)
  })

  it('counts nodes that stay for every hour of the month', async () => {
    const stated = { vm_priority: 'Dedicated', max_nodes: 2 }
    const without = await estimateOf(stated)
    const staying = await estimateOf({ ...stated, min_nodes: 2 })
    expect(staying.lowUsd - without.lowUsd).toBeCloseTo(2 * 730 * 0.206, 1)
    expect(staying.assumptions).toContain('2 nodes run 730 hours a month, because the cluster never shrinks')
  })

  it('counts an instance all month at the most', async () => {
    const without = await estimateOf({})
    const one = await estimateOf({ instance_users: ['alice@contoso.com'] })
    expect(one.expectedUsd - without.expectedUsd).toBeCloseTo(160 * 0.206, 1)
    expect(one.highUsd - without.highUsd).toBeCloseTo(730 * 0.206, 1)
  })

  it('counts private endpoints and their zones', async () => {
    const open = await estimateOf({})
    const closed = await estimateOf({ network: 'private', subnet_id: subnetOf('dev') })
    expect(closed.expectedUsd - open.expectedUsd).toBeCloseTo(3 * 7.3 + 4 * 0.5, 1)
  })

  it.each([
    ['dev', 5],
    ['staging', 20],
  ])('counts a registry in %s', async (environment, usd) => {
    const without = await estimateOf({ environment })
    const registry = await estimateOf({ environment, custom_images: true })
    expect(registry.expectedUsd - without.expectedUsd).toBeCloseTo(usd + 7.3, 1)
  })

  it('counts the firewall that approved hosts bring', async () => {
    const without = await estimateOf({ isolation: 'AllowOnlyApprovedOutbound' })
    const hosts = await estimateOf({ outbound_hosts: ['packages.contoso.com'] })
    expect(hosts.lowUsd - without.lowUsd).toBeCloseTo(912.5, 1)
  })

  it('says what it has no price for', async () => {
    expect((await estimateOf({ region: 'westindia' })).unpriced).toEqual(['Standard_D4ads_v5 in westindia'])
  })
})

describe('gates', () => {
  async function gatesOf(stated: Stated) {
    return (await assess({ ...plain, ...stated })).gates
  }

  it('has none for a small workspace in dev', async () => {
    expect(await gatesOf({})).toEqual([])
  })

  it.each<[string, Stated, string]>([
    [
      'gpu',
      { workload: 'vision_nlp', vm_priority: 'Dedicated' },
      'GPU: up to 2 x Standard_NC4as_T4_v3 in dev, up to 168 USD a month, 768 USD if never idle.',
    ],
    [
      'gpu',
      { instance_users: ['a@contoso.com'], instance_type: 'Standard_NC4as_T4_v3' },
      'GPU: 1 x Standard_NC4as_T4_v3 as instances in dev',
    ],
    ['gpu', { workload: 'vision_nlp', region: 'westindia' }, 'in dev; no price is known for it.'],
    ['high_cost', { max_nodes: 50, vm_priority: 'Dedicated' }, 'above the limit of 500 USD'],
    ['budget_may_be_exceeded', { budget_usd_month: 60 }, 'the budget is 60 USD'],
    [
      'idle_cost',
      { min_nodes: 1, vm_priority: 'Dedicated' },
      'The cluster keeps 1 x Standard_D4ads_v5 without work, 150 USD a month.',
    ],
    ['idle_cost', { min_nodes: 1, region: 'westindia' }, 'at an unknown price'],
    [
      'idle_cost',
      { instance_users: ['a@contoso.com'] },
      '1 x Standard_D4ads_v5 run until their owners stop them, up to 150 USD a month.',
    ],
    [
      'idle_cost',
      { instance_users: ['a@contoso.com'], region: 'westindia' },
      'run until their owners stop them, at an unknown price.',
    ],
    [
      'idle_cost',
      { outbound_hosts: ['packages.contoso.com'] },
      'a firewall that always runs, 913 USD a month',
    ],
    ['public_access', { environment: 'prod', network: 'public' }, 'any address (0.0.0.0/0)'],
    [
      'internet_exposure',
      { isolation: 'Disabled', storage: existingAccount },
      'have public addresses and reach any host on the internet',
    ],
    ['shared_key_enabled', { environment: 'staging' }, 'keeps its keys on for the workspace in staging'],
    ['immutability', { high_business_impact: true, network: 'public' }, 'cannot be changed later'],
  ])('%s for %j', async (id, stated, text) => {
    const found = (await gatesOf(stated)).find((gate) => gate.id === id)
    const onWorkspace = ['public_access', 'internet_exposure', 'shared_key_enabled', 'immutability'].includes(
      id,
    )
    expect(found?.stack).toBe(onWorkspace ? 'aml' : 'aml-compute')
    expect(found?.text).toContain(text)
  })
})
