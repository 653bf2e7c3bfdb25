import { describe, expect, it } from 'vitest'
import machines from '../../../src/adapters/azure-prices/snapshots/machines.json' with { type: 'json' }
import { currentNodeType, nodeTypes, retiredNodeTypes, retirementOf } from '../machines.ts'
import { sparkVersion } from '../runtimes.ts'

describe('nodeTypes', () => {
  it('are the machines of the price snapshot that have Databricks units', () => {
    const known = Object.entries(machines.sizes)
      .filter(([, { dbu_per_hour }]) => dbu_per_hour !== null)
      .map(([size]) => size)
    expect([...nodeTypes].sort()).toEqual(known.sort())
  })
})

describe('currentNodeType', () => {
  it('leaves a current machine alone', () => {
    expect(currentNodeType('Standard_D8ads_v5', 'deep_learning')).toBe('Standard_D8ads_v5')
  })

  it.each([
    ['Standard_NC6s_v3', 'ml', 'Standard_NC4as_T4_v3'],
    ['Standard_NC6s_v3', 'deep_learning', 'Standard_NC24ads_A100_v4'],
    ['Standard_NC24rs_v3', 'deep_learning', 'Standard_NC96ads_A100_v4'],
  ])('replaces %s for %s by %s', (retired, workload, current) => {
    expect(currentNodeType(retired, workload)).toBe(current)
  })

  it('knows what stands in for each retired machine, and none of them is retired', () => {
    for (const retired of retiredNodeTypes) {
      const { light, heavy } = retirementOf(retired) ?? {}
      expect(nodeTypes).toContain(light)
      expect(nodeTypes).toContain(heavy)
      expect(nodeTypes).not.toContain(retired)
    }
  })

  it('is not fooled by names that every object has', () => {
    expect(retirementOf('constructor')).toBeUndefined()
  })
})

describe('sparkVersion', () => {
  it.each([
    ['15.4', 'standard', '15.4.x-scala2.12'],
    ['17.3', 'ml', '17.3.x-cpu-ml-scala2.13'],
    ['18', 'gpu', '18.x-gpu-ml-scala2.13'],
  ] as const)('names runtime %s, %s, as %s', (runtime, flavor, key) => {
    expect(sparkVersion(runtime, flavor)).toBe(key)
  })
})
