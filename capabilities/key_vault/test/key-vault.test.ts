import { describe, expect, it } from 'vitest'
import type { Assessment, CapabilityContext, Stated } from '#capability'
import { exampleContext } from '../../../test/support/capability-examples.ts'
import { keyVault } from '../capability.ts'

const subnetId = `/subscriptions/${exampleContext.subscriptions.prod}/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet-shared/subnets/snet-endpoints`
const furnished: Partial<CapabilityContext> = {
  endpointSubnets: { staging: subnetId, prod: subnetId },
  egressAddresses: ['20.30.40.0/24'],
}

function assess(stated: Stated, facts: Partial<CapabilityContext> = {}): Promise<Assessment> {
  return keyVault.assess({ team: 'ml', ...stated }, { ...exampleContext, ...furnished, ...facts })
}

async function settled(name: string, stated: Stated, facts?: Partial<CapabilityContext>) {
  return (await assess(stated, facts)).settings[name]?.value
}

async function gateIds(stated: Stated, facts?: Partial<CapabilityContext>): Promise<string[]> {
  return (await assess(stated, facts)).gates.map(({ id }) => id)
}

describe('the name of a vault', () => {
  it.each(['kv', 'kv--ml', '1kv-ml', 'kv-ml-', 'KV-ml', 'kv_ml', 'k'.repeat(25)])(
    'is refused as %s',
    async (name) => {
      const { problems } = await assess({ vault_name: name })
      expect(problems.map(({ parameter }) => parameter)).toEqual(['vault_name'])
    },
  )

  it.each(['kv1', 'kv-ml-dev', 'a-b-c', 'k'.repeat(24)])('is taken as %s', async (name) => {
    expect(await settled('vault_name', { vault_name: name })).toBe(name)
  })

  it.each(['a2', 'a-b-c-d-e-f-g-h-i-j', 'x--y', 'very-long-team-name1'])(
    'is one that Azure takes for team %s in every environment',
    async (team) => {
      for (const environment of ['dev', 'staging', 'prod']) {
        const { settings, stacks } = await assess({ team, environment })
        expect(stacks).toHaveLength(1)
        expect(settings['vault_name']?.value).toMatch(/^(?=.{3,24}$)[a-z](?:-?[a-z0-9])+$/)
      }
    },
  )
})

describe('the network of a vault', () => {
  it.each([
    ['dev', {}, 'allow_list'],
    ['dev', { subnet_id: subnetId }, 'private'],
    ['staging', {}, 'private'],
    ['prod', {}, 'private'],
    ['dev', { allowed_ips: ['20.1.2.3'] }, 'allow_list'],
    ['prod', { allowed_ips: ['20.1.2.3'] }, 'both'],
  ])('in %s after %j is %s', async (environment, stated, network) => {
    expect(await settled('network', { environment, ...stated })).toBe(network)
  })

  it('is an allow-list in production when addresses are named and no subnet is known', async () => {
    const stated = { environment: 'prod', allowed_ips: ['20.1.2.3'] }
    expect(await settled('network', stated, { endpointSubnets: {} })).toBe('allow_list')
    expect(await gateIds(stated, { endpointSubnets: {} })).toContain('public_access')
  })

  it.each(['staging', 'prod'])('is never open to everybody in %s', async (environment) => {
    const { problems, stacks } = await assess({ environment, network: 'public' })
    expect(problems).toMatchObject([{ parameter: 'network', value: 'public', suggestion: 'private' }])
    expect(stacks).toEqual([])
  })

  it.each([
    ['10.1.0.0/16', 'network: private'],
    ['20.1.2.3/24', '20.1.2.0/24'],
    ['0.0.0.0/0', undefined],
    ['8.0.0.0/7', undefined],
    ['2001:db8::/32', undefined],
    ['office', undefined],
  ])('lets in nobody from %s', async (address, suggestion) => {
    const { problems } = await assess({ allowed_ips: [address] })
    expect(problems).toMatchObject([{ parameter: 'allowed_ips', value: address }])
    expect(problems[0]?.suggestion).toBe(suggestion)
  })

  it('names an address once, in numeric order', async () => {
    const allowed_ips = ['20.9.0.0/16', '20.10.0.1', '20.9.0.0/16', '20.10.0.1/32']
    expect(await settled('allowed_ips', { allowed_ips })).toEqual(['20.9.0.0/16', '20.10.0.1'])
  })
})

describe('protection', () => {
  it.each([
    ['dev', false, 7],
    ['staging', false, 14],
    ['prod', true, 90],
  ])('in %s is purge protection %s and %i days', async (environment, purge, days) => {
    const { settings } = await assess({ environment })
    expect(settings['purge_protection']?.value).toBe(purge)
    expect(settings['soft_delete_days']?.value).toBe(days)
  })

  it('cannot be left out in production', async () => {
    const { problems } = await assess({ environment: 'prod', purge_protection: false })
    expect(problems).toMatchObject([{ parameter: 'purge_protection', suggestion: 'true' }])
  })

  it.each([6, 91])('refuses %i days', async (soft_delete_days) => {
    const { problems } = await assess({ soft_delete_days })
    expect(problems).toMatchObject([{ parameter: 'soft_delete_days' }])
  })
})

describe('the roles', () => {
  const companions = { ad_group: { group_name: 'sg-ml', team: 'ml', environment: 'dev' } }

  it('go to the group of the same request, whose stack is built before', async () => {
    const { settings, stacks } = await assess({}, { companions })
    expect(settings['officers_group']).toMatchObject({ value: 'sg-ml', source: 'inferred' })
    expect(stacks).toMatchObject([{ dependsOn: ['ad-group'], plannable: 'after_dependencies' }])
  })

  it('leave the group of the same request what it was named for', async () => {
    const { settings, stacks } = await assess({ readers_group: 'sg-ml' }, { companions })
    expect(settings['officers_group']).toBeUndefined()
    expect(stacks).toMatchObject([{ dependsOn: ['ad-group'] }])
  })

  it('wait for nothing when people are added to a group that is there', async () => {
    const added = { ad_group: { ...companions.ad_group, action: 'add_members' } }
    const { stacks } = await assess({}, { companions: added })
    expect(stacks).toMatchObject([{ dependsOn: [], plannable: 'now' }])
  })
})

describe('what waits for a confirmation', () => {
  it.each([
    [{}, []],
    [{ network: 'public' }, ['public_access']],
    [{ administrators_group: 'sg-ml' }, ['owner_role']],
    [{ budget_usd_month: 1 }, ['budget_may_be_exceeded']],
    [{ environment: 'staging', allowed_ips: ['20.1.2.3'] }, ['ip_allow_list']],
    [{ environment: 'prod' }, ['prod_change']],
    [{ environment: 'prod', allowed_ips: ['20.1.2.3'] }, ['public_access', 'prod_change']],
    [{ operations_per_month: 10_000_000_000 }, ['high_cost']],
  ])('for %j is %j', async (stated, ids) => {
    expect(await gateIds(stated)).toEqual(ids)
  })
})

describe('the price', () => {
  it('follows the operations and is never zero for a vault that is used', async () => {
    const [little] = (await assess({ operations_per_month: 1000 })).estimate
    const [much] = (await assess({ operations_per_month: 1_000_000 })).estimate
    expect(little?.highUsd).toBeGreaterThan(0)
    expect(much).toMatchObject({ lowUsd: 0.3, expectedUsd: 3, highUsd: 30, unpriced: [] })
  })

  it('counts keys in hardware only in the premium tier', async () => {
    const [standard] = (await assess({ holds: ['keys'] })).estimate
    const [premium] = (await assess({ holds: ['keys'], sku: 'premium' })).estimate
    expect((premium?.expectedUsd ?? 0) - (standard?.expectedUsd ?? 0)).toBeCloseTo(5)
  })
})

describe('access logs', () => {
  it('are asked for a workspace when they are wanted and none is configured', async () => {
    const { questions, stacks } = await assess({ access_logs: true })
    expect(questions.map(({ parameter }) => parameter)).toContain('log_workspace_id')
    expect(stacks).toEqual([])
  })

  it('are on where the organization has a workspace', async () => {
    const workspace = subnetId.replace(
      /Microsoft\.Network.*/,
      'Microsoft.OperationalInsights/workspaces/log-dev',
    )
    expect(await settled('access_logs', {}, { logWorkspaces: { dev: workspace } })).toBe(true)
  })
})
