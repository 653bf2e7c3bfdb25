import type { MachineSnapshot } from '../schema.ts'
import { isSudden, kindOf, type PriceChange } from './difference.ts'
import { machineFilter, machinePrices } from './machine-prices.ts'
import type { PriceList } from './price-list.ts'
import { usableRows } from './usable-rows.ts'

export interface RefreshRequest {
  readonly list: PriceList
  /** Today in UTC, YYYY-MM-DD. */
  readonly today: string
  /** How many times a price may be what it was. */
  readonly limit: number
  /** Takes sudden changes too. */
  readonly accept: boolean
}

/** What a refresh found: how prices changed, what was odd, and what was not taken although the list has it. */
export interface RefreshReport {
  readonly changes: readonly PriceChange[]
  readonly notes: readonly string[]
  readonly held: readonly string[]
}

/** A region in which more of the known sizes vanish at once was not read rightly. */
const mostGone = 0.2

/**
 * The machine snapshot with the prices of some regions read anew; a region is taken as a whole or not at all.
 * @throws ExternalServiceError when the list cannot be read; nothing is half taken then.
 */
export async function refreshMachines(
  snapshot: MachineSnapshot,
  regions: readonly string[],
  request: RefreshRequest,
): Promise<{ readonly snapshot: MachineSnapshot; readonly report: RefreshReport }> {
  const { list, today } = request
  const prices = { ...snapshot.prices }
  const observed: Record<string, string> = { ...snapshot.observed_in }
  const changes: PriceChange[] = []
  const notes: string[] = []
  const held: string[] = []
  for (const region of regions) {
    const { rows, leftOut } = usableRows(await list.rows(machineFilter(region)), today)
    const inRegion = rows.filter(({ armRegionName }) => armRegionName === region)
    const found = machinePrices(inRegion, snapshot.sizes)
    const before = prices[region] ?? {}
    const ofRegion = changesOf(region, before, found.prices)
    changes.push(...ofRegion)
    notes.push(...found.notes.map((note) => `${region}: ${note}`))
    notes.push(
      ...[...leftOut].map(
        ([fault, count]) => `${region}: ${count} ${count === 1 ? 'row' : 'rows'} left out, ${fault}`,
      ),
    )
    const objections = objectionsTo(ofRegion, Object.keys(found.prices).length, request)
    if (objections.length > 0) {
      held.push(...objections.map((objection) => `${region}: ${objection}`))
      continue
    }
    prices[region] = found.prices
    observed[region] = today
  }
  const dates = Object.keys(prices).map((region) => observed[region] ?? snapshot.observed_at.slice(0, 10))
  const oldest = dates.toSorted()[0] ?? today
  return {
    snapshot: {
      ...snapshot,
      observed_at:
        oldest === snapshot.observed_at.slice(0, 10) ? snapshot.observed_at : `${oldest}T00:00:00Z`,
      observed_in: observed,
      prices,
    },
    report: { changes: changes.filter((change) => kindOf(change) !== 'same'), notes, held },
  }
}

function changesOf(
  region: string,
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): PriceChange[] {
  const sizes = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return sizes.map((size) => ({ name: `${region} ${size}`, before: before[size], after: after[size] }))
}

/** Why the prices of a region are not taken; empty when they are. */
function objectionsTo(
  changes: readonly PriceChange[],
  found: number,
  { limit, accept }: RefreshRequest,
): string[] {
  if (found === 0) return ['the list has no price of a known machine here, nothing was taken']
  if (accept) return []
  const gone = changes.filter((change) => kindOf(change) === 'gone').length
  const known = changes.filter(({ before }) => before !== undefined).length
  return [
    ...(gone > known * mostGone ? [`${gone} of ${known} prices are gone, nothing was taken`] : []),
    ...changes
      .filter((change) => isSudden(change, limit))
      .map(
        ({ name, before, after }) =>
          `${name.split(' ')[1]} changes from ${before} to ${after}, more than ${limit} times; nothing of the region was taken`,
      ),
  ]
}
