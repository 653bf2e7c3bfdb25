import { describe, expect, it } from 'vitest'
import { createPriceBook } from '../../../../src/adapters/azure-prices/create-price-book.ts'

const book = createPriceBook()

describe('machines', () => {
  it.each([
    ['Standard_D4ads_v5', 'eastus', 0.206],
    ['Standard_NC8as_T4_v3', 'eastus2', 0.752],
    ['Standard_E16ads_v5', 'westeurope', 1.264],
    ['Standard_ND96isr_H100_v5', 'uksouth', 122.9],
  ])('knows the price of %s in %s', (size, region, usd) => {
    expect(book.machineUsdPerHour(size, region)).toBe(usd)
  })

  it('does not know the price of a machine where it is not sold', () => {
    expect(book.machineUsdPerHour('Standard_NC8as_T4_v3', 'norwayeast')).toBeUndefined()
  })

  it.each([
    ['Standard_NC6s_v3', 'eastus'],
    ['Standard_D4ads_v5', 'moonbase'],
    ['constructor', 'eastus'],
    ['Standard_D4ads_v5', '__proto__'],
  ])('answers undefined for %s in %s', (size, region) => {
    expect(book.machineUsdPerHour(size, region)).toBeUndefined()
  })

  it('describes a machine by its size', () => {
    expect(book.machine('Standard_NC8as_T4_v3')).toEqual({
      vcpu: 8,
      memoryGb: 56,
      gpu: '1x T4 16GB',
      dbuPerHour: 1.5,
    })
  })

  it('leaves the Databricks units open for a machine that Databricks does not run', () => {
    expect(book.machine('Standard_B2s')).toEqual({ vcpu: 2, memoryGb: 4, gpu: null, dbuPerHour: undefined })
  })

  it('does not know a machine that is not in the snapshot', () => {
    expect(book.machine('Standard_NC6s_v3')).toBeUndefined()
    expect(book.machine('toString')).toBeUndefined()
  })

  it('names the day the machine prices were observed', () => {
    expect(book.machinesOf).toBe('2026-06-18')
  })
})

describe('other prices', () => {
  it.each([
    ['databricks_dbu_usd.all_purpose', 0.55, '2026-04-01'],
    ['network.nat_gateway_month', 32.85, '2024-07-01'],
    ['databricks_sql_warehouse_dbu_per_hour.2X-Small', 4, '2024-06-01'],
    ['openai_tokens_usd_per_1m_global.gpt-4o.cached_input', 1.25, '2026-08-05'],
    ['openai_tokens_usd_per_1m_global.gpt-4.1.output', 8, '2026-08-05'],
    ['openai_tokens_usd_per_1m_global.gpt-4.1.0', 2, '2026-08-05'],
    ['openai_ptu.usd_per_ptu_hour.DataZone', 1.1, '2026-01-01'],
    ['firewall.usd_per_hour.Premium', 1.75, '2024-07-01'],
    ['hours_per_month', 730, '2026-11-22'],
  ])('finds %s', (path, usd, observedAt) => {
    const found = book.price(path)
    expect(found?.usd).toBeCloseTo(usd, 10)
    expect(found?.observedAt).toBe(observedAt)
  })

  it('dates a block without a date of its own by the day the snapshot was compiled', () => {
    expect(book.price('databricks_photon_dbu_multiplier.all_purpose')).toEqual({
      usd: 2,
      observedAt: '2026-11-22',
    })
  })

  it.each([
    'network',
    'network.unknown',
    'network.observed_at',
    'openai_tokens_usd_per_1m_global.gpt-5-pro.cached_input',
    'openai_tokens_usd_per_1m_global.gpt-4o.9',
    'openai_tokens_usd_per_1m_global.gpt-9.input',
    'openai_tokens_usd_per_1m_global.gpt-4o.length',
    'free.0',
    'constructor.name.length',
    '',
  ])('answers undefined for "%s"', (path) => {
    expect(book.price(path)).toBeUndefined()
  })
})
