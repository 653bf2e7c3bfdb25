import { describe, expect, it } from 'vitest'
import { companionGroup, stacksOfGroups } from '../../../src/capability/index.ts'

function beside(ad_group: Readonly<Record<string, string>>) {
  return { companions: { ad_group } }
}

const made = beside({ group_name: 'sg-ml-data-dev', action: 'create' })

describe('the group of the same request', () => {
  it('is known by its name, also when people are only added to it', () => {
    expect(companionGroup(made)).toBe('sg-ml-data-dev')
    expect(companionGroup(beside({ group_name: 'sg-ml', action: 'add_members' }))).toBe('sg-ml')
  })

  it('is none when nobody asked for one, or access cannot be given to its name', () => {
    expect(companionGroup({ companions: {} })).toBeUndefined()
    expect(companionGroup(beside({ group_name: 'Data (dev)' }))).toBeUndefined()
    expect(companionGroup(beside({ action: 'create' }))).toBeUndefined()
  })

  it('has to be made before access is given to it', () => {
    expect(stacksOfGroups([undefined, 'sg-ml-data-dev'], made)).toEqual(['ad-group'])
    expect(stacksOfGroups(['sg-ml'], beside({ group_name: 'sg-ml' }))).toEqual(['ad-group'])
  })

  it.each([
    ['another group gets access', ['sg-others'], made],
    ['no group gets access', [undefined], made],
    ['no group is made', [undefined], { companions: {} }],
    ['people are only added to it', ['sg-ml'], beside({ group_name: 'sg-ml', action: 'add_members' })],
  ])('is not waited for when %s', (_, groups, context) => {
    expect(stacksOfGroups(groups, context)).toEqual([])
  })
})
