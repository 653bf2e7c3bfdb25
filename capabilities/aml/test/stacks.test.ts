import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { findAdvice } from '#capability'
import { FAULT_LIBRARY } from '../../../sandbox/cloud/fault-library.ts'
import { exampleContext } from '../../../test/support/capability-examples.ts'
import { advice } from '../advice.ts'
import { assess, settingsOf, subnetOf } from './assess.ts'

const plain = { team: 'churn', environment: 'dev', region: 'eastus' }

describe('the stack', () => {
  it.each(['ab', 'a-b-c-d-e-f-g-h-i-j', 'a123456789b123456789'])(
    'of team %s has names that Azure takes',
    async (team) => {
      for (const environment of ['dev', 'staging', 'prod'] as const) {
        const stated = { ...plain, team, environment, custom_images: true }
        const { stacks } = await assess({ ...stated, subnet_id: subnetOf(environment) })
        const variables = stacks[0]?.variables ?? {}
        expect(variables['storage_account_name']).toMatch(/^stml[a-z0-9]{3,20}$/)
        expect(variables['key_vault_name']).toMatch(/^kv-(?!.*--)[a-z0-9-]{1,20}[a-z0-9]$/)
        expect(variables['container_registry_name']).toMatch(/^[a-z0-9]{5,50}$/)
        expect(variables['workspace_name']).toMatch(/^.{3,33}$/)
      }
    },
  )

  it.each([
    ['eastus', 'ZRS'],
    ['westus', 'LRS'],
  ])('keeps copies where %s has room for them: %s', async (region, replication) => {
    const { stacks, decisions } = await assess({ ...plain, environment: 'staging', region })
    expect(stacks[0]?.variables['storage_replication']).toBe(replication)
    expect(decisions.find(({ topic }) => topic === 'storage')?.choice).toContain(
      `Standard ${replication} account`,
    )
  })

  it('has other names for another workspace, so that a taken one can be avoided', async () => {
    const first = await assess(plain)
    const second = await assess({ ...plain, workspace_name: 'mlw-churn-two' })
    for (const name of ['storage_account_name', 'key_vault_name']) {
      expect(second.stacks[0]?.variables[name]).not.toBe(first.stacks[0]?.variables[name])
    }
  })

  it('of the machines is planned at once, with the ids of what the workspace stands on', async () => {
    const { stacks } = await assess({ ...plain, custom_images: true })
    const [workspace, compute] = stacks
    const nameOf = (variable: string) => z.string().parse(workspace?.variables[variable])
    const group = `/subscriptions/${exampleContext.subscriptions.dev}/resourceGroups/rg-churn-mlw-dev/providers`
    expect(compute).toMatchObject({ id: 'aml-compute', dependsOn: ['aml'], plannable: 'now' })
    expect(compute?.variables).toMatchObject({
      workspace_id: `${group}/Microsoft.MachineLearningServices/workspaces/mlw-churn-dev`,
      storage_account_id: `${group}/Microsoft.Storage/storageAccounts/${nameOf('storage_account_name')}`,
      container_registry_id: `${group}/Microsoft.ContainerRegistry/registries/${nameOf('container_registry_name')}`,
    })
  })

  it('waits for nothing when the same request only adds people to the group', async () => {
    const companions = { ad_group: { group_name: 'sg-churn-dev', action: 'add_members' } }
    const { stacks, settings } = await assess(plain, { companions })
    expect(settings['access_group']).toMatchObject({ value: 'sg-churn-dev', source: 'inferred' })
    expect(stacks[0]).toMatchObject({ dependsOn: [], plannable: 'now' })
  })

  it('waits for the group that the same request makes', async () => {
    const companions = { ad_group: { group_name: 'sg-churn-dev' } }
    const { stacks, settings } = await assess(plain, { companions })
    expect(settings['access_group']).toMatchObject({ value: 'sg-churn-dev', source: 'inferred' })
    expect(stacks[0]).toMatchObject({ dependsOn: ['ad-group'], plannable: 'after_dependencies' })
  })

  it('does not wait for a group of another name', async () => {
    const companions = { ad_group: { group_name: 'sg-churn-dev' } }
    const { stacks } = await assess({ ...plain, access_group: 'sg-others' }, { companions })
    expect(stacks[0]).toMatchObject({ dependsOn: [], plannable: 'now', providers: ['azuread', 'azurerm'] })
  })

  it('sends logs to the workspace of the organization', async () => {
    const id = `/subscriptions/${exampleContext.subscriptions.dev}/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/log-dev`
    const { stacks } = await assess(plain, { logWorkspaces: { dev: id } })
    expect(stacks[0]?.settings).toMatchObject({ own_logs: false, diagnostics: true })
    expect(stacks[0]?.variables).toMatchObject({ log_workspace_id: id })
  })
})

describe('the network', () => {
  it('is private for a subnet, sensitive data and production', async () => {
    const subnet_id = subnetOf('dev')
    expect(await settingsOf({ ...plain, subnet_id })).toMatchObject({ network: 'private' })
    expect(
      (await assess({ ...plain, high_business_impact: true })).questions.map(({ parameter }) => parameter),
    ).toContain('subnet_id')
    expect(await settingsOf({ ...plain, environment: 'prod' })).not.toHaveProperty('network')
  })

  it('asks for the subnet first of what is left, and proposes none', async () => {
    const { questions, stacks } = await assess({ ...plain, environment: 'prod', workload: 'tabular' })
    expect(questions[0]).toMatchObject({ parameter: 'subnet_id' })
    expect(questions[0]).not.toHaveProperty('default')
    expect(stacks).toEqual([])
  })

  it('lets the addresses of the organization reach the storage of a public workspace', async () => {
    const { stacks } = await assess(plain, { egressAddresses: ['20.1.2.0/24', '10.0.0.0/8'] })
    expect(stacks[0]?.variables['allowed_ips']).toEqual(['20.1.2.0/24'])
    expect(stacks[0]?.settings).toMatchObject({ storage_addresses: true })
  })

  it('lets no address in where there are private endpoints', async () => {
    const stated = { ...plain, network: 'private', subnet_id: subnetOf('dev'), allowed_ips: ['20.1.2.0/24'] }
    const { stacks, decisions } = await assess(stated)
    expect(stacks[0]?.settings).toMatchObject({ storage_addresses: false, public_network_access: false })
    expect(decisions.find(({ topic }) => topic === 'allowed addresses')?.choice).toBe('not used')
  })

  it('uses private DNS zones that are configured, and makes none of them', async () => {
    const names = ['api.azureml.ms', 'notebooks.azure.net', 'blob.core.windows.net', 'file.core.windows.net']
    const dnsZones = names.map((name) => ({
      name: `privatelink.${name}`,
      resourceGroup: 'rg-dns',
      private: true,
    }))
    const { stacks, decisions } = await assess({ ...plain, subnet_id: subnetOf('dev') }, { dnsZones })
    expect(stacks[0]?.variables['api_zone_id']).toContain('/resourceGroups/rg-dns/')
    expect(stacks[0]?.variables).not.toHaveProperty('virtual_network_id')
    expect(decisions.map(({ topic }) => topic)).not.toContain('private DNS zones')
  })

  it('writes a pair of addresses as two', async () => {
    expect(await settingsOf({ ...plain, allowed_ips: ['20.1.2.4/31'] })).toMatchObject({
      allowed_ips: ['20.1.2.4', '20.1.2.5'],
    })
  })

  it('approves hosts where they are named', async () => {
    expect(await settingsOf({ ...plain, outbound_hosts: ['packages.contoso.com'] })).toMatchObject({
      isolation: 'AllowOnlyApprovedOutbound',
    })
  })
})

describe('questions', () => {
  it('go down in weight', async () => {
    const weights = (await assess({ instances: 1, environment: 'prod' })).questions.map(
      ({ weight }) => weight,
    )
    expect(weights).toEqual([...weights].sort((left, right) => right - left))
  })

  it('say what leaving out GPUs would save', async () => {
    const { questions } = await assess({ ...plain, team: 'vision' })
    expect(questions.find(({ parameter }) => parameter === 'workload')?.why).toBe(
      'vision_nlp, from the team name "vision": 0-2 x Standard_NC4as_T4_v3. ' +
        'CPU only, 0-2 x Standard_D4ads_v5: about 9 USD a month less',
    )
  })
})

describe('advice', () => {
  it.each([
    ['soft_deleted_workspace', 'AML_SOFT_DELETED_WORKSPACE'],
    ['VaultAlreadyExists', 'AML_VAULT_EXISTS'],
    ['hierarchical_storage', 'AML_STORAGE_HIERARCHICAL'],
    ['ClusterCoreQuotaReached', 'AML_CORE_QUOTA'],
    ['ClusterMinNodesExceedCoreQuota', 'AML_CORE_QUOTA'],
    ['compute_name_used', 'AML_COMPUTE_NAME_USED'],
    ['shared_keys_denied', 'AML_KEYS_DENIED'],
  ] as const)('for %s is %s', (fault, key) => {
    expect(findAdvice(FAULT_LIBRARY[fault].error, advice)?.key).toBe(key)
  })
})
