import { describe, expect, it } from 'vitest'
import { createPriceBook } from '../../../src/adapters/azure-prices/create-price-book.ts'
import {
  chargeCluster,
  createCostSheet,
  dataPart,
  dataPath,
  tokensPart,
} from '../../../src/capability/index.ts'
import { planCost } from '../../../src/costing/compare-costs.ts'
import type { PlannedPart } from '../../../src/costing/planned-part.ts'
import { verifies } from '../../scenarios/requirements.ts'

const prices = createPriceBook()
const context = { environment: 'dev', region: 'eastus', prices } as const
const gateway: PlannedPart = { kind: 'unit', path: 'network.nat_gateway_month', label: 'NAT gateway' }

function machines(min: number, max: number, nodeType = 'Standard_D8ads_v5') {
  return { nodeType, min, max, photon: false, neverStops: false }
}

/** An estimate of a cluster with 2 workers and a gateway, and 10 GB of logs. */
function estimate() {
  const sheet = createCostSheet('demo', prices)
  chargeCluster(
    sheet,
    { ...machines(2, 2), key: 'cluster', environment: 'dev', region: 'eastus', hours: 160 },
    prices,
  )
  sheet.add({ label: 'NAT gateway', units: 1, path: 'network.nat_gateway_month' })
  sheet.add({ label: 'logs', units: 10, path: 'log_analytics.usd_per_gb_ingested' })
  return sheet.estimate()
}

function costOf(planned: readonly PlannedPart[], over: Partial<Parameters<typeof planCost>[2]> = {}) {
  const cost = planCost(planned, estimate(), { ...context, ...over })
  if (cost === undefined) throw new Error('nothing was compared')
  return cost
}

const same: PlannedPart[] = [{ kind: 'cluster', ...machines(2, 2) }, gateway]

describe('the price of a plan', () => {
  it(verifies(['prices.plan'], 'agrees with the estimate when the plan has what was estimated'), () => {
    const { expectedUsd } = estimate()
    expect(costOf(same)).toEqual({
      expectedUsd,
      estimatedUsd: expectedUsd,
      assumedUsd: 23,
      agrees: true,
      differences: [],
      unpriced: [],
    })
  })

  it(verifies(['prices.plan'], 'says what the plan has instead, and what that costs'), () => {
    const { agrees, differences, expectedUsd, estimatedUsd } = costOf([
      { kind: 'cluster', ...machines(4, 4) },
      gateway,
    ])
    const perMachine = 160 * (0.412 + 2 * 0.55)
    expect(agrees).toBe(false)
    expect(differences).toEqual([
      {
        text: 'the plan has 4 workers of Standard_D8ads_v5 instead of 2',
        usd: expect.closeTo(2 * perMachine, 2) as number,
      },
    ])
    expect(expectedUsd - estimatedUsd).toBeCloseTo(2 * perMachine, 1)
  })

  it('says that the machines are others', () => {
    const other: PlannedPart = { kind: 'cluster', ...machines(2, 2, 'Standard_D16ads_v5') }
    expect(costOf([other, gateway]).differences).toMatchObject([
      { text: 'the plan has 2 workers of Standard_D16ads_v5 instead of 2 workers of Standard_D8ads_v5' },
    ])
  })

  it('says what the plan lacks and what it has besides', () => {
    const warehouse: PlannedPart = { kind: 'warehouse', size: 'Small' }
    expect(costOf([{ kind: 'cluster', ...machines(2, 2) }, warehouse]).differences).toEqual([
      { text: 'the plan lacks 1 x NAT gateway', usd: -32.85 },
      { text: 'the plan also has a SQL warehouse of size Small', usd: 160 * 12 * 0.7 },
    ])
  })

  it('says that the plan never stops what was to stop', () => {
    const always: PlannedPart = { kind: 'cluster', ...machines(2, 2), neverStops: true }
    expect(costOf([always, gateway]).differences).toMatchObject([
      { text: expect.stringContaining('that never stop') as string },
    ])
  })

  it('passes over a difference of less than 5 percent', () => {
    const endpoint: PlannedPart = {
      kind: 'unit',
      path: 'network.private_endpoint_month',
      label: 'private endpoint',
    }
    expect(costOf([...same, endpoint])).toMatchObject({ agrees: true, differences: [] })
    expect(costOf([...same, ...Array<PlannedPart>(8).fill(endpoint)])).toMatchObject({
      agrees: false,
      differences: [{ text: 'the plan also has 8 x private endpoint', usd: 58.4 }],
    })
  })

  it(verifies(['prices.plan'], 'names what it has no price for and does not count it as zero'), () => {
    const unknown: PlannedPart = { kind: 'unpriced', what: 'azurerm_kubernetes_cluster', isKnown: false }
    expect(costOf([...same, unknown])).toMatchObject({
      agrees: true,
      unpriced: ['azurerm_kubernetes_cluster'],
    })
    const odd = costOf([{ kind: 'cluster', ...machines(2, 2, 'Standard_Odd') }, gateway])
    expect(odd).toMatchObject({
      agrees: false,
      expectedUsd: odd.estimatedUsd,
      unpriced: ['Standard_Odd in eastus', 'Databricks units of Standard_Odd'],
      differences: [
        {
          text: 'the plan has 2 workers of Standard_Odd instead of 2 workers of Standard_D8ads_v5',
          usd: null,
        },
      ],
    })
  })

  it('takes the estimate for what the values of a plan do not say', () => {
    const unread: PlannedPart = { kind: 'unpriced', what: 'databricks_cluster', isKnown: true }
    const cost = costOf([gateway, unread])
    expect(cost).toMatchObject({ agrees: true, differences: [], unpriced: ['databricks_cluster'] })
    expect(cost.expectedUsd).toBe(cost.estimatedUsd)
    expect(cost.assumedUsd).toBeCloseTo(cost.estimatedUsd - 32.85, 2)
  })

  it('takes the machines of a cluster from the pool of the plan', () => {
    const pool: PlannedPart = { kind: 'pool', nodeType: 'Standard_D8ads_v5', idle: 0 }
    const pooled: PlannedPart = { kind: 'cluster', ...machines(2, 2), nodeType: undefined }
    expect(costOf([pooled, pool, gateway])).toMatchObject({ agrees: true, unpriced: [] })
    expect(costOf([pooled, gateway]).unpriced).toEqual(['a cluster of unknown machines'])
  })

  it('compares nothing with an estimate that says no parts', () => {
    const { parts: _, ...whole } = estimate()
    expect(planCost(same, whole, context)).toBeUndefined()
    expect(planCost(same, undefined, context)).toBeUndefined()
    const free = { ...whole, lowUsd: 0, expectedUsd: 0, highUsd: 0 }
    expect(planCost([], free, context)).toMatchObject({ agrees: true, expectedUsd: 0 })
    expect(planCost([gateway], free, context)).toMatchObject({ agrees: false, expectedUsd: 32.85 })
  })
})

describe('what is paid by use', () => {
  const tokens = { model: 'gpt-4.1-mini', type: 'GlobalStandard', capacity: 30 }

  function usage() {
    const sheet = createCostSheet('demo', prices)
    const path = 'openai_tokens_usd_per_1m_global.gpt-4.1-mini.input'
    sheet.add({ label: 'tokens', units: 100, path, part: tokensPart(tokens) })
    const gb = { low: 50, expected: 100, high: 200 }
    sheet.add({ label: 'data', units: gb, path: dataPath('Hot', 'LRS'), part: dataPart('Hot', 'LRS', gb) })
    return sheet.estimate()
  }

  it('counts as estimated while the plan has what it is used of', () => {
    const planned: PlannedPart[] = [
      { kind: 'deployment', ...tokens },
      { kind: 'data', tier: 'Hot', replication: 'LRS' },
    ]
    expect(planCost(planned, usage(), context)).toMatchObject({
      agrees: true,
      expectedUsd: 42.08,
      assumedUsd: 40,
    })
  })

  it('is not known for another model', () => {
    const planned: PlannedPart[] = [
      { kind: 'deployment', ...tokens, model: 'gpt-4.1-mini', type: 'DataZoneStandard' },
      { kind: 'deployment', ...tokens, model: 'gpt-5' },
      { kind: 'data', tier: 'Hot', replication: 'LRS' },
    ]
    expect(planCost(planned, usage(), context)).toMatchObject({
      agrees: false,
      differences: [
        {
          text: 'the plan has gpt-4.1-mini as DataZoneStandard, 30,000 tokens a minute instead of gpt-4.1-mini as GlobalStandard, 30,000 tokens a minute',
          usd: null,
        },
        { text: 'the plan also has gpt-5 as GlobalStandard, 30,000 tokens a minute', usd: null },
      ],
    })
  })

  it('is priced anew where the same data is kept in another way', () => {
    const planned: PlannedPart[] = [
      { kind: 'deployment', ...tokens },
      { kind: 'data', tier: 'Hot', replication: 'GRS' },
    ]
    expect(planCost(planned, usage(), context)).toMatchObject({
      agrees: false,
      differences: [
        { text: 'the plan has data in the Hot tier, GRS instead of data in the Hot tier, LRS', usd: 2.5 },
      ],
    })
    const unknown: PlannedPart = { kind: 'data', tier: 'Hot', replication: 'GZRS' }
    expect(planCost([unknown], usage(), context)?.differences).toContainEqual({
      text: 'the plan has data in the Hot tier, GZRS instead of data in the Hot tier, LRS',
      usd: null,
    })
  })

  it('takes the hours of a job from the estimate, and knows no price without them', () => {
    const sheet = createCostSheet('demo', prices)
    const cluster = { ...machines(2, 2), key: 'job cluster', environment: 'dev', region: 'eastus' } as const
    chargeCluster(sheet, { ...cluster, hours: 32.5 }, prices)
    const job: PlannedPart = { kind: 'job_cluster', ...machines(2, 2) }
    expect(planCost([job], sheet.estimate(), context)).toMatchObject({ agrees: true, unpriced: [] })
    const free = createCostSheet('demo', prices).estimate()
    expect(planCost([job], free, context)).toMatchObject({
      agrees: false,
      unpriced: ['2 workers of Standard_D8ads_v5 for a job that runs nobody said how often'],
    })
  })
})
