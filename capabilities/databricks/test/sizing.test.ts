import { describe, expect, it } from 'vitest'
import { assess, settingsOf, totalOf } from './assess.ts'

const mlInProd = { team: 'ml', environment: 'prod' }

describe('a production workspace for team ml', () => {
  it('infers the workload from the name of the team and says so', async () => {
    const { settings } = await assess(mlInProd)
    expect(settings['workload']).toEqual({
      value: 'ml',
      source: 'inferred',
      reason: 'from the team name "ml"',
    })
  })

  it('recommends current GPU machines and prices the same without them', async () => {
    const { decisions, settings } = await assess(mlInProd)
    expect(settings['node_type']).toMatchObject({ value: 'Standard_NC8as_T4_v3', source: 'default' })
    expect(decisions[0]).toEqual({
      topic: 'compute',
      choice: '2-8 x Standard_NC8as_T4_v3 (GPU T4), about 1,670 USD a month',
      reason: 'recommended for ML in production',
      alternative: 'CPU only, 1-4 x Standard_E8ads_v5: about 427 USD a month less',
    })
  })

  it('gives exactly the promised alternative to a person who wants no GPUs', async () => {
    const [withGpu, without] = [await assess(mlInProd), await assess({ ...mlInProd, gpu: false })]
    expect(await settingsOf({ ...mlInProd, gpu: false })).toMatchObject({
      node_type: 'Standard_E8ads_v5',
      min_workers: 1,
      max_workers: 4,
    })
    expect(Math.round(totalOf(withGpu).expected - totalOf(without).expected)).toBe(427)
    expect(without.gates).toEqual([])
  })

  it('compares with the stated number of workers', async () => {
    const { decisions } = await assess({ ...mlInProd, min_workers: 1, max_workers: 4 })
    expect(decisions[0]?.alternative).toBe('CPU only, 1-4 x Standard_E4ads_v5: about 298 USD a month less')
  })

  it('takes machines without GPUs where none are sold', async () => {
    const { settings } = await assess({ ...mlInProd, region: 'norwayeast' })
    expect(settings['gpu']).toMatchObject({ value: false, reason: 'T4 machines are not sold in norwayeast' })
    expect(settings['node_type']?.value).toBe('Standard_E16ads_v5')
  })

  it('keeps a machine that a person named', async () => {
    const { decisions, settings } = await assess({ ...mlInProd, node_type: 'Standard_E16ads_v5' })
    expect(settings['node_type']).toEqual({ value: 'Standard_E16ads_v5', source: 'stated' })
    expect(settings['gpu']).toMatchObject({ value: false, reason: 'as Standard_E16ads_v5 has none' })
    expect(decisions[0]?.alternative).toBeUndefined()
  })
})

describe('machines by workload and environment', () => {
  it.each([
    ['data_engineering', 'dev', 'Standard_D4ads_v5', 1, 2],
    ['data_engineering', 'staging', 'Standard_D8ads_v5', 1, 4],
    ['data_engineering', 'prod', 'Standard_D8ads_v5', 2, 8],
    ['mixed', 'dev', 'Standard_D4ads_v5', 1, 2],
    ['ml', 'dev', 'Standard_E4ads_v5', 0, 0],
    ['ml', 'staging', 'Standard_E8ads_v5', 1, 3],
    ['deep_learning', 'prod', 'Standard_NC24ads_A100_v4', 1, 2],
    ['streaming', 'prod', 'Standard_D8ads_v5', 4, 4],
  ])('gives %s in %s %s, %i-%i', async (workload, environment, node_type, min_workers, max_workers) => {
    expect(await settingsOf({ team: 'data', workload, environment })).toMatchObject({
      node_type,
      min_workers,
      max_workers,
    })
  })

  it.each([
    ['T4', 'Standard_NC4as_T4_v3'],
    ['A10', 'Standard_NV36ads_A10_v5'],
    ['A100', 'Standard_NC24ads_A100_v4'],
    ['H100', 'Standard_NC40ads_H100_v5'],
  ])('takes %s machines when that GPU is named', async (gpu_type, node_type) => {
    const stated = { team: 'data', environment: 'dev', workload: 'ml', gpu_type }
    expect(await settingsOf(stated)).toMatchObject({ gpu: true, gpu_type, node_type })
  })

  it('takes another GPU where the usual one is not sold', async () => {
    const { settings } = await assess({ team: 'vision', environment: 'dev', region: 'southindia' })
    expect(settings['gpu_type']).toMatchObject({
      value: 'T4',
      reason: 'A100 machines are not sold in southindia',
    })
  })

  it('gives analytics a SQL warehouse and no cluster', async () => {
    const settings = await settingsOf({ team: 'bi', environment: 'prod' })
    expect(settings).toMatchObject({ workload: 'analytics', sql_warehouse: 'Small', policy: false })
    expect(settings).not.toHaveProperty('node_type')
    expect(settings).not.toHaveProperty('autotermination_minutes')
  })

  it('gives analytics a cluster too when workers are named', async () => {
    expect(await settingsOf({ team: 'bi', environment: 'dev', max_workers: 3 })).toMatchObject({
      sql_warehouse: '2X-Small',
      node_type: 'Standard_D4ads_v5',
      min_workers: 1,
      max_workers: 3,
    })
  })
})

describe('workers', () => {
  it.each([
    [{ max_workers: 1 }, 1, 1],
    [{ min_workers: 10 }, 10, 10],
    [{ min_workers: 1 }, 1, 8],
    [{ max_workers: 0 }, 0, 0],
    [{ min_workers: 4, max_workers: 4 }, 4, 4],
  ])('moves the other end for %j', async (stated, min_workers, max_workers) => {
    expect(
      await settingsOf({ team: 'data', workload: 'data_engineering', environment: 'prod', ...stated }),
    ).toMatchObject({ min_workers, max_workers })
  })

  it('lets a single node grow when only the largest number is named', async () => {
    expect(await settingsOf({ team: 'ml', environment: 'dev', max_workers: 4 })).toMatchObject({
      min_workers: 1,
      max_workers: 4,
    })
  })

  it('takes fewer workers to fit a budget, and says why', async () => {
    const stated = { team: 'etl', environment: 'staging', budget_usd_month: 900 }
    const { settings, decisions } = await assess(stated)
    expect(settings['max_workers']).toMatchObject({ value: 2, reason: 'as much as fits the budget' })
    expect(decisions.map(({ topic }) => topic)).not.toContain('budget')
  })

  it('keeps stated workers and says that the budget is exceeded', async () => {
    const stated = { team: 'etl', environment: 'staging', budget_usd_month: 100, max_workers: 4 }
    const { settings, decisions } = await assess(stated)
    expect(settings['max_workers']).toEqual({ value: 4, source: 'stated' })
    expect(decisions.find(({ topic }) => topic === 'budget')?.reason).toMatch(
      /^the cluster alone is expected to cost .* and the budget is 100 USD$/,
    )
  })
})

describe('the workload of a team', () => {
  it.each([
    ['data-science', 'ml'],
    ['ml-platform', 'ml'],
    ['data', 'data_engineering'],
    ['finance-bi', 'analytics'],
    ['iot', 'streaming'],
  ])('is read from "%s" as %s', async (team, workload) => {
    const { settings } = await assess({ team })
    expect(settings['workload']).toMatchObject({ value: workload, source: 'inferred' })
  })

  it.each(['finance', 'constructor', 'mlb'])('is not read from "%s"', async (team) => {
    const { settings } = await assess({ team })
    expect(settings['workload']).toMatchObject({ value: 'data_engineering', source: 'default' })
  })

  it('never beats what a person said', async () => {
    const { settings } = await assess({ team: 'ml', workload: 'analytics' })
    expect(settings['workload']).toEqual({ value: 'analytics', source: 'stated' })
  })
})

describe('other defaults', () => {
  it.each([
    ['dev', { network: 'public', autotermination_minutes: 20, spot: true, photon: false }],
    ['staging', { network: 'vnet', autotermination_minutes: 30, spot: true, photon: false }],
    ['prod', { network: 'private', autotermination_minutes: 60, spot: false, photon: true }],
  ])('follow %s', async (environment, expected) => {
    expect(await settingsOf({ team: 'etl', environment })).toMatchObject({ ...expected, runtime: '17.3' })
  })

  it('give the same workspace the same network every time, away from known ones', async () => {
    const stated = { team: 'ml', environment: 'prod' }
    const first = await settingsOf(stated)
    const taken = { prefix: String(first['vnet_cidr']), networkSecurityGroup: 'nsg', resourceGroup: 'rg' }
    const { settings } = await assess(stated, { networks: [taken] })
    expect(await settingsOf(stated)).toEqual(first)
    expect(settings['vnet_cidr']?.value).toBe('10.139.172.0/22')
  })

  it('put a network around subnets that are named', async () => {
    const stated = { public_subnet_cidr: '10.60.4.0/25', private_subnet_cidr: '10.60.4.128/25' }
    const { settings, problems } = await assess({ team: 'etl', environment: 'dev', ...stated })
    expect(problems).toEqual([])
    expect(settings['network']).toMatchObject({ value: 'vnet', source: 'inferred' })
    expect(settings['vnet_cidr']).toEqual({
      value: '10.60.4.0/23',
      source: 'inferred',
      reason: 'around 10.60.4.0/25 and 10.60.4.128/25',
    })
  })

  it('make a pool when its size is named', async () => {
    expect(await settingsOf({ team: 'etl', environment: 'dev', pool_max_capacity: 6 })).toMatchObject({
      pool: true,
      pool_min_idle: 0,
      pool_max_capacity: 6,
      spot: false,
    })
  })
})
