import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Cidr,
  contains,
  enclosing,
  formatCidr,
  hasHostBits,
  isCidr,
  overlaps,
  parseCidr,
  subnetAt,
} from '../cidr.ts'
import { endpointSubnet } from '../decide/network-planner.ts'

const cidrs = fc
  .record({ address: fc.nat(0xffffffff), prefix: fc.integer({ min: 0, max: 32 }) })
  .map(({ address, prefix }): Cidr => ({ address: address - (address % 2 ** (32 - prefix)), prefix }))

describe('IPv4 networks', () => {
  it('reads back what it prints', () => {
    fc.assert(
      fc.property(cidrs, (network) => {
        expect(parseCidr(formatCidr(network))).toEqual(network)
        expect(isCidr(formatCidr(network))).toBe(true)
        expect(hasHostBits(network)).toBe(false)
      }),
    )
  })

  it('overlap exactly when one holds the other', () => {
    fc.assert(
      fc.property(cidrs, cidrs, (left, right) => {
        expect(overlaps(left, right)).toBe(contains(left, right) || contains(right, left))
      }),
    )
  })

  it('have a smallest network around them', () => {
    fc.assert(
      fc.property(cidrs, cidrs, (left, right) => {
        const around = enclosing(left, right)
        expect([left, right].every((one) => contains(around, one))).toBe(true)
        expect(hasHostBits(around)).toBe(false)
        const [lower, upper] = [
          subnetAt(around, around.prefix + 1, 0),
          subnetAt(around, around.prefix + 1, 1),
        ]
        if (!contains(left, right) && !contains(right, left)) {
          expect([lower, upper].some((half) => contains(half, left) && contains(half, right))).toBe(false)
        }
      }),
    )
  })

  it.each(['10.0.0.5/24', '10.0.1.0/22', '0.0.0.1/0'])('finds the host bits of %s', (text) => {
    expect(hasHostBits(parseCidr(text))).toBe(true)
  })

  it('counts subnets from the first address', () => {
    expect(formatCidr(subnetAt(parseCidr('10.139.4.0/22'), 24, 3))).toBe('10.139.7.0/24')
  })

  it.each(['fd00::/48', '10.0.0.0', '10.0.0.0/33', 'not a network'])('does not take %s for one', (text) => {
    expect(isCidr(text)).toBe(false)
  })
})

describe('endpointSubnet', () => {
  it('takes the last /27 that is free', () => {
    expect(endpointSubnet('10.0.0.0/24', ['10.0.0.0/26', '10.0.0.64/26'])).toBe('10.0.0.224/27')
    expect(endpointSubnet('10.0.0.0/24', ['10.0.0.0/25', '10.0.0.192/26'])).toBe('10.0.0.160/27')
  })

  it('finds none when the subnets use everything', () => {
    expect(endpointSubnet('10.0.0.0/24', ['10.0.0.0/25', '10.0.0.128/25'])).toBeUndefined()
    expect(endpointSubnet('10.0.0.0/28', [])).toBeUndefined()
  })
})
