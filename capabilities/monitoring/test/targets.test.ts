import { describe, expect, it } from 'vitest'
import { exampleContext } from '../../../test/support/capability-examples.ts'
import { parseResourceId } from '../resource-id.ts'
import { kindOfName } from '../target-kinds.ts'
import { assess, minimal, variablesOf } from './assess.ts'

const { prod, dev } = exampleContext.subscriptions
const vault = `/subscriptions/${prod}/resourceGroups/rg-web/providers/Microsoft.KeyVault/vaults/kv-web`

describe('the kind of a resource', () => {
  it.each([
    ['stpaymentsprod01', 'storage_account'],
    ['kv-web-prod', 'key_vault'],
    ['vm-cad-01', 'virtual_machine'],
    ['VM01', 'virtual_machine'],
    ['app-portal', 'web_app'],
    ['func-mail', 'web_app'],
    ['sql-fares', 'sql_database'],
    ['sql-fares/fares', 'sql_database'],
    ['oai-search', 'openai'],
    ['mlw-tides', 'machine_learning'],
    ['dbw-data', 'databricks'],
    ['aks-core', 'kubernetes'],
    ['afw-hub', 'azure_firewall'],
    ['rg-bikes', 'resource_group'],
    ['payments', undefined],
    ['st-not-an-account', undefined],
  ])('of %s is %s by its name', (name, kind) => {
    expect(kindOfName(name)).toBe(kind)
  })

  it('is asked for when the name says nothing, and nothing is built before', async () => {
    const { questions, stacks, problems } = await assess({ ...minimal, targets: ['payments'] })
    expect(questions.map(({ parameter, text }) => [parameter, text])).toEqual([
      ['target_type', 'What kind of resource is payments?'],
    ])
    expect([stacks, problems]).toEqual([[], []])
  })

  it.each(['key_vault', 'Key Vault', 'a key vault'])('is what a person says: %s', async (words) => {
    const variables = await variablesOf({ ...minimal, targets: ['payments'], target_type: words })
    expect(variables).toMatchObject({ target_name: 'payments', target_type: 'Microsoft.KeyVault/vaults' })
  })

  it('is not changed for a name that tells it', async () => {
    const stated = { ...minimal, targets: ['payments', 'vm-web-01'], target_type: 'key vault' }
    const { stacks } = await assess(stated)
    expect(stacks.map(({ variables }) => variables['target_type'])).toEqual([
      'Microsoft.KeyVault/vaults',
      'Microsoft.Compute/virtualMachines',
    ])
  })

  it('is refused when no signals are known for it', async () => {
    const { problems } = await assess({ ...minimal, targets: ['payments'], target_type: 'toaster' })
    expect(problems.map(({ parameter }) => parameter)).toEqual(['target_type'])
  })
})

describe('a resource id', () => {
  it.each([
    [vault, vault, 'kv-web'],
    [`https://portal.azure.com/#@contoso.com/resource${vault}/overview`, vault, 'kv-web'],
    [`https://portal.azure.com/#resource${vault}/secrets?feature=1`, vault, 'kv-web'],
    [
      `/subscriptions/${prod}/resourceGroups/rg-web`,
      `/subscriptions/${prod}/resourceGroups/rg-web`,
      'rg-web',
    ],
    [
      `/subscriptions/${prod}/resourceGroups/rg-web/providers/Microsoft.Sql/servers/sql-a/databases/b`,
      `/subscriptions/${prod}/resourceGroups/rg-web/providers/Microsoft.Sql/servers/sql-a/databases/b`,
      'sql-a/b',
    ],
  ])('is read from %s', (text, id, name) => {
    expect(parseResourceId(text)).toMatchObject({ id, name, resourceGroup: 'rg-web' })
  })

  it.each([
    'kv-web',
    '/subscriptions/1/resourceGroups/rg',
    `/subscriptions/${prod}`,
    `${vault.slice(0, -7)}`,
  ])('is not read from %s', (text) => {
    expect(parseResourceId(text)?.name).not.toBe('kv-web')
  })

  it('is used as it is, without a look-up', async () => {
    const { stacks } = await assess({ ...minimal, targets: [vault] })
    expect(stacks[0]).toMatchObject({ settings: { lookup: false }, variables: { target_id: vault } })
  })

  it('may come as a link of its own', async () => {
    const { targets: _, ...rest } = minimal
    const { settings, stacks } = await assess({ ...rest, target_link: vault })
    expect(settings['targets']).toEqual({ value: [vault], source: 'inferred', reason: 'from its link' })
    expect(stacks.map(({ id }) => id)).toEqual(['monitoring-kv-web'])
  })

  it.each([
    [
      vault.replace(prod, dev),
      'it lies in another subscription than prod, 5a4db0c5-0000-4000-8000-00000000000f',
    ],
    [
      vault.replace('KeyVault/vaults', 'Network/publicIPAddresses'),
      'no usual signals are known for Microsoft.Network/publicIPAddresses',
    ],
    [
      `/subscriptions/${prod}/kv-web`,
      'it is not a complete resource id such as /subscriptions/.../providers/Microsoft.KeyVault/vaults/kv-ml-dev',
    ],
  ])('is refused: %s', async (id, rule) => {
    const { problems } = await assess({ ...minimal, targets: [id] })
    expect(problems.map((problem) => problem.rule)).toEqual([rule])
  })
})

describe('what the request makes', () => {
  const databricks = {
    workspace_name: 'dbw-web-prod',
    resource_group: 'rg-web-dbw-prod',
    region: 'westeurope',
    existing: false,
  }

  it('is watched when nobody says what, and made before its alerts', async () => {
    const { targets: _, ...rest } = minimal
    const { settings, questions, stacks } = await assess(rest, { companions: { databricks } })
    expect(settings['targets']?.value).toEqual(['this request'])
    expect(questions.map(({ parameter, default: proposal }) => [parameter, proposal])).toEqual([
      ['targets', ['this request']],
    ])
    expect(stacks).toMatchObject([
      { id: 'monitoring-dbw-web-prod', dependsOn: ['databricks'], plannable: 'now' },
    ])
  })

  it('is recognized by its name', async () => {
    const facts = { companions: { databricks } }
    const { stacks } = await assess({ ...minimal, targets: ['DBW-web-prod', 'vm-web-01'] }, facts)
    expect(stacks.map(({ id, dependsOn }) => [id, dependsOn])).toEqual([
      ['monitoring-dbw-web-prod', ['databricks']],
      ['monitoring-vm-web-01', []],
    ])
  })

  it('is waited for only when it is new', async () => {
    const facts = { companions: { databricks: { ...databricks, existing: true } } }
    const { stacks } = await assess({ ...minimal, targets: ['this request'] }, facts)
    expect(stacks.map(({ dependsOn }) => dependsOn)).toEqual([[]])
  })

  it('is nothing when nothing is made', async () => {
    const { problems } = await assess({ ...minimal, targets: ['this request'] })
    expect(problems.map(({ rule }) => rule)).toEqual(['this request makes nothing that can be watched'])
  })

  it('has a budget that includes the machines of Databricks', async () => {
    const stated = { ...minimal, targets: ['this request'], budget_usd_month: 900 }
    const { stacks } = await assess(stated, { companions: { databricks } })
    expect(stacks.at(-1)).toMatchObject({
      id: 'monitoring-budget',
      dependsOn: ['databricks'],
      variables: { resource_groups: ['rg-web-dbw-prod', 'rg-web-dbw-prod-managed'] },
    })
  })
})

describe('names of stacks', () => {
  it('are cut and kept apart when targets have long names', async () => {
    const long = `app-${'a'.repeat(60)}`
    const { stacks } = await assess({ ...minimal, targets: [`${long}1`, `${long}2`] })
    const ids = stacks.map(({ id }) => id)
    expect(new Set(ids).size).toBe(2)
    expect(ids.every((id) => id.length <= 40)).toBe(true)
  })

  it('are one for a target that is named twice', async () => {
    const { stacks } = await assess({ ...minimal, targets: ['vm-web-01', 'VM-web-01'] })
    expect(stacks.map(({ id }) => id)).toEqual(['monitoring-vm-web-01'])
  })
})

describe('an Azure OpenAI account of the same request', () => {
  const account = { account_name: 'oai-web-prod', resource_group: 'rg-web-oai-prod', models: ['gpt-5'] }
  const watched = async (openai: Record<string, string | number | string[]>) => {
    const stated = { ...minimal, targets: ['this request'] }
    const { alerts } = await variablesOf(stated, { companions: { openai } })
    return Object(alerts)
  }

  it('is watched against the limit of its models', async () => {
    const alerts = await watched({ ...account, billing: 'per_token', capacity_k_tpm: 100 })
    expect(alerts.tokens).toMatchObject({ threshold: 1_200_000, window: 'PT15M' })
    expect(alerts.capacity).toBeUndefined()
  })

  it('counts each of its models with its own limit', async () => {
    const models = ['gpt-5', 'gpt-5-mini', 'text-embedding-3-small']
    const limits = { billing: 'per_token', capacity_k_tpm: 100, embeddings_k_tpm: 50 }
    const alerts = await watched({ ...account, ...limits, models })
    expect(alerts.tokens).toMatchObject({ threshold: 250_000 * 15 * 0.8 })
  })

  it('is not watched against a limit that is not known', async () => {
    const models = ['gpt-5', 'text-embedding-3-small']
    const alerts = await watched({ ...account, models, billing: 'per_token', capacity_k_tpm: 100 })
    expect(alerts.tokens).toBeUndefined()
  })

  it('is watched for its utilization when capacity is provisioned', async () => {
    const alerts = await watched({ ...account, billing: 'provisioned', ptu: 50 })
    expect(alerts.capacity).toMatchObject({ threshold: 80 })
    expect(alerts.tokens).toBeUndefined()
  })
})
