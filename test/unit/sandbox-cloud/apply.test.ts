import { describe, expect, test } from 'vitest'
import { applyChange } from '../../../sandbox/cloud/engine/apply.ts'
import type { ChangeRequest } from '../../../sandbox/cloud/engine/change.ts'
import { conformBlock } from '../../../sandbox/cloud/engine/conform.ts'
import type { Engine } from '../../../sandbox/cloud/engine/engine.ts'
import type { Fault } from '../../../sandbox/cloud/engine/faults.ts'
import { hintsOf } from '../../../sandbox/cloud/engine/hints.ts'
import { planResource } from '../../../sandbox/cloud/engine/plan.ts'
import { decideScope, SANDBOX_SUBSCRIPTION_ID } from '../../../sandbox/cloud/engine/scope.ts'
import type { CloudEvent } from '../../../sandbox/cloud/history.ts'
import { definitionOf, PROVIDER_NAMES } from '../../../sandbox/cloud/providers.ts'
import { createMemoryStore } from '../../../sandbox/cloud/store/memory.ts'
import type { Store } from '../../../sandbox/cloud/store/store.ts'

function createEngine(
  faults: Fault[] = [],
  store: Store = createMemoryStore(),
): Engine & { events: CloudEvent[] } {
  const events: CloudEvent[] = []
  return {
    store,
    faults,
    timeScale: 0,
    record: (event) => events.push(event),
    now: () => new Date('2026-12-01T00:00:00Z'),
    randomBytes: (length) => new Uint8Array(length),
    inCreation: new Map(),
    events,
  }
}

interface Wish {
  readonly type: string
  readonly config: object
  readonly subscription?: string
  readonly signal?: AbortSignal
}

function request({ type, config, subscription = SANDBOX_SUBSCRIPTION_ID, signal }: Wish): ChangeRequest {
  const provider = PROVIDER_NAMES.find((name) => type.startsWith(`${name}_`)) ?? 'random'
  const { schema, hints: all } = definitionOf(provider)
  const block = schema.resource_schemas?.[type]?.block ?? {}
  const hints = hintsOf(all, type)
  const host = 'https://adb-7405000000000001.1.azuredatabricks.net'
  const decision = decideScope(provider, { subscription_id: subscription, host })
  if ('refused' in decision) throw new Error(decision.refused)
  return {
    provider,
    type,
    block,
    hints,
    scope: decision.scope,
    prior: null,
    planned: planResource({ block, hints, prior: null, proposed: conformBlock(block, config) }),
    id: '',
    signal: signal ?? new AbortController().signal,
  }
}

async function outcomes(engine: Engine, wishes: readonly Wish[]): Promise<string[]> {
  const results = await Promise.all(wishes.map((wish) => applyChange(engine, request(wish))))
  return results.map(({ diagnostics }) => diagnostics[0]?.summary ?? 'done')
}

const rule = (name: string, change: object = {}): Wish => ({
  type: 'azurerm_network_security_rule',
  config: {
    name,
    resource_group_name: 'rg',
    network_security_group_name: 'nsg',
    direction: 'Inbound',
    priority: 1000,
    ...change,
  },
})

describe('two creations at once', () => {
  test('of the same name let the first win', async () => {
    const wish: Wish = { type: 'azurerm_resource_group', config: { name: 'rg', location: 'eastus2' } }
    expect(await outcomes(createEngine(), [wish, wish])).toEqual([
      'done',
      expect.stringMatching(/^A resource with the ID ".*\/rg" already exists - to be managed via Terraform/),
    ])
  })

  test('of the same priority and direction let the first win', async () => {
    expect(await outcomes(createEngine(), [rule('a'), rule('b')])).toEqual([
      'done',
      expect.stringContaining('SecurityRuleConflict: Security rule b conflicts with rule a.'),
    ])
  })

  test('of a cluster name both win, with ids of their own', async () => {
    const engine = createEngine()
    const wish: Wish = { type: 'databricks_cluster', config: { cluster_name: 'c', spark_version: '17.3.x' } }
    expect(await outcomes(engine, [wish, wish])).toEqual(['done', 'done'])
    expect(new Set((await engine.store.list()).map(({ id }) => id)).size).toBe(2)
  })
})

describe('two processes on the same resources', () => {
  const both = async (wish: Wish): Promise<[string[], Store]> => {
    const store = createMemoryStore()
    const first = await outcomes(createEngine([], store), [wish])
    const second = await outcomes(createEngine([], { ...store, get: lookingTooEarly(store) }), [wish])
    return [[...first, ...second], store]
  }
  /** The first look finds nothing, because the other process has not written yet. */
  const lookingTooEarly = (store: Store): Store['get'] => {
    let looks = 0
    return (key) => {
      looks += 1
      return looks === 1 ? Promise.resolve(undefined) : store.get(key)
    }
  }

  test('create a name once', async () => {
    const [ended, store] = await both({
      type: 'azurerm_resource_group',
      config: { name: 'rg', location: 'eastus2' },
    })
    expect(ended).toEqual(['done', expect.stringContaining('already exists - to be managed via Terraform')])
    expect(await store.list()).toHaveLength(1)
  })

  test('create two clusters of a name', async () => {
    const [ended, store] = await both({
      type: 'databricks_cluster',
      config: { cluster_name: 'c', spark_version: '17.3.x' },
    })
    expect(ended).toEqual(['done', 'done'])
    expect(await store.list()).toHaveLength(2)
  })
})

describe('what Azure refuses although it is valid by itself', () => {
  const other = SANDBOX_SUBSCRIPTION_ID.replace(/1$/, '2')
  const storage = (subscription: string): Wish => ({
    type: 'azurerm_storage_account',
    config: { name: 'stdata', resource_group_name: 'rg', location: 'eastus2' },
    subscription,
  })
  const record = (kind: string): Wish => ({
    type: `azurerm_dns_${kind}_record`,
    config: { name: 'www', resource_group_name: 'rg', zone_name: 'example.org', ttl: 300 },
  })
  const role = (name?: string): Wish => ({
    type: 'azurerm_role_assignment',
    config: { scope: '/s', principal_id: 'p', role_definition_name: 'Reader', ...(name && { name }) },
  })
  const cluster = (config: object): Wish => ({
    type: 'databricks_cluster',
    config: { cluster_name: 'c', spark_version: '17.3.x', ...config },
  })
  const permissions = (target: object, level: string): Wish => ({
    type: 'databricks_permissions',
    config: { ...target, access_control: [{ group_name: 'g', permission_level: level }] },
  })

  const network: Wish = {
    type: 'azurerm_virtual_network',
    config: { name: 'v', resource_group_name: 'rg', location: 'eastus2', address_space: ['10.0.0.0/16'] },
  }
  const subnet = (name: string, range: string, delegation: object[] = []): Wish => ({
    type: 'azurerm_subnet',
    config: {
      name,
      resource_group_name: 'rg',
      virtual_network_name: 'v',
      address_prefixes: [range],
      delegation,
    },
  })
  const delegated = [{ name: 'd', service_delegation: [{ name: 'Microsoft.Databricks/workspaces' }] }]
  const workspace = (change: object): Wish => ({
    type: 'azurerm_databricks_workspace',
    config: { name: 'dbw', resource_group_name: 'rg', location: 'eastus2', sku: 'premium', ...change },
  })
  const injected = workspace({
    custom_parameters: [
      { virtual_network_id: '/v', public_subnet_name: 'public', private_subnet_name: 'private' },
    ],
  })
  const collectionGroup = (name: string): Wish => ({
    type: 'azurerm_firewall_policy_rule_collection_group',
    config: { name, firewall_policy_id: '/p', priority: 500 },
  })

  test.each<[string, Wish[], string]>([
    ['a subnet outside its network', [network, subnet('a', '10.1.0.0/24')], 'NetcfgInvalidSubnet'],
    [
      'a subnet over another one',
      [network, subnet('a', '10.0.0.0/24'), subnet('b', '10.0.0.128/25')],
      'NetcfgSubnetRangesOverlap',
    ],
    [
      'a workspace in subnets without delegation',
      [network, subnet('public', '10.0.0.0/24'), injected],
      'Subnet public has no delegation to Microsoft.Databricks/workspaces',
    ],
    [
      'a workspace in subnets without security group',
      [network, subnet('public', '10.0.0.0/24', delegated), injected],
      'NetworkSecurityGroup is required',
    ],
    [
      'a closed workspace without a word on its rules',
      [workspace({ public_network_access_enabled: false })],
      '`network_security_group_rules_required` must be set',
    ],
    [
      'two collection groups of one priority',
      [collectionGroup('a'), collectionGroup('b')],
      'FirewallPolicyRuleCollectionGroupInvalidPriority',
    ],
    [
      'a storage name of another subscription',
      [storage(other), storage(SANDBOX_SUBSCRIPTION_ID)],
      'StorageAccountAlreadyTaken',
    ],
    ['a CNAME beside another record', [record('a'), record('cname')], 'CNAME record set cannot coexist'],
    ['a record beside a CNAME', [record('cname'), record('txt')], 'CNAME record set cannot coexist'],
    ['the same role twice', [role('one'), role('two')], 'RoleAssignmentExists'],
    [
      'a group name that is taken',
      [0, 1].map(() => ({
        type: 'azuread_group',
        config: { display_name: 'g', prevent_duplicate_names: true },
      })),
      'was found and `prevent_duplicate_names` was specified',
    ],
    [
      'a retired node type',
      [cluster({ node_type_id: 'Standard_NC6s_v3' })],
      'Node type Standard_NC6s_v3 is not supported. Azure retired this size on 2025-09-30.',
    ],
    [
      'an unknown node type',
      [cluster({ node_type_id: 'Standard_Nope' })],
      'INVALID_PARAMETER_VALUE: Node type Standard_Nope is not supported.',
    ],
    [
      'too short an idle time',
      [cluster({ autotermination_minutes: 5 })],
      'autotermination_minutes must be 0 or between 10 and 10000, got 5',
    ],
    [
      'no room to scale',
      [cluster({ autoscale: [{ min_workers: 2, max_workers: 2 }] })],
      'max_workers (2) must be greater than min_workers (2)',
    ],
    [
      'a permission the object does not know',
      [permissions({ cluster_id: 'c' }, 'CAN_USE')],
      'permission_level CAN_USE is not supported with cluster_id objects',
    ],
  ])('is %s', async (_, wishes, expected) => {
    const engine = createEngine()
    const summaries: string[] = []
    for (const wish of wishes) summaries.push(...(await outcomes(engine, [wish])))
    expect(summaries.at(-1)).toContain(expected)
    expect(summaries.slice(0, -1).every((summary) => summary === 'done')).toBe(true)
  })

  test.each<[string, Wish[]]>([
    ['a subnet beside another one', [network, subnet('a', '10.0.0.0/25'), subnet('b', '10.0.0.128/25')]],
    ['another direction', [rule('a'), rule('b', { direction: 'Outbound' })]],
    ['another security group', [rule('a'), rule('b', { network_security_group_name: 'other' })]],
    ['two records of different kinds', [record('a'), record('txt')]],
    ['a permission the object knows', [permissions({ cluster_id: 'c' }, 'CAN_RESTART')]],
  ])('is not %s', async (_, wishes) => {
    const engine = createEngine()
    for (const wish of wishes) expect(await outcomes(engine, [wish])).toEqual(['done'])
  })
})

describe('a change that is stopped', () => {
  test('leaves nothing and says so', async () => {
    const engine = createEngine([{ op: 'create', type: '*', delayMs: 3_600_000 }])
    const stop = new AbortController()
    const wish: Wish = { type: 'azurerm_resource_group', config: { name: 'rg' }, signal: stop.signal }
    const running = outcomes(engine, [wish])
    stop.abort()
    expect(await running).toEqual(['the operation was stopped before it was done: context canceled'])
    expect(await engine.store.list()).toEqual([])
    expect(engine.inCreation.size).toBe(0)
  })
})

test('an update of what somebody deleted fails and keeps the state', async () => {
  const engine = createEngine()
  const wish = request({ type: 'azurerm_resource_group', config: { name: 'rg', location: 'eastus2' } })
  const { state, id } = await applyChange(engine, wish)
  await engine.store.remove({ type: wish.type, id, scope: SANDBOX_SUBSCRIPTION_ID })
  const updated = await applyChange(engine, { ...wish, prior: state, planned: state, id })
  expect(updated).toMatchObject({
    state,
    diagnostics: [{ summary: expect.stringContaining('ResourceNotFound') }],
  })
})

test('history tells what happened to what', async () => {
  const engine = createEngine([{ op: 'create', type: '*', error: 'no {name}', times: 1 }])
  const wish = request({ type: 'azurerm_resource_group', config: { name: 'rg', location: 'eastus2' } })
  await applyChange(engine, wish)
  const { state, id } = await applyChange(engine, wish)
  await applyChange(engine, { ...wish, prior: state, planned: null, id })
  const common = { at: '2026-12-01T00:00:00.000Z', type: 'azurerm_resource_group', name: 'rg', id }
  expect(engine.events).toEqual([
    { ...common, operation: 'create', outcome: 'failed', error: 'no rg' },
    { ...common, operation: 'create', outcome: 'done' },
    { ...common, operation: 'delete', outcome: 'done' },
  ])
})

test.each<[string, object, object]>([
  ['random_string', { length: 6, special: false }, { result: expect.stringMatching(/^[A-Za-z0-9]{6}$/) }],
  [
    'random_password',
    { length: 20, min_numeric: 3 },
    { result: expect.stringMatching(/^(?=(.*\d){3}).{20}$/), id: 'none' },
  ],
  ['random_id', { byte_length: 2, prefix: 'p-' }, { hex: 'p-0000', dec: 'p-0', b64_url: 'p-AAA', id: 'AAA' }],
  ['random_integer', { min: 5, max: 9 }, { result: 5, id: '5' }],
  ['random_pet', { length: 3, separator: '_' }, { id: expect.stringMatching(/^[a-z]+_[a-z]+_[a-z]+$/) }],
  [
    'random_uuid',
    {},
    { result: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/) },
  ],
  ['random_shuffle', { input: ['a', 'b'], result_count: 1 }, { result: ['a'] }],
])('%s with %o draws its value', async (type, config, expected) => {
  const engine = createEngine()
  expect((await applyChange(engine, request({ type, config }))).state).toMatchObject(expected)
  expect(await engine.store.list()).toEqual([])
})
