import { describe, expect, it } from 'vitest'
import { createPriceList } from '../../../../src/adapters/azure-prices/refresh/price-list.ts'
import { verifies } from '../../../scenarios/requirements.ts'
import { retailRow } from '../../../support/retail-rows.ts'

const filter = "serviceName eq 'Azure DNS'"
const page = (next: string | null = null) => JSON.stringify({ Items: [retailRow()], NextPageLink: next })

/** A list that answers with these responses one after the other, and what it was asked and waited. */
function answering(...answers: readonly (() => Response)[]) {
  const asked: URL[] = []
  const pauses: number[] = []
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

describe('the price list', () => {
  it('asks the public address for US dollars with the filter', async () => {
    const { list, asked } = answering(() => new Response(page()))
    expect(await list.rows(filter)).toEqual([retailRow()])
    const [first] = asked
    expect(first?.origin).toBe('https://prices.azure.com')
    expect(first?.pathname).toBe('/api/retail/prices')
    expect(Object.fromEntries(first?.searchParams ?? [])).toEqual({
      'api-version': '2023-01-01-preview',
      currencyCode: "'USD'",
      $filter: filter,
    })
  })

  it('follows the link to the next page with a pause before it', async () => {
    const { list, asked, pauses } = answering(
      () => new Response(page('https://prices.azure.com:443/api/retail/prices?$skip=1000')),
      () => new Response(page()),
    )
    expect(await list.rows(filter)).toHaveLength(2)
    expect(asked[1]?.href).toBe('https://prices.azure.com/api/retail/prices?$skip=1000')
    expect(pauses).toEqual([250])
  })

  it.each([
    'https://evil.example/api/retail/prices?$skip=1000',
    'http://prices.azure.com/api/retail/prices?$skip=1000',
    'https://prices.azure.com.evil.example/api/retail/prices',
    'https://prices.azure.com/other?$skip=1000',
    'https://prices.azure.com@evil.example/api/retail/prices',
  ])(verifies(['prices.refresh-guarded'], 'refuses the next page %s'), async (link) => {
    const { list, asked } = answering(() => new Response(page(link)))
    await expect(list.rows(filter)).rejects.toThrow(/the next page would be read from/)
    expect(asked).toHaveLength(1)
  })

  it('refuses a link that is no address', async () => {
    const { list } = answering(() => new Response(page('next')))
    await expect(list.rows(filter)).rejects.toThrow('the link to the next page is no address')
  })

  it('refuses a page that names itself', async () => {
    const self = 'https://prices.azure.com/api/retail/prices?$skip=1'
    const { list } = answering(
      () => new Response(page(self)),
      () => new Response(page(self)),
    )
    await expect(list.rows(filter)).rejects.toThrow('names itself as the next one')
  })

  it('waits as long as it is told and tries again', async () => {
    const { list, pauses } = answering(
      () => new Response('', { status: 429, headers: { 'retry-after': '7' } }),
      () => new Response('', { status: 503 }),
      () => new Response(page()),
    )
    expect(await list.rows(filter)).toHaveLength(1)
    expect(pauses).toEqual([7000, 250, 2000, 250])
  })

  it('waits a minute at most', async () => {
    const { list, pauses } = answering(
      () => new Response('', { status: 429, headers: { 'retry-after': '86400' } }),
      () => new Response(page()),
    )
    await list.rows(filter)
    expect(pauses[0]).toBe(60_000)
  })

  it('gives up after five tries', async () => {
    const busy = () => new Response('', { status: 429 })
    const { list, asked } = answering(busy, busy, busy, busy, busy, busy)
    await expect(list.rows(filter)).rejects.toThrow('reading the Azure price list: it answered 429')
    expect(asked).toHaveLength(5)
  })

  it('does not try again what is refused for good', async () => {
    const { list, asked } = answering(() => new Response('', { status: 400 }))
    await expect(list.rows(filter)).rejects.toThrow('it answered 400')
    expect(asked).toHaveLength(1)
  })

  it('says that it cannot be reached', async () => {
    const { list } = answering()
    await expect(list.rows(filter)).rejects.toThrow('reading the Azure price list: it cannot be reached')
  })

  it.each([
    ['{"Items": [', 'a page is not JSON'],
    ['{"Items": {}}', '"Items" of a page is not what was expected'],
    ['{"Items": [{"retailPrice": "free"}]}', '"Items.0.currencyCode" of a page is not what was expected'],
  ])('refuses the page %s', async (text, reason) => {
    const { list } = answering(() => new Response(text))
    await expect(list.rows(filter)).rejects.toThrow(reason)
  })
})
