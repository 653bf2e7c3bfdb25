import { describe, expect, it } from 'vitest'
import { findPrice } from '../../../../src/adapters/azure-prices/find-price.ts'
import { replacePrice } from '../../../../src/adapters/azure-prices/replace-price.ts'
import { ServiceSnapshot } from '../../../../src/adapters/azure-prices/schema.ts'
import services from '../../../../src/adapters/azure-prices/snapshots/services.json' with { type: 'json' }

const snapshot = ServiceSnapshot.parse(services)

describe('replacing a price', () => {
  it.each([
    'network.nat_gateway_month',
    'openai_tokens_usd_per_1m_global.gpt-4.1-mini.input',
    'openai_tokens_usd_per_1m_global.gpt-5-pro.cached_input',
    'openai_ptu.usd_per_ptu_hour.DataZone',
    'storage_usd_per_gb_month.cold.LRS',
    'monitor_alerts.log_rule_month.PT15M_or_more',
  ])('gives %s another number and leaves everything else', (path) => {
    const replaced = replacePrice(snapshot, path, 12.25)
    expect(findPrice(replaced, path)?.usd).toBe(12.25)
    const before = findPrice(snapshot, path)?.usd
    if (before !== undefined) expect(replacePrice(replaced, path, before)).toEqual(snapshot)
    expect(findPrice(replaced, 'dns.zone_month')).toEqual(findPrice(snapshot, 'dns.zone_month'))
  })

  it('dates a price by itself where it was observed by itself', () => {
    const path = 'network.nat_gateway_month'
    const dated = { ...snapshot, observed: { [path]: '2026-11-22' } }
    expect(findPrice(dated, path)?.observedAt).toBe('2026-11-22')
    expect(findPrice(dated, 'network.private_endpoint_month')?.observedAt).toBe('2024-07-01')
  })
})
