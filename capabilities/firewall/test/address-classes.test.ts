import { describe, expect, it } from 'vitest'
import { cidr } from '#capability'
import { isInternet, isPrivate, refusedClass } from '../address-classes.ts'

describe('address classes', () => {
  it.each([
    ['127.0.0.1', 'an address of the machine itself'],
    ['169.254.169.254', 'a link-local address'],
    ['168.63.129.16', 'an address of the Azure platform'],
    ['224.0.0.1', 'a multicast address'],
    ['255.255.255.255', 'a reserved address'],
    ['0.0.0.0/8', 'a reserved address'],
    ['::1', 'an address of the machine itself'],
    ['fe80::1', 'a link-local address'],
    ['ff02::1', 'a multicast address'],
    ['10.0.0.0/8', undefined],
    ['0.0.0.0/0', undefined],
    ['20.1.2.3', undefined],
  ])('calls %s %s', (text, expected) => {
    expect(refusedClass(cidr(text))).toBe(expected)
  })

  it.each([
    [['0.0.0.0/0'], true],
    [['::/0'], true],
    [['0.0.0.0/1', '128.0.0.0/1'], true],
    [['20.0.0.0/7'], true],
    [['20.0.0.0/8'], false],
    [['20.0.0.0/8', '30.0.0.0/30'], true],
    [['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'], false],
    [['2600::/12'], true],
    [['2600:1f00::/32'], false],
  ])('says whether %j is the internet: %s', (blocks, expected) => {
    expect(isInternet(blocks.map(cidr))).toBe(expected)
  })

  it.each(['10.1.2.3', '172.31.0.0/16', '192.168.1.0/24', '100.64.0.0/10', 'fd00::/8'])(
    'takes %s as private',
    (text) => {
      expect(isPrivate(cidr(text))).toBe(true)
    },
  )
})
