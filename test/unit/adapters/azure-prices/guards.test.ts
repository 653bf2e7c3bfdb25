import { describe, expect, it } from 'vitest'
import { machinePrices } from '../../../../src/adapters/azure-prices/refresh/machine-prices.ts'
import { serviceMeters } from '../../../../src/adapters/azure-prices/refresh/service-meters.ts'
import { servicePrice } from '../../../../src/adapters/azure-prices/refresh/service-prices.ts'
import { newestRows, usableRows } from '../../../../src/adapters/azure-prices/refresh/usable-rows.ts'
import { verifies } from '../../../scenarios/requirements.ts'
import { retailRow } from '../../../support/retail-rows.ts'

const today = '2026-11-22'
const sizes = {
  Standard_D4ads_v5: { vcpu: 4, gpu: null },
  Standard_D8ads_v5: { vcpu: 8, gpu: null },
  Standard_D16ads_v5: { vcpu: 16, gpu: null },
  Standard_NC4as_T4_v3: { vcpu: 4, gpu: '1x T4 16GB' },
  Standard_NC8as_T4_v3: { vcpu: 8, gpu: '1x T4 16GB' },
}

function machine(size: string, usd: number, change: Parameters<typeof retailRow>[0] = {}) {
  return retailRow({ armSkuName: size, skuName: size, retailPrice: usd, ...change })
}

describe('rows that are no price', () => {
  it.each([
    [{ type: 'Reservation' }, 'reservation or dev/test'],
    [{ type: 'DevTestConsumption' }, 'reservation or dev/test'],
    [{ reservationTerm: '1 Year' }, 'reservation or dev/test'],
    [{ skuName: 'D4ads v5 Spot' }, 'spot or low priority'],
    [{ meterName: 'D4ads v5 Low Priority' }, 'spot or low priority'],
    [{ meterName: 'D4 v2 - Expired' }, 'expired meter'],
    [{ effectiveStartDate: '2026-12-01T00:00:00Z' }, 'not valid yet'],
    [{ effectiveEndDate: '2026-11-21T23:59:59Z' }, 'not valid any more'],
    [{ currencyCode: 'EUR' }, 'not US dollars'],
    [{ retailPrice: 0 }, 'no price'],
    [{ retailPrice: -1 }, 'no price'],
  ])(verifies(['prices.refresh-guarded'], 'leaves out %j as %s'), (change, fault) => {
    const { rows, leftOut } = usableRows([retailRow(change), retailRow()], today)
    expect(rows).toEqual([retailRow()])
    expect([...leftOut]).toEqual([[fault, 1]])
  })

  it('keeps a row that ends today or begins today', () => {
    const row = retailRow({
      effectiveStartDate: `${today}T00:00:00Z`,
      effectiveEndDate: `${today}T00:00:00Z`,
    })
    expect(usableRows([row], today).rows).toEqual([row])
  })

  it('prefers what began last, and meters of the primary region', () => {
    const old = retailRow({ effectiveStartDate: '2024-01-01T00:00:00Z' })
    const other = retailRow({ isPrimaryMeterRegion: false, effectiveStartDate: '2026-11-20T00:00:00Z' })
    expect(newestRows([old, other, retailRow()])).toEqual([retailRow()])
    expect(newestRows([other])).toEqual([other])
  })
})

describe('machines', () => {
  it.each([
    'Virtual Machines Dadsv5 Series Windows',
    'Dadsv5 Series Cloud Services',
    'Dadsv5 Dedicated Host',
  ])('does not take the price of %s', (productName) => {
    const { prices } = machinePrices([machine('Standard_D4ads_v5', 9, { productName })], sizes)
    expect(prices).toEqual({})
  })

  it('takes a size of the family as dear as its vCPUs, where a meter is mixed with another product', () => {
    const rows = [
      machine('Standard_D4ads_v5', 0.206),
      machine('Standard_D8ads_v5', 0.412 + 8 * 0.046),
      machine('Standard_D16ads_v5', 0.824),
    ]
    const { prices, notes } = machinePrices(rows, sizes)
    expect(prices).toEqual({ Standard_D4ads_v5: 0.206, Standard_D8ads_v5: 0.412, Standard_D16ads_v5: 0.824 })
    expect(notes).toEqual(['Standard_D8ads_v5: 0.78 is dearer than its family; 0.412 was taken'])
  })

  it('prices machines with GPUs one by one', () => {
    const rows = [machine('Standard_NC4as_T4_v3', 0.526), machine('Standard_NC8as_T4_v3', 0.752)]
    expect(machinePrices(rows, sizes)).toEqual({
      prices: { Standard_NC4as_T4_v3: 0.526, Standard_NC8as_T4_v3: 0.752 },
      notes: [],
    })
  })

  it('takes the lowest of two meters of one size and says so', () => {
    const rows = [machine('Standard_D4ads_v5', 0.25), machine('Standard_D4ads_v5', 0.206)]
    const { prices, notes } = machinePrices(rows, sizes)
    expect(prices).toEqual({ Standard_D4ads_v5: 0.206 })
    expect(notes).toEqual(['Standard_D4ads_v5: 2 meters with other prices; the lowest was taken'])
  })

  it('leaves out a meter by the month and a tier that begins later', () => {
    const rows = [
      machine('Standard_D4ads_v5', 150, { unitOfMeasure: '1/Month' }),
      machine('Standard_D8ads_v5', 0.1, { tierMinimumUnits: 100 }),
    ]
    expect(machinePrices(rows, sizes)).toEqual({
      prices: {},
      notes: ['Standard_D4ads_v5: a meter is not by the hour and was left out'],
    })
  })

  it('does not take sizes that the snapshot does not describe', () => {
    expect(machinePrices([machine('Standard_X1', 1), machine('constructor', 1)], sizes).prices).toEqual({})
  })
})

describe('services', () => {
  const meters = serviceMeters(['gpt-4.1-mini', 'gpt-4.1', 'gpt-4o', 'gpt-5-mini', 'text-embedding-3-small'])
  const of = (path: string) => {
    const meter = meters.find((one) => one.path === path)
    if (meter === undefined) throw new Error(`no meter for ${path}`)
    return meter
  }
  const price = (path: string, ...rows: ReturnType<typeof retailRow>[]) => servicePrice(of(path), rows)

  it('turns an hour into a month and a day into a month', () => {
    const gateway = retailRow({ meterName: 'Standard Gateway', retailPrice: 0.045 })
    expect(price('network.nat_gateway_month', gateway)).toEqual({ kind: 'price', usd: 32.85 })
    const registry = retailRow({
      skuName: 'Basic',
      meterName: 'Basic Registry Unit',
      unitOfMeasure: '1/Day',
      retailPrice: 0.1666,
    })
    expect(price('aml.container_registry_month.Basic', registry)).toEqual({ kind: 'price', usd: 4.998 })
  })

  it('does not take a price by another unit', () => {
    const yearly = retailRow({ meterName: 'Standard Gateway', unitOfMeasure: '1 Year' })
    expect(price('network.nat_gateway_month', yearly)).toEqual({
      kind: 'missing',
      reason: 'the unit is "1 Year", which is not expected',
    })
  })

  it('takes the tier that is asked for, and of logs the first that is paid', () => {
    const queries = { meterName: 'Public Queries', unitOfMeasure: '1M' }
    const rows = [
      retailRow({ ...queries, retailPrice: 0.4 }),
      retailRow({ ...queries, retailPrice: 0.2, tierMinimumUnits: 1000 }),
    ]
    expect(price('dns.per_million_queries_first_billion', ...rows)).toEqual({ kind: 'price', usd: 0.4 })
    expect(price('dns.per_million_queries_after', ...rows)).toEqual({ kind: 'price', usd: 0.2 })
    const logs = {
      skuName: 'Analytics Logs',
      meterName: 'Analytics Logs Data Ingestion',
      unitOfMeasure: '1 GB',
    }
    const paid = retailRow({ ...logs, retailPrice: 2.3, tierMinimumUnits: 5 })
    expect(price('log_analytics.usd_per_gb_ingested', paid)).toEqual({ kind: 'price', usd: 2.3 })
    expect(price('dns.per_million_queries_after', retailRow(queries))).toEqual({
      kind: 'missing',
      reason: 'no tier that begins with 1000 units',
    })
  })

  it('does not choose between two meters with other prices', () => {
    const zone = { meterName: 'Public Zones', unitOfMeasure: '1/Month' }
    const rows = [retailRow({ ...zone, retailPrice: 0.5 }), retailRow({ ...zone, retailPrice: 0.9 })]
    expect(price('dns.zone_month', ...rows)).toEqual({
      kind: 'missing',
      reason: '2 meters with other prices: 0.5, 0.9',
    })
    expect(price('dns.zone_month', retailRow(zone), retailRow(zone))).toEqual({ kind: 'price', usd: 0.206 })
  })

  it.each([
    ['gpt-4.1-mini.input', 'gpt 4.1 mini Inp glbl Tokens'],
    ['gpt-4.1-mini.cached_input', 'gpt 4.1 mini cchd Inp glbl Tokens'],
    ['gpt-4.1.output', 'gpt 4.1 Outp glbl Tokens'],
    ['gpt-4o.input', 'gpt-4o-0806-Inp-glbl Tokens'],
    ['gpt-5-mini.output', 'GPT 5 Mini outpt glbl 1M Tokens'],
    ['text-embedding-3-small.input', 'Text Embedding 3 Small glbl Tokens'],
  ])('finds the tokens of %s in the meter %s', (model, meterName) => {
    const path = `openai_tokens_usd_per_1m_global.${model}`
    const row = retailRow({
      productName: 'Azure OpenAI',
      meterName,
      unitOfMeasure: '1K',
      retailPrice: 0.0004,
    })
    expect(price(path, row)).toEqual({ kind: 'price', usd: 0.4 })
  })

  it.each([
    'gpt 4.1 mini Inp DZone Tokens',
    'gpt 4.1 mini Inp regnl Tokens',
    'gpt 4.1 mini Batch Inp glbl Tokens',
    'gpt 4.1 mini cchd Inp glbl Tokens',
    'gpt 4.1 mini aud Inp glbl Tokens',
    'gpt 4.1 Inp glbl Tokens',
  ])('does not take %s for the tokens of gpt-4.1-mini', (meterName) => {
    const row = retailRow({ productName: 'Azure OpenAI', meterName, unitOfMeasure: '1K' })
    expect(price('openai_tokens_usd_per_1m_global.gpt-4.1-mini.input', row)).toEqual({
      kind: 'missing',
      reason: 'no meter of this name',
    })
  })
})
