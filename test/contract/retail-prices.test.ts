import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { machineFilter, machinePrices } from '../../src/adapters/azure-prices/refresh/machine-prices.ts'
import { createPriceList } from '../../src/adapters/azure-prices/refresh/price-list.ts'
import { usableRows } from '../../src/adapters/azure-prices/refresh/usable-rows.ts'
import { verifies } from '../scenarios/requirements.ts'

const textOf = (name: string) =>
  readFileSync(new URL(`../fixtures/retail-prices/${name}.json`, import.meta.url), 'utf8')
const sizes = {
  Standard_D4ads_v5: { vcpu: 4, gpu: null },
  Standard_D8ads_v5: { vcpu: 8, gpu: null },
  Standard_D16ads_v5: { vcpu: 16, gpu: null },
}

/** A list that answers 429 once, then with the documented pages. */
function documentedList() {
  const asked: URL[] = []
  const pauses: number[] = []
  const answers = [
    () => new Response('{}', { status: 429, headers: { 'retry-after': '7' } }),
    () => new Response(textOf('page-1')),
    () => new Response(textOf('page-2')),
  ]
  const list = createPriceList({
    fetch: (input) => {
      asked.push(new URL(input instanceof Request ? input.url : input))
      const answer = answers[asked.length - 1]
      return answer === undefined ? Promise.reject(new Error('asked too often')) : Promise.resolve(answer())
    },
    pause: (ms) => {
      pauses.push(ms)
      return Promise.resolve()
    },
  })
  return { list, asked, pauses }
}

describe('the price list in its documented form', () => {
  it(
    verifies(['prices.refresh'], 'is read to the page without a next one, after the wait it asks for'),
    async () => {
      const { list, asked, pauses } = documentedList()
      const rows = await list.rows(machineFilter('eastus'))
      expect(rows.map(({ armSkuName, retailPrice }) => [armSkuName, retailPrice])).toEqual([
        ['Standard_D4ads_v5', 0.206],
        ['Standard_D4ads_v5', 0.39],
        ['Standard_D4ads_v5', 0.0412],
        ['Standard_D4ads_v5', 0.0412],
        ['Standard_D4ads_v5', 1063],
        ['Standard_D4ads_v5', 0.206],
        ['Standard_D8ads_v5', 0.5],
        ['Standard_D8ads_v5', 0.412],
        ['Standard_D16ads_v5', 1.008],
      ])
      expect(asked).toHaveLength(3)
      expect(asked[1]?.href).toBe(asked[0]?.href)
      expect(asked[2]?.searchParams.get('$skip')).toBe('5')
      expect(asked[2]?.searchParams.get('$filter')).toBe(machineFilter('eastus'))
      expect(pauses).toContain(7_000)
    },
  )

  it(
    verifies(['prices.refresh-guarded'], 'gives pay-as-you-go prices of Linux, repaired inside a family'),
    async () => {
      const { rows, leftOut } = usableRows(
        await documentedList().list.rows(machineFilter('eastus')),
        '2026-11-22',
      )
      expect(Object.fromEntries(leftOut)).toEqual({
        'spot or low priority': 2,
        'reservation or dev/test': 2,
        'not valid any more': 1,
      })
      expect(machinePrices(rows, sizes)).toEqual({
        prices: { Standard_D4ads_v5: 0.206, Standard_D8ads_v5: 0.412, Standard_D16ads_v5: 0.824 },
        notes: ['Standard_D16ads_v5: 1.008 is dearer than its family; 0.824 was taken'],
      })
    },
  )
})
