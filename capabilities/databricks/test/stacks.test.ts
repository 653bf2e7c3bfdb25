import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue, Stated } from '#capability'
import { assessmentFaults } from '../../../src/capability/conformance.ts'
import { exampleContext, renderStacks } from '../../../test/support/capability-examples.ts'
import { databricks } from '../capability.ts'
import { assess } from './assess.ts'

const subscription = exampleContext.subscriptions.prod

describe('the two stacks', () => {
  it('depend on each other and know the workspace before it exists', async () => {
    const { stacks } = await assess({ team: 'ml', environment: 'prod' })
    expect(
      stacks.map(({ id, folder, dependsOn, plannable, providers }) => ({
        id,
        folder,
        dependsOn,
        plannable,
        providers,
      })),
    ).toEqual([
      { id: 'databricks', folder: 'dbw-ml-prod', dependsOn: [], plannable: 'now', providers: ['azurerm'] },
      {
        id: 'databricks-objects',
        folder: 'dbw-ml-prod-objects',
        dependsOn: ['databricks'],
        plannable: 'after_dependencies',
        providers: ['databricks'],
      },
    ])
    expect(stacks[1]?.variables['workspace_resource_id']).toBe(
      `/subscriptions/${subscription}/resourceGroups/rg-ml-dbw-prod/providers/Microsoft.Databricks/workspaces/dbw-ml-prod`,
    )
  })

  it('become one for a workspace that exists', async () => {
    const { stacks } = await assess({
      team: 'ml',
      environment: 'prod',
      existing: true,
      workspace_name: 'DBW_Shared_1_',
      resource_group: 'rg-shared',
    })
    expect(stacks).toHaveLength(1)
    expect(stacks[0]).toMatchObject({
      id: 'databricks-objects',
      folder: 'dbw-shared-1-objects',
      dependsOn: [],
      plannable: 'now',
    })
  })

  it('carry tags that say where they come from', async () => {
    const { stacks } = await assess({ team: 'ml', environment: 'prod' })
    expect(stacks[0]?.variables['tags']).toEqual({
      environment: 'prod',
      team: 'ml',
      owner: 'alice',
      project: 'dbw-ml-prod',
      workload: 'ml',
      managed_by: 'planwright',
      request: 'acme/infrastructure#12',
    })
  })

  it.each([
    ['dev', false, true, 'Standard_LRS'],
    ['staging', false, true, 'Standard_GRS'],
    ['prod', true, false, 'Standard_GRS'],
  ])('protect %s as it should be', async (environment, encryption, reachable, rootStorage) => {
    const { stacks } = await assess({ team: 'etl', environment })
    expect(stacks[0]?.settings).toMatchObject({
      infrastructure_encryption: encryption,
      public_network_access: reachable,
    })
    expect(stacks[0]?.variables['root_storage_sku']).toBe(rootStorage)
    expect(stacks[1]?.settings['forbid_tokens']).toBe(environment === 'prod')
  })

  it.each([
    ['eastus', 'Standard_GRS'],
    ['italynorth', 'Standard_ZRS'],
  ])('keep copies where %s has room for them: %s', async (region, rootStorage) => {
    const { stacks } = await assess({ team: 'etl', environment: 'prod', region })
    expect(stacks[0]?.variables['root_storage_sku']).toBe(rootStorage)
  })

  it('dedicate a machine learning cluster to its group and share any other', async () => {
    const [ml, etl] = [await assess({ team: 'ml' }), await assess({ team: 'etl' })]
    expect(ml.stacks[1]?.settings['dedicated']).toBe(true)
    expect(ml.stacks[1]?.variables).toMatchObject({
      access_group: 'sg-ml-databricks-dev',
      spark_version: '17.3.x-cpu-ml-scala2.13',
    })
    expect(etl.stacks[1]?.settings['dedicated']).toBe(false)
    expect(etl.stacks[1]?.variables).toMatchObject({
      access_group: 'users',
      spark_version: '17.3.x-scala2.13',
    })
  })

  it('create the machine that replaces a retired one', async () => {
    const { stacks } = await assess({ team: 'ml', node_type: 'Standard_NC12s_v3' })
    expect(stacks[1]?.variables['node_type_id']).toBe('Standard_NC16as_T4_v3')
  })
})

const cidr = fc.constantFrom('10.60.0.0/16', '10.60.0.0/22', '10.60.0.0/24', '10.60.0.0/26', '10.60.2.0/24')
const answers: fc.Arbitrary<Stated> = fc
  .record(
    {
      team: fc.constantFrom('ml', 'etl', 'bi', 'vision', 'platform-2'),
      environment: fc.constantFrom('dev', 'staging', 'prod'),
      region: fc.constantFrom('eastus', 'norwayeast', 'westindia', 'westeurope'),
      workload: fc.constantFrom('data_engineering', 'analytics', 'ml', 'deep_learning', 'streaming', 'mixed'),
      workspace_name: fc.constantFrom('dbw-x', 'DBW_Shared', 'a1_'),
      resource_group: fc.constant('rg-x'),
      existing: fc.boolean(),
      min_workers: fc.integer({ min: 0, max: 50 }),
      max_workers: fc.integer({ min: 0, max: 50 }),
      node_type: fc.constantFrom('Standard_D8ads_v5', 'Standard_NC8as_T4_v3', 'Standard_NC6s_v3'),
      gpu: fc.boolean(),
      gpu_type: fc.constantFrom('T4', 'A10', 'A100', 'H100'),
      autotermination_minutes: fc.constantFrom(0, 5, 10, 60),
      spot: fc.boolean(),
      photon: fc.boolean(),
      network: fc.constantFrom('public', 'vnet', 'private'),
      vnet_cidr: cidr,
      public_subnet_cidr: cidr,
      private_subnet_cidr: cidr,
      allowed_ips: fc.constantFrom<string[]>([], ['203.0.113.0/24']),
      unity_catalog: fc.boolean(),
      metastore_id: fc.constant('0f1c2d3e-4a5b-4c6d-8e7f-901234567890'),
      policy: fc.boolean(),
      pool: fc.boolean(),
      pool_min_idle: fc.integer({ min: 0, max: 5 }),
      pool_max_capacity: fc.integer({ min: 1, max: 200 }),
      sql_warehouse: fc.constantFrom('none', '2X-Small', 'Large'),
      compliance: fc.constantFrom('none', 'HIPAA', 'PCI_DSS'),
      budget_usd_month: fc.constantFrom(50, 500, 50_000),
    },
    { requiredKeys: [] },
  )
  .map((stated): Record<string, JsonValue> => Object.fromEntries(Object.entries(stated)))

describe('whatever is stated', () => {
  it('gives an answer without contradictions, and files that use exactly the variables they get', async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (stated) => {
        const assessment = await assess(stated)
        expect(assessmentFaults(databricks, stated, assessment)).toEqual([])
        const rendered = renderStacks(databricks, exampleContext, assessment)
        for (const { id, variables } of assessment.stacks) {
          const files = rendered.get(id)?.files ?? {}
          const declared = Array.from(
            (files['variables.tf'] ?? '').matchAll(/^variable "([a-z_]+)"/gm),
            ([, name]) => name ?? '',
          )
          expect([...declared].sort()).toEqual(Object.keys(variables).sort())
          const uses = `${files['main.tf']}${files['versions.tf']}`
          expect(declared.filter((name) => !uses.includes(`var.${name}`))).toEqual([])
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('the AD group of the same request', () => {
  const plain = { team: 'ml', environment: 'dev', region: 'eastus', workload: 'data_engineering' }
  const ad_group = { group_name: 'sg-ml-data-dev', action: 'create' }

  it('is made before the objects, reaches them by its name in Entra ID, and holds up nothing else', async () => {
    const { settings, stacks } = await assess(plain, { companions: { ad_group } })
    expect(settings['access_group']).toEqual({
      value: 'sg-ml-data-dev',
      source: 'inferred',
      reason: 'the group of the same request',
    })
    expect(stacks).toMatchObject([
      { id: 'databricks', dependsOn: [], plannable: 'now' },
      {
        id: 'databricks-objects',
        dependsOn: ['databricks', 'ad-group'],
        plannable: 'after_dependencies',
        providers: ['azuread', 'databricks'],
        settings: { entra_group: true },
        variables: { access_group: 'sg-ml-data-dev' },
      },
    ])
  })

  it('is what a dedicated cluster runs for, without another one by a naming rule', async () => {
    const { settings, decisions } = await assess({ ...plain, workload: 'ml' }, { companions: { ad_group } })
    expect(settings['access_group']).toMatchObject({ value: 'sg-ml-data-dev' })
    const told = decisions.filter(({ topic }) => topic === 'access mode' || topic === 'group')
    expect(told.map(({ choice }) => choice)).toEqual([
      'dedicated to the group sg-ml-data-dev',
      'sg-ml-data-dev, which Databricks takes over from Entra ID',
    ])
    expect(told[0]?.reason).not.toContain('must exist')
  })

  it('is there already when people are only added to it', async () => {
    const companions = { ad_group: { ...ad_group, action: 'add_members' } }
    const { stacks } = await assess(plain, { companions })
    expect(stacks[1]).toMatchObject({ dependsOn: ['databricks'], settings: { entra_group: true } })
  })

  it('holds up the objects of a workspace that exists', async () => {
    const there = { existing: true, workspace_name: 'dbw-shared-1', resource_group: 'rg-shared-dev' }
    const { stacks } = await assess({ ...plain, ...there }, { companions: { ad_group } })
    expect(stacks).toMatchObject([{ dependsOn: ['ad-group'], plannable: 'after_dependencies' }])
  })

  it.each([
    ['another group was named', { access_group: 'data-team' }, ad_group, 'data-team'],
    ['its name is none that access can be given to', {}, { group_name: 'Data (dev)' }, 'users'],
  ])('is left alone when %s', async (_, stated, group, expected) => {
    const { stacks, decisions } = await assess({ ...plain, ...stated }, { companions: { ad_group: group } })
    expect(stacks[1]).toMatchObject({
      dependsOn: ['databricks'],
      providers: ['databricks'],
      settings: { entra_group: false },
      variables: { access_group: expected },
    })
    expect(decisions.map(({ topic }) => topic)).not.toContain('group')
  })
})
