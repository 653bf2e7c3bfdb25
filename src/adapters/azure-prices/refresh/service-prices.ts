import type { RetailRow } from './retail-page.ts'
import type { ServiceMeter } from './service-meter.ts'
import { newestRows } from './usable-rows.ts'

/** What the list says about one price, in the unit of the snapshot, or why nothing can be taken. */
export type ServicePrice =
  | { readonly kind: 'price'; readonly usd: number }
  | { readonly kind: 'missing'; readonly reason: string }

/** Picks the price of a meter from usable rows. */
export function servicePrice(meter: ServiceMeter, rows: readonly RetailRow[]): ServicePrice {
  const named = rows.filter(
    (row) =>
      fits(meter.product, row.productName) &&
      fits(meter.sku, row.skuName) &&
      fits(meter.meter, row.meterName),
  )
  if (named.length === 0) return { kind: 'missing', reason: 'no meter of this name' }
  const measured = named.filter(({ unitOfMeasure }) => Object.hasOwn(meter.units, unitOfMeasure))
  if (measured.length === 0) {
    return {
      kind: 'missing',
      reason: `the unit is "${named[0]?.unitOfMeasure ?? ''}", which is not expected`,
    }
  }
  const tiers = measured.map(({ tierMinimumUnits }) => tierMinimumUnits)
  const wanted = meter.tier === 'first_paid' ? Math.min(...tiers) : meter.tier
  const rowsOfTier = newestRows(measured.filter(({ tierMinimumUnits }) => tierMinimumUnits === wanted))
  const prices = new Set(
    rowsOfTier.map(({ retailPrice, unitOfMeasure }) =>
      rounded(retailPrice * (meter.units[unitOfMeasure] ?? 1)),
    ),
  )
  const [usd] = prices
  if (usd === undefined) return { kind: 'missing', reason: `no tier that begins with ${wanted} units` }
  if (prices.size > 1) {
    return { kind: 'missing', reason: `${prices.size} meters with other prices: ${[...prices].join(', ')}` }
  }
  return { kind: 'price', usd }
}

function fits(pattern: RegExp | undefined, text: string): boolean {
  return pattern === undefined || pattern.test(text)
}

/** Products of hours carry dust of floating point. */
function rounded(usd: number): number {
  return Number(usd.toPrecision(8))
}
