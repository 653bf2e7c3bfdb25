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
