import { describe, expect, it } from 'vitest'
import { nameClaim, readNameClaim } from '../../../src/domain/name-claim.ts'

describe('a name that is claimed', () => {
  it('is the same in letters of either case, and says what has it', () => {
    const [claimed = ''] = nameClaim({ kind: 'storage_account', value: 'stML' }, 'sub')
    expect(claimed).toBe('name:storage_account/stml')
    expect(readNameClaim(claimed)).toEqual({ kind: 'storage_account', name: 'stml' })
  })

  it('of a resource group is one of its subscription', () => {
    const of = (subscription: string) => nameClaim({ kind: 'resource_group', value: 'rg-ml' }, subscription)
    expect(of('SUB-1')).toEqual(['name:resource_group/sub-1/rg-ml'])
    expect(of('sub-1')).not.toEqual(of('sub-2'))
    expect(readNameClaim(of('sub-1')[0] ?? '')).toEqual({ kind: 'resource_group', name: 'rg-ml' })
  })

  it('is none of a range of addresses', () => {
    expect(nameClaim({ kind: 'address_range', value: '10.0.0.0/24' }, 'sub')).toEqual([])
    expect(readNameClaim('name:address_range/10.0.0.0')).toBeUndefined()
  })

  it.each(['stacks/dev/ml/name', 'name:moon/x', 'name:'])('is not %s', (text) => {
    expect(readNameClaim(text)).toBeUndefined()
  })
})
