import type { RetailRow } from './retail-page.ts'

/** Why a row is not a price to compute with. */
export type Fault =
  | 'reservation or dev/test'
  | 'spot or low priority'
  | 'expired meter'
  | 'not valid yet'
  | 'not valid any more'
  | 'not US dollars'
  | 'no price'

export interface UsableRows {
  readonly rows: readonly RetailRow[]
  /** How many rows were left out, and why. */
  readonly leftOut: ReadonlyMap<Fault, number>
}

/** Leaves out rows that are no pay-as-you-go price of `today` (YYYY-MM-DD). */
export function usableRows(all: readonly RetailRow[], today: string): UsableRows {
  const leftOut = new Map<Fault, number>()
  const rows = all.filter((row) => {
    const fault = faultOf(row, today)
    if (fault !== undefined) leftOut.set(fault, (leftOut.get(fault) ?? 0) + 1)
    return fault === undefined
  })
  return { rows, leftOut }
}

function faultOf(row: RetailRow, today: string): Fault | undefined {
  if (row.type !== 'Consumption' || row.reservationTerm !== undefined) return 'reservation or dev/test'
  if (/\b(?:spot|low priority)\b/i.test(`${row.skuName} ${row.meterName}`)) return 'spot or low priority'
  if (/\bexpired\b/i.test(row.meterName)) return 'expired meter'
  if (row.effectiveStartDate.slice(0, 10) > today) return 'not valid yet'
  if (row.effectiveEndDate !== undefined && row.effectiveEndDate.slice(0, 10) < today) {
    return 'not valid any more'
  }
  if (row.currencyCode !== 'USD') return 'not US dollars'
  return row.retailPrice > 0 && Number.isFinite(row.retailPrice) ? undefined : 'no price'
}

/**
 * The rows that hold now: of those for a primary meter, else of all, the ones that began last.
 * More than one is left when meters are there twice.
 */
export function newestRows(rows: readonly RetailRow[]): readonly RetailRow[] {
  const primary = rows.filter(({ isPrimaryMeterRegion }) => isPrimaryMeterRegion)
  const candidates = primary.length > 0 ? primary : rows
  const newest = candidates
    .map(({ effectiveStartDate }) => effectiveStartDate)
    .toSorted()
    .at(-1)
  return candidates.filter(({ effectiveStartDate }) => effectiveStartDate === newest)
}
