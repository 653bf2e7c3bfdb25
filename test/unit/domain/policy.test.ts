import { describe, expect, it } from 'vitest'
import { hasRole, Policy } from '../../../src/domain/policy.ts'

const subscription = '11111111-2222-3333-4444-555555555555'
const environments = { dev: { subscription }, staging: { subscription }, prod: { subscription } }

describe('a policy', () => {
  it('lets writers ask and maintainers approve unless it says otherwise', () => {
    expect(Policy.parse({ version: 1, environments })).toMatchObject({
      region: 'eastus2',
      requesters: { role: 'write', teams: [] },
      approvers: { role: 'maintain', teams: [] },
      networks: [],
    })
  })

  it('gives a person two days for a sign-off, and holds what they do not answer', () => {
    const { sign_offs } = Policy.parse({
      version: 1,
      environments,
      sign_offs: [{ capability: 'dns', people: ['carol'] }],
    })
    expect(sign_offs).toEqual([
      {
        capability: 'dns',
        environments: ['dev', 'staging', 'prod'],
        people: ['carol'],
        teams: [],
        hours: 48,
        unanswered: 'hold',
      },
    ])
  })

  it('takes what an organization has in place', () => {
    const known = {
      ...environments,
      prod: {
        subscription,
        endpoint_subnet: `/subscriptions/${subscription}/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet-hub/subnets/endpoints`,
        log_workspace: `/subscriptions/${subscription}/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/log-prod`,
      },
    }
    const dns_zones = [{ name: 'acme.example', resource_group: 'rg-dns' }]
    const policy = Policy.parse({
      version: 1,
      environments: known,
      dns_zones,
      egress_addresses: ['20.30.40.0/24'],
    })
    expect(policy.environments).toEqual(known)
    expect(policy.dns_zones).toEqual([{ ...dns_zones[0], private: false }])
  })

  it.each([
    [
      'a subnet that is none',
      { environments: { ...environments, dev: { subscription, endpoint_subnet: 'x' } } },
    ],
    [
      'a workspace that is none',
      { environments: { ...environments, dev: { subscription, log_workspace: '/x' } } },
    ],
    ['a zone that is none', { environments, dns_zones: [{ name: 'acme', resource_group: 'rg' }] }],
    ['an address that is none', { environments, egress_addresses: ['office'] }],
    ['a sign-off by nobody', { environments, sign_offs: [{ capability: 'dns' }] }],
    ['a login that is none', { environments, sign_offs: [{ capability: 'dns', people: ['@carol'] }] }],
    [
      'a deadline beyond a month',
      { environments, sign_offs: [{ capability: 'dns', people: ['carol'], hours: 721 }] },
    ],
  ])('is refused with %s', (_, text) => {
    expect(Policy.safeParse({ version: 1, ...text }).success).toBe(false)
  })

  it.each([
    ['an unknown key', { version: 1, environments, aprovers: { role: 'admin' } }],
    [
      'a subscription that is no UUID',
      { version: 1, environments: { ...environments, dev: { subscription: 'x' } } },
    ],
    ['a version it does not know', { version: 2, environments }],
  ])('is refused with %s', (_, text) => {
    expect(Policy.safeParse(text).success).toBe(false)
  })

  it.each([
    ['none', 'write', false],
    ['read', 'write', false],
    ['write', 'write', true],
    ['admin', 'maintain', true],
    ['triage', 'maintain', false],
  ] as const)('says of %s whether it is at least %s', (role, least, expected) => {
    expect(hasRole(role, { role: least, teams: [] })).toBe(expected)
  })
})
