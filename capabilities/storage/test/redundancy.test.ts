import { describe, expect, it } from 'vitest'
import { replicationFault, usualReplication } from '../redundancy.ts'

describe('replication', () => {
  it.each([
    ['dev', 'eastus2', 'LRS'],
    ['staging', 'eastus2', 'ZRS'],
    ['prod', 'eastus2', 'ZRS'],
    ['prod', 'westus', 'LRS'],
    ['prod', 'polandcentral', 'ZRS'],
  ] as const)('is by default in %s in %s: %s', (environment, region, replication) => {
    expect(usualReplication(environment, region)).toBe(replication)
  })

  it.each([
    ['ZRS', 'northcentralus', 'LRS'],
    ['GZRS', 'westus', 'GRS'],
    ['RAGZRS', 'ukwest', 'RAGRS'],
    ['GRS', 'italynorth', 'ZRS'],
    ['RAGZRS', 'spaincentral', 'ZRS'],
  ] as const)('%s is not offered in %s, %s is the closest', (replication, region, closest) => {
    expect(replicationFault(replication, region)?.closest).toBe(closest)
  })

  it('is offered where a region has zones and a pair', () => {
    expect(replicationFault('RAGZRS', 'westeurope')).toBeUndefined()
  })
})
