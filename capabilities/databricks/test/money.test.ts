import { describe, expect, it } from 'vitest'
import type { Stated } from '#capability'
import { assess, totalOf } from './assess.ts'

describe('the estimate', () => {
  it('comes to 314.70 USD for the reference workspace', async () => {
    const assessment = await assess({
      team: 'data',
      environment: 'dev',
      region: 'eastus',
      workload: 'data_engineering',
      node_type: 'Standard_D4ads_v5',
      min_workers: 1,
      max_workers: 2,
    })
    expect(totalOf(assessment).expected).toBeCloseTo(314.7, 1)
    expect(assessment.estimate.map(({ stack, expectedUsd }) => [stack, expectedUsd])).toEqual([
      ['databricks', 36.5],
      ['databricks-objects', 278.21],
    ])
  })

  it('counts private endpoints and their zone', async () => {
    const { estimate } = await assess({ team: 'etl', environment: 'dev', network: 'private' })
    expect(estimate[0]).toMatchObject({ stack: 'databricks', expectedUsd: 51.6, pricesOf: '2024-07-01' })
  })

  it('counts every hour of a cluster that never stops', async () => {
    const stated = { team: 'iot', environment: 'dev', region: 'eastus' }
    const stopping = await assess(stated)
    const endless = await assess({ ...stated, autotermination_minutes: 0 })
    expect(endless.estimate[1]?.expectedUsd).toBeCloseTo(
      ((stopping.estimate[1]?.expectedUsd ?? 0) * 730) / 160,
      1,
    )
    expect(endless.estimate[1]?.assumptions).toContain(
      'the cluster runs 730 hours a month, because it never stops',
    )
  })

  it('counts idle machines of a pool without Databricks units', async () => {
    const stated = { team: 'etl', environment: 'dev', region: 'eastus', pool: true }
    const without = totalOf(await assess(stated)).expected
    const idle = totalOf(await assess({ ...stated, pool_min_idle: 2 })).expected
    expect(idle - without).toBeCloseTo(2 * 0.206 * 730, 1)
  })

  it('counts a SQL warehouse by its Databricks units', async () => {
    const { estimate } = await assess({ team: 'bi', environment: 'staging' })
    expect(estimate[1]?.expectedUsd).toBeCloseTo(6 * 0.7 * 240, 2)
  })

  it('doubles the Databricks units with Photon', async () => {
    const stated = { team: 'etl', environment: 'dev', region: 'eastus' }
    const without = totalOf(await assess(stated)).expected
    const doubled = totalOf(await assess({ ...stated, photon: true })).expected
    expect(doubled - without).toBeCloseTo(2.3 * 160 * 0.55, 1)
  })

  it('says what it has no price for', async () => {
    const { estimate } = await assess({ team: 'etl', environment: 'dev', region: 'westindia' })
    expect(estimate[1]?.unpriced).toEqual(['Standard_D4ads_v5 in westindia'])
  })
})

describe('gates', () => {
  async function gatesOf(stated: Stated) {
    const { gates } = await assess({ environment: 'dev', region: 'eastus', ...stated })
    return gates
  }

  it('has none for a small workspace in dev', async () => {
    expect(await gatesOf({ team: 'etl' })).toEqual([])
  })

  it('names GPUs, their number and what they cost', async () => {
    expect(await gatesOf({ team: 'ml', environment: 'prod', min_workers: 1, max_workers: 4 })).toEqual([
      {
        id: 'gpu',
        stack: 'databricks-objects',
        text: 'GPU: up to 4 x Standard_NC8as_T4_v3 in prod, up to 1,260 USD a month, 5,760 USD if it never stops.',
      },
    ])
  })

  it('names GPUs without a price where none is known', async () => {
    const [gate] = await gatesOf({ team: 'vision', region: 'westindia' })
    expect(gate).toMatchObject({
      id: 'gpu',
      text: 'GPU: up to 1 x Standard_NC24ads_A100_v4 in dev; no price is known for it.',
    })
  })

  it('asks about the dearer machine that replaces a retired one', async () => {
    const found = await gatesOf({ team: 'vision', node_type: 'Standard_NC6s_v3' })
    expect(found.find(({ id }) => id === 'retired_sku')?.text).toBe(
      'Azure retired Standard_NC6s_v3 on 2025-09-30; Standard_NC24ads_A100_v4 takes its place: 3.67 USD an hour instead of 3.06.',
    )
  })

  it('only notes the cheaper machine that replaces a retired one', async () => {
    const stated = { team: 'ml', node_type: 'Standard_NC6s_v3' }
    expect((await gatesOf(stated)).map(({ id }) => id)).toEqual(['gpu'])
    const { decisions, settings } = await assess({ environment: 'dev', region: 'eastus', ...stated })
    expect(settings['node_type']).toEqual({ value: 'Standard_NC6s_v3', source: 'stated' })
    expect(decisions.find(({ topic }) => topic === 'node type')).toEqual({
      topic: 'node type',
      choice: 'Standard_NC4as_T4_v3',
      reason: 'Azure retired Standard_NC6s_v3 on 2025-09-30',
      alternative: 'Standard_NC24ads_A100_v4',
    })
  })

  it.each<[string, Stated, string]>([
    ['high_cost', { team: 'etl', max_workers: 10 }, 'above the limit of 500 USD'],
    [
      'high_cost',
      {
        team: 'etl',
        environment: 'prod',
        network: 'private',
        min_workers: 1,
        max_workers: 21,
        node_type: 'Standard_D4ads_v5',
      },
      'Up to 21 workers in prod, up to',
    ],
    ['budget_may_be_exceeded', { team: 'etl', budget_usd_month: 320 }, 'the budget is 320 USD'],
    ['idle_cost', { team: 'iot', autotermination_minutes: 0 }, 'The cluster never stops, at least'],
    [
      'idle_cost',
      { team: 'etl', pool_min_idle: 2 },
      'The pool keeps 2 x Standard_D4ads_v5 running without work, 301 USD a month.',
    ],
    ['public_access', { team: 'etl', environment: 'prod', network: 'public' }, 'any address (0.0.0.0/0)'],
    ['public_access', { team: 'etl', environment: 'prod', network: 'vnet' }, 'any address (0.0.0.0/0)'],
    ['ip_allow_list', { team: 'etl', allowed_ips: ['203.0.113.0/24'] }, 'Only 203.0.113.0/24 can sign in'],
    [
      'immutability',
      { team: 'etl', compliance: 'HIPAA' },
      'The HIPAA profile of dbw-etl-dev cannot be turned off',
    ],
  ])('%s for %j', async (id, stated, text) => {
    const found = (await gatesOf(stated)).find((gate) => gate.id === id)
    expect(found?.text).toContain(text)
  })

  it('does not ask about the exposure of a workspace that exists already', async () => {
    const stated = { team: 'etl', environment: 'prod', network: 'public', existing: true }
    expect(await gatesOf({ ...stated, workspace_name: 'dbw-x', resource_group: 'rg-x' })).toEqual([])
  })
})
