import { describe, expect, it } from 'vitest'
import type { Stated } from '#capability'
import { createPriceBook } from '../../../src/adapters/azure-prices/create-price-book.ts'
import { type Deployment, deploymentsOf } from '../deployment.ts'
import { deploymentsCost } from '../deployment-cost.ts'
import { assess, settingsOf, subnet } from './assess.ts'

const prices = createPriceBook()
const plain = { team: 'search', environment: 'dev', region: 'eastus2', models: ['gpt-4.1-mini'] }
const mini: Deployment = {
  model: 'gpt-4.1-mini',
  version: '2025-04-14',
  type: 'GlobalStandard',
  capacity: 500,
}
const use = {
  region: 'eastus2',
  requestsPerMinute: 200,
  tokensIn: 1500,
  tokensOut: 400,
  hours: { usual: 176, most: 730 },
} as const

async function billOf(stated: Stated) {
  const { estimate } = await assess({ ...plain, ...stated })
  const [bill] = estimate
  if (bill === undefined) throw new Error('there is no estimate')
  return bill
}

describe('the estimate', () => {
  it('comes to 2,618.9 USD for the reference load', () => {
    const { low, expected } = deploymentsCost([mini], use, prices)
    expect(expected).toBeCloseTo(2618.9, 1)
    expect(low).toBeCloseTo(expected / 2, 1)
  })

  it.each([
    ['DataZoneStandard', 'eastus2', 1.1],
    ['Standard', 'eastus2', 1.1],
    ['Standard', 'swedencentral', 1.21],
    ['GlobalBatch', 'eastus2', 0.5],
    ['DataZoneBatch', 'eastus2', 0.55],
  ] as const)('multiplies by the factor of %s in %s', (type, region, factor) => {
    const usual = deploymentsCost([mini], use, prices).expected
    const other = deploymentsCost([{ ...mini, type }], { ...use, region }, prices).expected
    expect(other).toBeCloseTo(usual * factor, 1)
  })

  it('is never above the capacity and reaches it at full use', async () => {
    const { highUsd, expectedUsd, lowUsd } = await billOf({})
    const tokens = (30_000 * 60 * 160) / 1e6
    expect(highUsd).toBeCloseTo((tokens * (1000 * 0.4 + 300 * 1.6)) / 1300, 1)
    expect(expectedUsd).toBeCloseTo(highUsd / 10, 1)
    expect(lowUsd).toBe(0)
  })

  it('counts no output for embeddings', async () => {
    const { highUsd } = await billOf({ models: ['text-embedding-3-small'] })
    expect(highUsd).toBeCloseTo(((120_000 * 60 * 160) / 1e6) * 0.02, 1)
  })

  it('counts provisioned units at all hours', async () => {
    const stated = { models: ['gpt-4.1'], ptu: 90 }
    expect(await billOf(stated)).toMatchObject({ lowUsd: 65_700, expectedUsd: 65_700, highUsd: 65_700 })
    const { gates } = await assess({ ...plain, ...stated })
    expect(gates.find(({ id }) => id === 'ptu_cost')?.text).toBe(
      'PTU of gpt-4.1: 90 x 1.00 USD x 730 h = 65,700 USD a month, billed until deleted and purged.',
    )
  })

  it('counts the private endpoint and the zone of its own', async () => {
    const without = await billOf({})
    const own = await billOf({ network: 'private', subnet_id: subnet })
    expect(own.expectedUsd - without.expectedUsd).toBeCloseTo(7.8, 2)
    const { estimate } = await assess(
      { ...plain, network: 'private', subnet_id: subnet },
      { dnsZones: [{ name: 'privatelink.openai.azure.com', resourceGroup: 'rg-dns', private: true }] },
    )
    expect((estimate[0]?.expectedUsd ?? 0) - without.expectedUsd).toBeCloseTo(7.3, 2)
  })

  it('says what it has no price for, and counts the rest', async () => {
    const { unpriced, expectedUsd } = await billOf({ region: 'westeurope', data_zone: 'country' })
    expect(unpriced).toEqual(['surcharge of Standard in westeurope'])
    expect(expectedUsd).toBeGreaterThan(0)
    const { estimate } = await assess(plain, { prices: { ...prices, price: () => undefined } })
    expect(estimate[0]).toMatchObject({
      expectedUsd: 0,
      unpriced: ['gpt-4.1-mini, input', 'gpt-4.1-mini, output'],
    })
  })
})

describe('the capacity', () => {
  it.each<[Stated, Record<string, unknown>]>([
    [{ environment: 'dev' }, { capacity_k_tpm: 30 }],
    [{ environment: 'staging' }, { capacity_k_tpm: 60 }],
    [{ environment: 'prod' }, { capacity_k_tpm: 120 }],
    [{ models: ['text-embedding-3-large'] }, { embeddings_k_tpm: 120 }],
    [{ models: ['text-embedding-3-large'], capacity_k_tpm: 200 }, { embeddings_k_tpm: 200 }],
    [{ requests_per_minute: 100 }, { capacity_k_tpm: 169 }],
    [{ requests_per_minute: 100, tokens_in: 4000, tokens_out: 1000 }, { capacity_k_tpm: 650 }],
    [{ requests_per_minute: 100, models: ['text-embedding-3-small'] }, { embeddings_k_tpm: 130 }],
    [{ requests_per_minute: 1, tokens_in: 1, tokens_out: 1 }, { capacity_k_tpm: 1 }],
    [
      { requests_per_minute: 100, tokens_in: 1400, models: ['gpt-4.1'], deployment_type: 'Provisioned' },
      { ptu: 90 },
    ],
    [{ models: ['gpt-4.1'], deployment_type: 'Provisioned' }, { ptu: 15 }],
  ])('for %j is %j', async (stated, expected) => {
    expect(await settingsOf({ ...plain, ...stated })).toMatchObject(expected)
  })

  it('is lowered to fit a budget, but only where nobody named it', async () => {
    expect(await settingsOf({ ...plain, budget_usd_month: 100 })).toMatchObject({ capacity_k_tpm: 15 })
    expect(await settingsOf({ ...plain, budget_usd_month: 100, capacity_k_tpm: 30 })).toMatchObject({
      capacity_k_tpm: 30,
    })
  })

  it('above the quota of a new subscription is pointed out and kept', async () => {
    const { decisions, problems } = await assess({
      ...plain,
      data_zone: 'us',
      models: ['gpt-4.1'],
      capacity_k_tpm: 400,
    })
    expect(problems).toEqual([])
    expect(decisions.find(({ topic }) => topic === 'quota')).toMatchObject({ alternative: 'capacity 300' })
  })

  it('is needed for every deployment', () => {
    expect(() => deploymentsOf({ models: ['gpt-4.1'], deployment_type: 'GlobalStandard' })).toThrow(
      'gpt-4.1 was settled without its capacity',
    )
  })
})
