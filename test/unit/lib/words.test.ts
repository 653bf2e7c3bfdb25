import { describe, expect, it } from 'vitest'
import { editDistance } from '../../../src/lib/edit-distance.ts'
import { matchGroup } from '../../../src/lib/match-group.ts'
import { plainLetters } from '../../../src/lib/plain-letters.ts'

describe('the distance of two words', () => {
  it.each([
    ['region', 'region', 2, 0],
    ['regin', 'region', 2, 1],
    ['regoin', 'region', 2, 2],
    ['banana', 'region', 2, 3],
    ['a', 'region', 2, 3],
    ['', '', 2, 0],
  ])('of "%s" and "%s" up to %s is %s', (left, right, limit, distance) => {
    expect(editDistance(left, right, limit)).toBe(distance)
  })
})

describe('a group of a match', () => {
  it('is empty when it took no part', () => {
    const match = /(a)|(?<other>b)/.exec('a')
    if (match === null) throw new Error('the pattern matches')
    expect([
      matchGroup(match, 1),
      matchGroup(match, 2),
      matchGroup(match, 'other'),
      matchGroup(match, 'none'),
    ]).toEqual(['a', '', '', ''])
  })
})

describe('plain letters', () => {
  it.each([
    ['São Paulo', 'sao paulo'],
    ['Straße', 'strasse'],
    ['East US', 'east us'],
  ])('of "%s" are "%s"', (text, plain) => {
    expect(plainLetters(text)).toBe(plain)
  })
})
