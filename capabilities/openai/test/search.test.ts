import { describe, expect, it } from 'vitest'
import type { Stated } from '#capability'
import { assess, settingsOf } from './assess.ts'

const plain = { team: 'search', environment: 'dev', models: ['gpt-4.1-mini'] }

describe('the region of the models', () => {
  it.each<[Stated, string]>([
    [{ region: 'swedencentral' }, 'swedencentral'],
    [{ region: 'northeurope' }, 'westeurope'],
    [{ region: 'westus2' }, 'westus'],
    [{ region: 'ukwest' }, 'uksouth'],
    [{ region: 'centralindia' }, 'southindia'],
    [{ region: 'canadacentral' }, 'canadaeast'],
    [{ region: 'canadacentral', models: ['gpt-5.1'] }, 'canadacentral'],
    [{ region: 'uksouth', data_zone: 'eu' }, 'francecentral'],
    [{ region: 'eastus', data_zone: 'eu' }, 'spaincentral'],
    [{ region: 'germanywestcentral', data_zone: 'eu', models: ['gpt-5.1'] }, 'francecentral'],
    [{ region: 'switzerlandwest', data_zone: 'country' }, 'switzerlandnorth'],
    [
      { region: 'westus', data_zone: 'us', deployment_type: 'Standard', models: ['text-embedding-3-large'] },
      'westus3',
    ],
    [{ region: 'westeurope', model_region: 'japaneast' }, 'japaneast'],
  ])('of %j is %s', async (stated, region) => {
    const { settings, problems } = await assess({ ...plain, ...stated })
    expect(settings['model_region']?.value).toBe(region)
    expect(problems).toEqual([])
  })

  it('says why it is another one', async () => {
    const { decisions } = await assess({ ...plain, region: 'northeurope' })
    expect(decisions.find(({ topic }) => topic === 'region of the models')).toEqual({
      topic: 'region of the models',
      choice: 'westeurope; applications stay in northeurope and call it there',
      reason: 'northeurope does not have gpt-4.1-mini as GlobalStandard; the closest region of Europe does',
    })
  })

  it('leaves the resource group and the endpoint where the request is', async () => {
    const { stacks } = await assess({ ...plain, environment: 'prod', region: 'westus2' })
    expect(stacks[0]?.variables).toMatchObject({ location: 'westus2', model_location: 'westus' })
  })

  it.each<[Stated, string, string | undefined]>([
    [
      { region: 'germanywestcentral', data_zone: 'country' },
      'no region of Germany has gpt-4.1-mini as Standard',
      'data zone: eu',
    ],
    [
      { region: 'norwayeast', data_zone: 'country', models: ['gpt-4.1'] },
      'no region of Norway has gpt-4.1 as Standard',
      undefined,
    ],
    [
      { region: 'switzerlandnorth', data_zone: 'country', models: ['gpt-4.1-nano'] },
      'no region of Switzerland has gpt-4.1-nano as Standard',
      'gpt-4.1',
    ],
    [
      { region: 'japaneast', models: ['gpt-5.5'] },
      'no region of Asia and the Pacific has gpt-5.5 as GlobalStandard',
      'model region: ',
    ],
  ])('is none for %j', async (stated, rule, suggestion) => {
    const { problems, stacks } = await assess({ ...plain, ...stated })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ parameter: 'models', rule })
    expect(problems[0]?.suggestion ?? '').toContain(suggestion ?? '')
    expect(problems[0]?.suggestion === undefined).toBe(suggestion === undefined)
    expect(stacks).toEqual([])
  })

  it.each<[Stated, string]>([
    [{ model_region: 'westus2' }, 'westus2 does not have gpt-4.1-mini as GlobalStandard'],
    [{ model_region: 'eastus', data_zone: 'eu' }, 'data must stay in the EU'],
  ])('is refused for %j', async (stated, rule) => {
    const { problems } = await assess({ ...plain, region: 'swedencentral', ...stated })
    expect(problems).toEqual([
      { parameter: 'model_region', value: stated['model_region'], rule, suggestion: 'swedencentral' },
    ])
  })
})

describe('the models', () => {
  it.each([
    [['chat'], ['gpt-4.1-mini']],
    [['embeddings'], ['text-embedding-3-small']],
    [['rag'], ['gpt-4.1-mini', 'text-embedding-3-small']],
    [
      ['chat', 'rag'],
      ['gpt-4.1-mini', 'text-embedding-3-small'],
    ],
  ])('for %j are %j', async (use_case, models) => {
    expect((await settingsOf({ team: 'search', use_case }))['models']).toEqual(models)
  })

  it('are those that were named, whatever they are for', async () => {
    const { settings, decisions } = await assess({ ...plain, models: ['gpt-4.1'], use_case: ['rag'] })
    expect(settings['models']).toEqual({ value: ['gpt-4.1'], source: 'stated' })
    expect(decisions.find(({ topic }) => topic === 'embeddings')?.alternative).toBe(
      'reply "add text-embedding-3-small"',
    )
  })

  it('change with the day: one that retires soon is left for the next', async () => {
    const on = (today: string) => settingsOf({ team: 'search', use_case: ['reasoning'] }, { today })
    expect((await on('2026-06-10'))['models']).toEqual(['gpt-5-mini'])
    expect((await on('2026-11-22'))['models']).toEqual(['o4-mini'])
    expect((await on('2027-09-01'))['models']).toEqual(['o4-mini'])
  })

  it('are each deployed once', async () => {
    const { stacks } = await assess({ ...plain, models: ['gpt-4.1', 'gpt-4.1'] })
    expect(Object.keys(stacks[0]?.variables['deployments'] ?? {})).toEqual(['gpt_4_1'])
  })
})

describe('the deployment type', () => {
  it.each<[Stated, string]>([
    [{}, 'GlobalStandard'],
    [{ data_zone: 'eu' }, 'DataZoneStandard'],
    [{ data_zone: 'country' }, 'Standard'],
    [{ deployment_type: 'Batch' }, 'GlobalBatch'],
    [{ data_zone: 'eu', deployment_type: 'Batch' }, 'DataZoneBatch'],
    [{ ptu: 25 }, 'GlobalProvisionedManaged'],
    [{ data_zone: 'eu', ptu: 25 }, 'DataZoneProvisionedManaged'],
    [{ data_zone: 'country', ptu: 25 }, 'ProvisionedManaged'],
  ])('for %j is %s', async (stated, type) => {
    const { settings, problems } = await assess({ ...plain, region: 'swedencentral', ...stated })
    expect(settings['deployment_type']?.value).toBe(type)
    expect(problems).toEqual([])
  })

  it('says which data zone is meant when a region of one is named', async () => {
    const stated = { ...plain, region: 'northeurope', deployment_type: 'DataZoneStandard' }
    expect(await settingsOf(stated)).toMatchObject({ data_zone: 'eu', model_region: 'westeurope' })
  })

  it('is by the token for embeddings beside provisioned units', async () => {
    const models = ['gpt-4.1', 'text-embedding-3-small']
    const { stacks } = await assess({ ...plain, models, ptu: 50 })
    expect(stacks[0]?.variables['deployments']).toMatchObject({
      gpt_4_1: { sku: 'GlobalProvisionedManaged', capacity: 50 },
      text_embedding_3_small: { sku: 'GlobalStandard', capacity: 120 },
    })
  })
})
