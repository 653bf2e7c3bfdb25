import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cidr, contains, formatCidr, parseCidr } from '../../../src/capability/cidr.ts'

const ipv4Block = fc
  .tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }))
  .map(([host, prefix]) => `${host}/${prefix}`)
const ipv6Block = fc
  .tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 }))
  .map(([host, prefix]) => `${host}/${prefix}`)

describe('parseCidr', () => {
  it.each([
    ['10.20.0.0/16', '10.20.0.0/16'],
    ['10.20.0.5', '10.20.0.5/32'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['255.255.255.255/32', '255.255.255.255/32'],
    ['::/0', '::/0'],
    ['2001:DB8::/32', '2001:db8::/32'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1/128'],
    ['::1', '::1/128'],
    ['fe80::', 'fe80::/128'],
    ['1:2:3:4:5:6:7:0', '1:2:3:4:5:6:7:0/128'],
  ])('reads %s as %s', (text, expected) => {
    expect(formatCidr(cidr(text))).toBe(expected)
  })

  it.each([
    '',
    '10.20.0',
    '10.20.0.256',
    '010.20.0.1',
    '10.20.0.0/33',
    '10.20.0.0/016',
    '10.20.0.0/',
    '10.20.0.0/16/8',
    '10.20.0.0 /16',
    ' 10.20.0.1',
    '10.20.0.1\n',
    '10.20.0.１',
    '10.20.0.-1',
    '0x0a.20.0.1',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1::2::3',
    ':::',
    '1:2:3:4:5:6:7::8',
    'g::1',
    '::1/129',
    'example.com',
    '%{1}',
    '1'.repeat(5000),
  ])('refuses %j', (text) => {
    expect(parseCidr(text)).toEqual({ kind: 'not_an_address' })
  })

  it('names the network and the address when host bits are set', () => {
    const parsed = parseCidr('10.20.0.5/16')
    if (!('kind' in parsed) || parsed.kind !== 'host_bits') throw new Error('host bits are not noticed')
    expect([formatCidr(parsed.network), formatCidr(parsed.single)]).toEqual(['10.20.0.0/16', '10.20.0.5/32'])
  })

  it('prints every block in a form that it reads as the same block', () => {
    fc.assert(
      fc.property(fc.oneof(ipv4Block, ipv6Block), (text) => {
        const parsed = parseCidr(text)
        if ('kind' in parsed && parsed.kind === 'not_an_address') return
        const block = 'kind' in parsed ? parsed.network : parsed
        expect(parseCidr(formatCidr(block))).toEqual(block)
      }),
    )
  })

  it('never throws, whatever the text is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseCidr(text)))
  })
})

describe('contains', () => {
  it.each([
    ['10.0.0.0/8', '10.20.0.0/16', true],
    ['10.20.0.0/16', '10.0.0.0/8', false],
    ['10.20.0.0/16', '10.21.0.0/24', false],
    ['0.0.0.0/0', '::/0', false],
    ['2001:db8::/32', '2001:db8:1::/48', true],
  ])('says of %s and %s: %s', (outer, inner, expected) => {
    expect(contains(cidr(outer), cidr(inner))).toBe(expected)
  })
})
