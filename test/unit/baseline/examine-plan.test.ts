import { describe, expect, it } from 'vitest'
import { examinePlan } from '../../../src/baseline/examine-plan.ts'
import { rules } from '../../../src/baseline/rules.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { later, planned, planOf, pointing, type Sketch } from './plan-sketch.ts'

function findingsOf(id: string, ...sketches: readonly Sketch[]) {
  return examinePlan(
    planOf(...sketches),
    'prod',
    rules.filter((rule) => rule.id === id),
  ).findings
}

const account = planned('azurerm_storage_account', { id: '/subscriptions/1/storageAccounts/stml' })
const workspace = planned('azurerm_databricks_workspace', {})
const endpoint = planned('azurerm_private_endpoint', { private_service_connection: [{}] })

describe('a plan', () => {
  it(
    verifies(['baseline.unknown'], 'says of a grave rule that only the apply will show whether it holds'),
    () => {
      const unknown = later(account, { shared_access_key_enabled: true })
      expect(findingsOf('storage_keys_off', unknown)).toMatchObject([
        { kind: 'unknown', severity: 'refuse', addresses: ['azurerm_storage_account.main'] },
      ])
      expect(findingsOf('storage_signatures_expire', later(account, { sas_policy: true }))).toEqual([])
    },
  )

  it('is asked only about what is there after it was applied', () => {
    const plan = planOf(planned('azurerm_storage_account', { https_traffic_only_enabled: false }))
    const [change] = plan.resource_changes ?? []
    if (change === undefined) throw new Error('there is no change')
    const gone = { ...change, change: { actions: ['delete'], after: null } }
    const leftOver = { ...change, deposed: 'a1b2c3d4' }
    const read = { ...change, mode: 'data' as const }
    expect(examinePlan({ resource_changes: [gone, leftOver, read] }, 'prod')).toEqual({
      held: 0,
      findings: [],
    })
  })

  it('names five resources of a rule and counts the rest', () => {
    const sketches = Array.from({ length: 7 }, (_, index) =>
      planned('azurerm_storage_container', { container_access_type: 'blob' }, `c${index}`),
    )
    const [finding] = findingsOf('storage_private_containers', ...sketches)
    expect(finding).toMatchObject({ more: 2 })
    expect(finding?.addresses).toHaveLength(5)
  })

  it.each([
    ['azurerm_storage_container.main["raw data"]', 'azurerm_storage_container.main["raw data"]'],
    ['module.lake[0].azurerm_storage_container.main', 'module.lake[0].azurerm_storage_container.main'],
    ['azurerm_storage_container.main["x](https://example.org)"]', 'azurerm_storage_container (key left out)'],
    ['azurerm_storage_container.main["\n# Approved"]', 'azurerm_storage_container (key left out)'],
  ])(verifies(['baseline.confined'], 'shows of the address %j only %j'), (address, shown) => {
    const sketch = { ...planned('azurerm_storage_container', { container_access_type: 'blob' }), address }
    expect(findingsOf('storage_private_containers', sketch)[0]?.addresses).toEqual([shown])
  })

  it('puts the gravest finding first', () => {
    const { findings } = examinePlan(planOf(planned('azurerm_storage_account', {})), 'prod')
    const order = ['refuse', 'warn', 'note']
    const severities = findings.map(({ severity }) => order.indexOf(severity))
    expect(severities).toEqual(severities.toSorted((a, b) => a - b))
    expect(new Set(severities).size).toBe(3)
  })
})

describe('a resource that points to another', () => {
  const path = 'private_service_connection.private_connection_resource_id'

  it('is found by what the configuration writes while there are no ids', () => {
    const other = planned('azurerm_storage_account', {}, 'main_too')
    const toOther = pointing(endpoint, path, other.address)
    expect(findingsOf('storage_private_endpoint', account, other, toOther)[0]?.addresses).toEqual([
      account.address,
    ])
    expect(
      findingsOf('storage_private_endpoint', account, pointing(endpoint, path, account.address)),
    ).toEqual([])
  })

  it('may be the one that is meant when nothing tells which', () => {
    const somewhere = pointing(endpoint, path, 'each.value')
    expect(findingsOf('databricks_private_endpoint', workspace, somewhere)).toMatchObject([
      { kind: 'unknown' },
    ])
    const elsewhere = pointing(endpoint, path, 'azurerm_databricks_workspace.other')
    const other = planned('azurerm_databricks_workspace', {}, 'other')
    expect(findingsOf('databricks_private_endpoint', workspace, other, elsewhere)).toMatchObject([
      { kind: 'broken', addresses: [workspace.address] },
    ])
  })

  it('is found for one of several instances', () => {
    const instance = { ...account, address: 'azurerm_storage_account.main["raw"]' }
    expect(
      findingsOf(
        'storage_private_endpoint',
        instance,
        pointing(endpoint, path, 'azurerm_storage_account.main'),
      ),
    ).toEqual([])
  })

  it('is found by the id once there is one, and by the id of a part', () => {
    const to = (id: string) =>
      planned('azurerm_private_endpoint', {
        private_service_connection: [{ private_connection_resource_id: id }],
      })
    const id = '/subscriptions/1/STORAGEACCOUNTS/stml'
    expect(findingsOf('storage_private_endpoint', account, to(`${id}/blobServices/default`))).toEqual([])
    expect(findingsOf('storage_private_endpoint', account, to(`${id}2`))).toHaveLength(1)
  })
})

describe('a value that the provider works out', () => {
  it('is not asked about where nobody wrote it', () => {
    const role = planned('azurerm_role_assignment', { role_definition_name: 'Reader' })
    expect(findingsOf('role_no_rights_giver', later(role, { role_definition_id: true }))).toEqual([])
    const written = pointing(role, 'role_definition_id', 'azurerm_role_definition.main')
    expect(findingsOf('role_no_rights_giver', written)).toMatchObject([{ kind: 'unknown' }])
  })

  it('does not make rules of a group without any', () => {
    const group = later(planned('azurerm_network_security_group', {}), { security_rule: true })
    expect(findingsOf('network_no_ssh', group)).toEqual([])
  })
})
