import { describe, expect, it } from 'vitest'
import { halfOf, rangeText, withSavings } from '../../../src/capability/savings.ts'
import type { StackEstimate } from '../../../src/domain/assessment.ts'

function bill(expectedUsd: number, unpriced: string[] = []): StackEstimate {
  return {
    stack: 'demo',
    lowUsd: 0,
    expectedUsd,
    highUsd: expectedUsd,
    assumptions: [],
    pricesOf: '2026-06-18',
    unpriced,
  }
}

describe('what would be cheaper', () => {
  it('is told with what it saves, the largest saving first', () => {
    const choices = [
      { text: 'a smaller one', bill: bill(150) },
      { text: 'none', bill: bill(0) },
    ]
    expect(withSavings(bill(200), choices).savings).toEqual([
      { text: 'none', usd: 200 },
      { text: 'a smaller one', usd: 50 },
    ])
  })

  it.each([
    ['saves less than a tenth', bill(200), bill(185)],
    ['saves less than 10 USD', bill(20), bill(11)],
    ['costs more', bill(20), bill(40)],
    ['has something without a price', bill(200), bill(20, ['x'])],
    ['has no bill', bill(200), undefined],
  ])('is nothing when it %s', (_why, now, other) => {
    expect(withSavings(now, [{ text: 'another', bill: other }])).toBe(now)
  })

  it('counts what has no price either way', () => {
    const choices = [{ text: 'another', bill: bill(20, ['x']) }]
    expect(withSavings(bill(200, ['x']), choices).savings).toEqual([{ text: 'another', usd: 180 }])
  })

  it.each([
    [2, 8, { min: 1, max: 4 }],
    [1, 4, { min: 1, max: 2 }],
    [0, 4, { min: 0, max: 2 }],
    [3, 3, { min: 1, max: 1 }],
    [1, 1, undefined],
    [0, 0, undefined],
  ])('halves %i to %i workers', (min, max, half) => {
    expect(halfOf(min, max)).toEqual(half)
  })

  it('writes a range as people do', () => {
    expect([rangeText(2, 8), rangeText(4, 4)]).toEqual(['2-8', '4'])
  })
})
