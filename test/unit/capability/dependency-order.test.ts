import { describe, expect, it } from 'vitest'
import { type Capability, inDependencyOrder, shortHash } from '../../../src/capability/index.ts'
import { sampleCapability } from '../tool-server/sample-capability.ts'

function named(id: string, ...follows: string[]): Capability {
  return { ...sampleCapability, id, follows }
}

const idsOf = (capabilities: readonly Capability[]) => inDependencyOrder(capabilities).map(({ id }) => id)

describe('the order of capabilities', () => {
  it('puts what others follow first and leaves the rest as it is', () => {
    expect(
      idsOf([named('dns', 'web'), named('group'), named('web', 'group', 'vault'), named('vault')]),
    ).toEqual(['group', 'vault', 'web', 'dns'])
  })

  it('refuses a circle', () => {
    expect(() => idsOf([named('a', 'b'), named('b', 'a')])).toThrow('capabilities follow each other: a, b')
  })

  it('refuses a capability that is not there', () => {
    expect(() => idsOf([named('a', 'b')])).toThrow('a follows "b", which is no capability')
  })
})

describe('a short hash', () => {
  it('is the same for the same text and another for another', () => {
    expect(shortHash('ml-dev')).toBe(shortHash('ml-dev'))
    expect(shortHash('ml-dev')).not.toBe(shortHash('ml-prod'))
    expect(shortHash('ml-dev', 8)).toMatch(/^[a-z0-9]{8}$/)
  })

  it('keeps many names apart', () => {
    const names = Array.from({ length: 1000 }, (_, index) => shortHash(`team-${index}`, 6))
    expect(new Set(names).size).toBe(1000)
  })
})
