import { describe, expect, it } from 'vitest'
import type { Stated } from '#capability'
import { assess, assessOnly, furnished, keyVaultId, settingsOf, stackOf } from './assess.ts'

const wholeKey = `ssh-rsa ${'A'.repeat(372)}`

describe('what is refused', () => {
  it.each<[string, Stated, string, string]>([
    ['keys in production', { environment: 'prod', shared_keys: 'old_sdk' }, 'shared_keys', 'in production'],
    [
      'keys for confidential data',
      { data_class: 'confidential', shared_keys: 'old_sdk' },
      'shared_keys',
      'for confidential data',
    ],
    ['a mount key without a share', { shared_keys: 'smb_key' }, 'shared_keys', 'only a file share'],
    ['versions with real folders', { hns: true, versioning: true }, 'versioning', 'keeps no versions'],
    [
      'versions of a file share',
      { purpose: 'file_share', versioning: true },
      'versioning',
      'keeps no versions',
    ],
    ['SFTP without real folders', { purpose: 'sftp_drop', hns: false }, 'hns', 'SFTP needs'],
    ['a file share with real folders', { purpose: 'file_share', hns: true }, 'hns', 'no file shares'],
    [
      'replication that the region lacks',
      { region: 'westus', replication: 'ZRS' },
      'replication',
      'no availability zones',
    ],
    ['a lock without a retention', { retention_lock: 'locked' }, 'retention_lock', 'a number of days'],
    [
      'a retention of a share',
      { purpose: 'file_share', retention_days: 30 },
      'retention_days',
      'only containers',
    ],
    [
      'a retention of Terraform state',
      { purpose: 'tf_state', retention_days: 30 },
      'retention_days',
      'with every apply',
    ],
    [
      'deleting before the retention ends',
      { retention_days: 30, delete_after_days: 10 },
      'delete_after_days',
      'before 30 days',
    ],
    [
      'deleting files of a share',
      { purpose: 'file_share', delete_after_days: 10 },
      'delete_after_days',
      'only what is in containers',
    ],
    ['an SFTP key without SFTP', { sftp_key: wholeKey }, 'sftp_key', 'for SFTP only'],
    [
      'an SFTP key that is too short',
      { purpose: 'sftp_drop', sftp_key: 'ssh-rsa AAAA' },
      'sftp_key',
      'at least 2048 bits',
    ],
    ['a container name in capitals', { containers: ['Raw'] }, 'containers', 'lower-case letters'],
    [
      'more containers than are made',
      { containers: ['aaa', 'bbb', 'ccc', 'ddd', 'eee'] },
      'containers',
      'at most 4',
    ],
    [
      'a subnet that is no id',
      { environment: 'prod', subnet_id: 'snet-endpoints' },
      'subnet_id',
      'by its resource id',
    ],
    ['an end in the past', { expires: '2026-11-22' }, 'expires', 'it has passed'],
    [
      'restricted data without a log',
      { data_class: 'restricted', access_logs: false, key_vault_id: keyVaultId },
      'access_logs',
      'is logged',
    ],
    [
      'restricted data without a key',
      { data_class: 'restricted', customer_key: false },
      'customer_key',
      'a key of our own',
    ],
  ])('%s', async (_, stated, parameter, rule) => {
    const consumers = stated['purpose'] === 'sftp_drop' ? { consumers: ['people'] } : {}
    const { problems, stacks } = await assess({ ...consumers, ...stated })
    expect(problems).toMatchObject([{ parameter, rule: expect.stringContaining(rule) }])
    expect(stacks).toEqual([])
  })
})

describe('what follows from what was said', () => {
  it.each<[string, Stated, Record<string, unknown>]>([
    [
      'Databricks means a data lake',
      { consumers: ['databricks'] },
      { purpose: 'data_lake', hns: true, versioning: false },
    ],
    ['SFTP means a partner', { purpose: 'sftp_drop' }, { consumers: ['partner'], hns: true }],
    [
      'public files mean everyone and public data',
      { purpose: 'static_public' },
      { consumers: ['everyone'], data_class: 'public' },
    ],
    [
      'logs are read and cool',
      { purpose: 'logs', consumers: ['people'] },
      { group_access: 'read_only', access_tier: 'Cool', cool_after_days: 0 },
    ],
    ['a key vault means a key of our own', { key_vault_id: keyVaultId }, { customer_key: true }],
    [
      'production keeps deleted data for 30 days',
      { environment: 'prod', purpose: 'backup' },
      { soft_delete_days: 30 },
    ],
    ['a name said twice is one container', { containers: ['raw', 'raw'] }, { containers: ['raw'] }],
  ])('%s', async (_, stated, settled) => {
    const { settings } = await assessOnly({ team: 'ml', ...stated })
    const values = Object.entries(settings).map(([name, { value }]) => [name, value])
    expect(Object.fromEntries(values)).toMatchObject(settled)
  })
})

describe('names', () => {
  it('of accounts hold 24 lower-case letters and digits at most, whatever the team is called', async () => {
    const { account_name } = await settingsOf({ team: 'a-very-long-team-nam', environment: 'staging' })
    expect(account_name).toMatch(/^staverylongt[a-z]*staging[a-z0-9]{4}$/)
    expect(account_name).toHaveLength(24)
  })

  it('of accounts differ between requests and stay within one', async () => {
    const request = { repository: 'acme/infrastructure', number: 13, title: '', author: 'alice' }
    const [first, again, other] = [
      await settingsOf(),
      await settingsOf(),
      await settingsOf({}, { ...furnished, request }),
    ]
    expect(again['account_name']).toBe(first['account_name'])
    expect(other['account_name']).not.toBe(first['account_name'])
  })

  it('of containers are in the code only when they are usual ones', async () => {
    const { settings, variables } = await stackOf({ containers: ['raw', 'payroll-2026'] })
    expect(settings).toMatchObject({ container_1: 'raw', container_3: false })
    expect(settings['container_2']).toMatch(/^container_[a-z0-9]{6}$/)
    expect(variables['container_names']).toEqual({
      raw: 'raw',
      [String(settings['container_2'])]: 'payroll-2026',
    })
  })

  it('of containers keep their place in the code when another one is taken out', async () => {
    const { settings: both } = await stackOf({ containers: ['payroll', 'invoices'] })
    const { settings: one } = await stackOf({ containers: ['invoices'] })
    expect(one['container_1']).toBe(both['container_2'])
  })
})

describe('the role for data', () => {
  it('goes to the group that the same request makes, after it is made', async () => {
    const facts = { ...furnished, companions: { ad_group: { group_name: 'sg-ml-data-dev' } } }
    const stack = await stackOf({}, facts)
    expect(stack).toMatchObject({
      dependsOn: ['ad-group'],
      plannable: 'after_dependencies',
      providers: ['azuread', 'azurerm'],
      variables: { access_group: 'sg-ml-data-dev' },
    })
  })

  it('goes to a group that only gets members in the same request, which is there already', async () => {
    const ad_group = { group_name: 'sg-ml-data-dev', action: 'add_members' }
    const stack = await stackOf({}, { ...furnished, companions: { ad_group } })
    expect(stack).toMatchObject({
      dependsOn: [],
      plannable: 'now',
      variables: { access_group: 'sg-ml-data-dev' },
    })
  })

  it('goes to a group that is named, which exists', async () => {
    const facts = { ...furnished, companions: { ad_group: { group_name: 'sg-ml-data-dev' } } }
    const stack = await stackOf({ access_group: 'sg-analysts' }, facts)
    expect(stack).toMatchObject({
      dependsOn: [],
      plannable: 'now',
      variables: { access_group: 'sg-analysts' },
    })
  })

  it('goes to nobody when no group is known, and that is said', async () => {
    const { stacks, decisions } = await assess()
    expect(stacks[0]?.providers).toEqual(['azurerm'])
    expect(decisions).toContainEqual(
      expect.objectContaining({ topic: 'roles', choice: 'nobody has one yet' }),
    )
  })
})

describe('money and confirmations', () => {
  const gatesOf = async (stated: Stated) => (await assess(stated)).gates.map(({ id }) => id)

  it.each<[string, Stated, readonly string[]]>([
    ['an account in dev', {}, []],
    ['production', { environment: 'prod' }, ['prod_change']],
    [
      'production that is reached from the internet',
      { environment: 'prod', network: 'allow_list' },
      ['public_access', 'prod_change'],
    ],
    [
      'a container that anybody reads',
      { purpose: 'static_public', consumers: ['everyone'], network: 'public' },
      ['public_access'],
    ],
    ['a partner', { consumers: ['partner'], allowed_ips: ['20.1.2.3'] }, ['access']],
    ['SFTP', { purpose: 'sftp_drop', consumers: ['people'] }, ['idle_cost']],
    ['account keys', { shared_keys: 'old_sdk' }, ['shared_key_enabled']],
    ['an unlocked retention', { retention_days: 30 }, []],
    ['a locked retention', { retention_days: 30, retention_lock: 'locked' }, ['immutability']],
    ['50 TB in dev', { size_gb: 50_000 }, ['high_cost']],
    ['a budget that a busy month exceeds', { budget_usd_month: 5 }, ['budget_may_be_exceeded']],
  ])('are asked for %s', async (_, stated, gates) => {
    expect(await gatesOf(stated)).toEqual(gates)
  })

  it('adds up data, operations, the endpoint with its zone, and the log', async () => {
    const { estimate } = await assess({ network: 'private' })
    const data = 100 * 0.0208
    const operations = 10 * 0.055 + 100 * 0.0045
    const log = 1.1 * 2.3
    expect(estimate[0]?.expectedUsd).toBeCloseTo(data + operations + 7.3 + 0.5 + log, 2)
    expect(estimate[0]?.unpriced).toEqual([])
  })

  it('counts two endpoints for a data lake', async () => {
    const { estimate } = await assess({
      purpose: 'data_lake',
      network: 'private',
      access_logs: false,
      size_gb: 0.001,
    })
    expect(estimate[0]?.expectedUsd).toBeCloseTo(2 * (7.3 + 0.5), 2)
  })

  it.each<[string, Stated, readonly string[]]>([
    ['replication without a price', { replication: 'GZRS' }, ['Hot data, GZRS', 'writes to GZRS']],
    ['another tier', { access_tier: 'Cold' }, ['Cold data, LRS', 'operations in Cold']],
    ['a file share', { purpose: 'file_share' }, ['file share of 100 GB, LRS', 'operations on the share']],
  ])('names what has no price: %s', async (_, stated, unpriced) => {
    expect((await assess(stated)).estimate[0]?.unpriced).toEqual(unpriced)
  })
})
