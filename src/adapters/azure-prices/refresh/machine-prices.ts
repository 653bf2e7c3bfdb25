import type { RetailRow } from './retail-page.ts'
import { newestRows } from './usable-rows.ts'

export interface MachinePrices {
  /** Size -> US dollars an hour; sizes without a price are not there. */
  readonly prices: Readonly<Record<string, number>>
  /** Sentences about what was odd and how it was taken. */
  readonly notes: readonly string[]
}

/** Windows, Cloud Services and Dedicated Host have other product names; 2026-11-22. */
const linuxProduct = /Series(?: Linux)?$/
/** `Standard_D8ads_v5`: letters, vCPUs, constrained vCPUs, features, version. */
const sizeName = /^Standard_([A-Z]+)\d+(?:-\d+)?([a-z]*)_v([3-9])$/
/** Sizes of a family differ by rounding only: 0.4 percent at most in the snapshot of 2026-06-18. */
const familySpread = 1.02

export const machineFilter = (region: string): string =>
  `serviceName eq 'Virtual Machines' and armRegionName eq '${region}' and priceType eq 'Consumption'`

/** Prices of known machine sizes in one region, from usable rows of that region; `sizes` gives their vCPUs and GPUs. */
export function machinePrices(
  rows: readonly RetailRow[],
  sizes: Readonly<Record<string, { readonly vcpu: number; readonly gpu: string | null }>>,
): MachinePrices {
  const notes: string[] = []
  const bySize = Map.groupBy(
    rows.filter(
      (row) =>
        linuxProduct.test(row.productName) &&
        row.tierMinimumUnits === 0 &&
        Object.hasOwn(sizes, row.armSkuName),
    ),
    ({ armSkuName }) => armSkuName,
  )
  const found = new Map<string, number>()
  for (const size of Object.keys(sizes)) {
    const meters = bySize.get(size) ?? []
    const hourly = meters.filter(({ unitOfMeasure }) => unitOfMeasure === '1 Hour')
    if (hourly.length < meters.length) notes.push(`${size}: a meter is not by the hour and was left out`)
    const usd = [...new Set(newestRows(hourly).map(({ retailPrice }) => retailPrice))]
    if (usd.length === 0) continue
    if (usd.length > 1) notes.push(`${size}: ${usd.length} meters with other prices; the lowest was taken`)
    found.set(size, Math.min(...usd))
  }
  return { prices: repaired(found, sizes, notes), notes }
}

/**
 * Inside a family a vCPU has one price. A size that is dearer is mixed with another product (AMD v5 families were
 * listed 0.046 USD a vCPU too high in a capture of 2026-06-18); the lowest price of the family is taken for it.
 */
function repaired(
  found: ReadonlyMap<string, number>,
  sizes: Parameters<typeof machinePrices>[1],
  notes: string[],
): Record<string, number> {
  const families = Map.groupBy([...found], ([size]) => familyOf(size, sizes[size]?.gpu ?? null))
  const prices = new Map(found)
  for (const [family, members] of families) {
    if (family === undefined) continue
    const perCpu = ([size, usd]: readonly [string, number]) => usd / (sizes[size]?.vcpu ?? 1)
    const lowest = Math.min(...members.map(perCpu))
    for (const member of members) {
      const [size, usd] = member
      if (perCpu(member) <= lowest * familySpread) continue
      const price = Math.round(lowest * (sizes[size]?.vcpu ?? 1) * 1e6) / 1e6
      prices.set(size, price)
      notes.push(`${size}: ${usd} is dearer than its family; ${price} was taken`)
    }
  }
  return Object.fromEntries(prices)
}

/** Sizes with GPUs and those before v3 are priced one by one. */
function familyOf(size: string, gpu: string | null): string | undefined {
  const match = gpu === null ? sizeName.exec(size) : null
  return match === null ? undefined : match.slice(1).join(' ')
}
