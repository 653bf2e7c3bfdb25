import { describe, expect, it } from 'vitest'
import { checkPolicy } from '../../../../src/adapters/repository-policy/check-policy.ts'
import { Policy } from '../../../../src/domain/policy.ts'

const prefix = '5a4db0c5-'
const sandbox = `${prefix}0000-4000-8000-000000000001`
const real = '11111111-2222-3333-4444-555555555555'

function aPolicy(dev: string, region = 'eastus2'): Policy {
  const environments = {
    dev: { subscription: dev },
    staging: { subscription: dev },
    prod: { subscription: dev },
  }
  return Policy.parse({ version: 1, region, environments })
}

describe('checking a policy', () => {
  it('refuses a real subscription on the sandbox cloud', () => {
    expect(checkPolicy(aPolicy(real), { prefix, rule: 'required' })).toHaveLength(3)
    expect(checkPolicy(aPolicy(sandbox), { prefix, rule: 'required' })).toEqual([])
  })

  it('refuses a subscription of the sandbox in Azure', () => {
    expect(checkPolicy(aPolicy(sandbox), { prefix, rule: 'forbidden' })[0]).toContain('builds in Azure')
    expect(checkPolicy(aPolicy(real), { prefix, rule: 'forbidden' })).toEqual([])
  })

  it('names a region that is none', () => {
    expect(checkPolicy(aPolicy(real, 'moonbase'), undefined)).toEqual([expect.stringContaining('moonbase')])
  })
})
