import { describe, expect, it } from 'vitest'
import { createPriceBook } from '../../../src/adapters/azure-prices/create-price-book.ts'
import {
  aboutUsd,
  createCostSheet,
  hoursPerMonth,
  scaledAmount,
  times,
} from '../../../src/capability/cost.ts'

const prices = createPriceBook()

describe('hoursPerMonth', () => {
  it.each([
    ['dev', 'interactive', 160],
    ['staging', 'interactive', 240],
    ['prod', 'interactive', 160],
    ['dev', 'service', 160],
    ['staging', 'service', 240],
    ['prod', 'service', 730],
    ['dev', 'always_on', 730],
  ] as const)('counts %s %s as %i hours', (environment, use, hours) => {
    expect(hoursPerMonth(environment, use)).toBe(hours)
  })
})

describe('scaledAmount', () => {
  it.each([
    ['dev', 3.8],
    ['staging', 4.4],
    ['prod', 5.6],
  ] as const)('expects the usual load of %s between the ends', (environment, expected) => {
    const amount = scaledAmount(2, 8, environment)
    expect(amount.expected).toBeCloseTo(expected)
    expect(amount).toMatchObject({ low: 2, high: 8 })
  })
})

describe('times', () => {
  it('multiplies every end of an amount', () => {
    expect(times({ low: 1, expected: 2, high: 3 }, 10)).toEqual({ low: 10, expected: 20, high: 30 })
  })

  it('takes a single quantity for all three', () => {
    expect(times(4, 2)).toEqual({ low: 8, expected: 8, high: 8 })
  })
})

describe('createCostSheet', () => {
  it('adds up machines and services and names the oldest price', () => {
    const sheet = createCostSheet('demo', prices)
    sheet.addMachine({
      size: 'Standard_D4ads_v5',
      region: 'eastus',
      hours: { low: 100, expected: 200, high: 300 },
    })
    sheet.add({ label: 'NAT gateway', units: 2, path: 'network.nat_gateway_month' })
    sheet.assume('160 hours a month')
    expect(sheet.estimate()).toEqual({
      stack: 'demo',
      lowUsd: 86.3,
      expectedUsd: 106.9,
      highUsd: 127.5,
      assumptions: ['160 hours a month'],
      pricesOf: '2024-07-01',
      unpriced: [],
      parts: [
        {
          key: 'Standard_D4ads_v5',
          text: 'Standard_D4ads_v5',
          lowUsd: 20.6,
          expectedUsd: 41.2,
          highUsd: 61.8,
        },
        {
          key: 'network.nat_gateway_month',
          text: '2 x NAT gateway',
          lowUsd: 65.7,
          expectedUsd: 65.7,
          highUsd: 65.7,
        },
      ],
    })
  })

  it('lists what has no price once, and never counts it as zero', () => {
    const sheet = createCostSheet('demo', prices)
    sheet.addMachine({ size: 'Standard_X', region: 'eastus', hours: 1 })
    sheet.addMachine({ size: 'Standard_X', region: 'eastus', hours: 1 })
    sheet.add({ label: 'moon gateway', units: 1, path: 'network.moon' })
    sheet.leaveOut('storage')
    expect(sheet.lookUp({ label: 'units', path: 'network.units' })).toBeUndefined()
    expect(sheet.estimate().unpriced).toEqual(['Standard_X in eastus', 'moon gateway', 'storage', 'units'])
  })

  it('counts the date of a number that was only looked up', () => {
    const sheet = createCostSheet('demo', prices)
    expect(sheet.lookUp({ label: 'units', path: 'databricks_sql_warehouse_dbu_per_hour.Small' })).toBe(12)
    expect(sheet.estimate().pricesOf).toBe('2024-06-01')
  })

  it('dates an empty bill by the machine prices', () => {
    expect(createCostSheet('demo', prices).estimate()).toMatchObject({
      expectedUsd: 0,
      pricesOf: '2026-06-18',
    })
  })
})

describe('aboutUsd', () => {
  it.each([
    [0, '0 USD'],
    [0.4, '0 USD'],
    [36.5, '37 USD'],
    [314.7, '315 USD'],
    [2271.3, '2,270 USD'],
    [10_361, '10,400 USD'],
    [-426.6, '-427 USD'],
    [1_234_567, '1,230,000 USD'],
  ])('prints %d as %s', (usd, text) => {
    expect(aboutUsd(usd)).toBe(text)
  })
})
