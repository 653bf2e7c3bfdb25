import { describe, expect, it } from 'vitest'
import type { Stated } from '#capability'
import { assess, subnet } from './assess.ts'

const plain = { team: 'search', environment: 'dev', region: 'eastus2', models: ['gpt-4.1'] }

describe('what cannot be built', () => {
  it.each<[Stated, string, string, string | undefined]>([
    [{ models: ['gpt-35-turbo'] }, 'models', 'Azure retired it on 2025-02-13', 'gpt-4.1-mini'],
    [{ models: ['o1'] }, 'models', 'Azure retired it', 'o4-mini'],
    [{ models: ['claude-opus'] }, 'models', 'it is not a model of the catalog of 2026-06-03', undefined],
    [{ models: [] }, 'models', 'name at least one model, such as gpt-4.1-mini', undefined],
    [
      { models: ['gpt-4.1', 'gpt-4.1-mini', 'gpt-4.1-nano', 'gpt-5', 'gpt-5.1', 'gpt-5.2'] },
      'models',
      'one account has at most 5 models here',
      undefined,
    ],
    [
      { model_version: '2024-08-06' },
      'model_version',
      'gpt-4.1 is offered in version 2025-04-14',
      '2025-04-14',
    ],
    [
      { models: ['gpt-4.1', 'o4-mini'], model_version: '2024-08-06' },
      'model_version',
      'none of gpt-4.1, o4-mini has this version',
      '2025-04-14',
    ],
    [
      { data_zone: 'us', deployment_type: 'GlobalStandard' },
      'deployment_type',
      'it processes data in any region, and data must stay in the US',
      'DataZoneStandard',
    ],
    [
      { data_zone: 'country', deployment_type: 'DataZoneStandard' },
      'deployment_type',
      'it processes data in a whole data zone, and data must stay in the US',
      'Standard',
    ],
    [
      { deployment_type: 'Batch', data_zone: 'country' },
      'deployment_type',
      'batches are processed in a data zone or anywhere, not in one country',
      'Standard',
    ],
    [{ ptu: 17 }, 'ptu', 'GlobalProvisionedManaged of gpt-4.1 is sold from 15 units in steps of 5', '20'],
    [{ ptu: 5 }, 'ptu', 'GlobalProvisionedManaged of gpt-4.1 is sold from 15 units in steps of 5', '15'],
    [
      { ptu: 20, deployment_type: 'GlobalStandard' },
      'ptu',
      'GlobalStandard has no provisioned units',
      'deployment_type: GlobalProvisionedManaged',
    ],
    [
      { ptu: 20, models: ['gpt-5.4-nano'] },
      'deployment_type',
      'gpt-5.4-nano is sold by the token only',
      'GlobalStandard',
    ],
    [
      { deployment_type: 'Provisioned', models: ['text-embedding-3-small'] },
      'deployment_type',
      'embeddings are sold by the token only',
      'GlobalStandard',
    ],
    [{ requests_per_minute: 0 }, 'requests_per_minute', 'it is at least 1 request a minute', undefined],
    [{ capacity_k_tpm: 1.5 }, 'capacity_k_tpm', 'a capacity is a whole number', undefined],
    [
      { environment: 'prod', network: 'public' },
      'network',
      'an account in production is not open',
      'private',
    ],
    [
      { environment: 'prod', allowed_ips: ['20.1.2.0/24'] },
      'allowed_ips',
      'an account behind a private endpoint is not reached over the internet',
      'network: allowlist',
    ],
    [
      { network: 'public', allowed_ips: ['20.1.2.0/24'] },
      'allowed_ips',
      'every address is let in already',
      'network: allowlist',
    ],
    [
      { network: 'allowlist', subnet_id: subnet },
      'subnet_id',
      'only a private endpoint has a subnet',
      'network: private',
    ],
    [{ allowed_ips: ['10.0.0.0/16'] }, 'allowed_ips', 'it is not a public address', 'network: private'],
    [{ allowed_ips: ['0.0.0.0/0'] }, 'allowed_ips', 'that is too large a part of the internet', undefined],
    [{ allowed_ips: ['20.1.2.5/24'] }, 'allowed_ips', 'it has bits set', '20.1.2.0/24'],
    [
      { allowed_ips: ['2a00::/32'] },
      'allowed_ips',
      'the firewall of an Azure OpenAI account takes IPv4 addresses only',
      undefined,
    ],
    [
      { allowed_ips: ['office'] },
      'allowed_ips',
      'it is not an address or a network such as 20.1.2.0/24',
      undefined,
    ],
    [
      { subnet_id: '/subscriptions/x/subnets/y' },
      'subnet_id',
      'a subnet is given by its whole resource id',
      undefined,
    ],
    [{ account_name: 'my account!' }, 'account_name', 'an account name has 2 to 64', undefined],
    [{ subdomain: 'Acme' }, 'subdomain', 'a subdomain has 2 to 64 lower-case letters', undefined],
  ])('is said of %j', async (stated, parameter, rule, suggestion) => {
    const { problems, stacks, gates } = await assess({ ...plain, ...stated })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ parameter })
    expect(problems[0]?.rule).toContain(rule)
    expect(problems[0]?.suggestion).toBe(suggestion)
    expect({ stacks, gates }).toEqual({ stacks: [], gates: [] })
  })

  it('is a model whose last day has passed', async () => {
    const { problems } = await assess({ ...plain, models: ['gpt-5.2'] }, { today: '2026-12-12' })
    expect(problems).toEqual([
      {
        parameter: 'models',
        value: 'gpt-5.2',
        rule: 'Azure retired it on 2026-12-12',
        suggestion: 'o4-mini',
      },
    ])
  })

  it('leaves out the retired model and keeps its successor', async () => {
    const { settings } = await assess({ ...plain, models: ['gpt-4o', 'gpt-4.1'] })
    expect(settings['models']?.value).toEqual(['gpt-4.1'])
  })
})

describe('what is confirmed', () => {
  it.each<[Stated, string[]]>([
    [{}, []],
    [{ capacity_k_tpm: 300, models: ['gpt-4.1-nano'] }, []],
    [{ capacity_k_tpm: 301, models: ['gpt-4.1-nano'] }, ['high_cost']],
    [{ requests_per_minute: 100, tokens_in: 4000 }, ['high_cost']],
    [{ budget_usd_month: 900, capacity_k_tpm: 30 }, ['budget_may_be_exceeded']],
    [{ models: ['gpt-5.2'] }, ['model_retiring']],
    [{ network: 'public' }, ['public_access']],
    [{ local_auth: true }, ['shared_key_enabled']],
    [{ environment: 'staging' }, []],
    [{ environment: 'prod' }, ['prod_change']],
    [{ environment: 'prod', network: 'allowlist' }, ['public_access', 'prod_change']],
    [{ ptu: 15 }, ['ptu_cost', 'high_cost']],
  ])('for %j is %j', async (stated, ids) => {
    const { gates, problems } = await assess({ ...plain, ...stated })
    expect(problems).toEqual([])
    expect(gates.map(({ id }) => id)).toEqual(ids)
  })

  it('prints who reaches it and what lasts longer', async () => {
    const { gates } = await assess({
      ...plain,
      environment: 'prod',
      network: 'allowlist',
      models: ['gpt-5.2'],
      local_auth: true,
    })
    expect(gates.map(({ text }) => text)).toEqual([
      'gpt-5.2 retires on 2026-12-12, in 20 days; o4-mini lasts longer.',
      expect.stringMatching(
        /^oai-search-prod-\w{4} can be reached from 20\.30\.40\.0\/24 over the internet, in production\.$/,
      ),
      expect.stringMatching(
        /^Whoever holds one of the two API keys of oai-search-prod-\w{4} uses its models/,
      ),
      expect.stringMatching(/^Deploys gpt-5\.2 in production, about [\d,]+ USD a month, up to [\d,]+ USD\.$/),
    ])
  })
})
