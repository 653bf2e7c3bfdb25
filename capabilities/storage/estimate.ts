import {
  type CapabilityContext,
  type CostSheet,
  chargeSftp,
  createCostSheet,
  dataPart,
  dataPath,
  type StackEstimate,
} from '#capability'
import { hasEndpoint } from './decide-access.ts'
import type { Settings } from './parameters.ts'
import { pricePaths, writePath } from './prices.ts'
import { purposes } from './purposes.ts'
import { stackId } from './stack-id.ts'
import { zonesOf } from './zones.ts'

/** Gigabytes in the log for each operation. */
const logGbPerOperation = 0.000_001
const pricedOperations = 10_000

/** What the account costs a month: what is kept, what is done with it, and how it is reached. */
export function estimate(settings: Settings, context: CapabilityContext): StackEstimate[] {
  const sheet = createCostSheet(stackId, context.prices)
  addData(sheet, settings)
  addOperations(sheet, settings)
  addNetwork(sheet, settings, context)
  if (settings.purpose === 'sftp_drop') {
    chargeSftp(sheet)
    sheet.assume('SFTP is on all month, used or not')
  }
  if (settings.customer_key) {
    sheet.add({ label: 'key vault operations', units: 1, path: pricePaths.vault })
    sheet.assume('10,000 operations with the key; the key vault itself is there already')
  }
  return [sheet.estimate()]
}

function addData(
  sheet: CostSheet,
  { purpose, size_gb, growth_percent_month, access_tier, replication }: Settings,
): void {
  const yearOn = Math.round(size_gb * (1 + (12 * growth_percent_month) / 100))
  if (purpose === 'file_share') {
    sheet.leaveOut(`file share of ${size_gb} GB, ${replication}`)
    return
  }
  const kept = { low: size_gb / 2, expected: size_gb, high: yearOn }
  sheet.add({
    label: `${access_tier} data, ${replication}`,
    units: kept,
    path: dataPath(access_tier, replication),
    part: dataPart(access_tier, replication, kept),
  })
  sheet.assume(
    `${format(size_gb)} GB in the ${access_tier} tier, ${replication}: half of it at first, ${format(yearOn)} GB after a year`,
  )
  sheet.assume('old versions and deleted data count until they are gone; what moves to Cool costs less')
}

function addOperations(
  sheet: CostSheet,
  { purpose, size_gb, access_tier, replication, access_logs }: Settings,
): void {
  const { operations } = purposes[purpose]
  const [writes, reads] = [Math.ceil(operations.writes * size_gb), Math.ceil(operations.reads * size_gb)]
  if (purpose === 'file_share' || access_tier !== 'Hot') {
    sheet.leaveOut(purpose === 'file_share' ? 'operations on the share' : `operations in ${access_tier}`)
  } else {
    sheet.add({
      label: `writes to ${replication}`,
      units: spread(writes / pricedOperations),
      path: writePath(replication),
    })
    sheet.add({ label: 'reads', units: spread(reads / pricedOperations), path: pricePaths.read })
    sheet.assume(
      `${format(writes)} writes and ${format(reads)} reads a month; a tenth and ten times as many at the ends`,
    )
  }
  if (access_logs) {
    const logged = (writes + reads) * logGbPerOperation
    sheet.add({ label: 'access logs', units: spread(logged), path: pricePaths.logs })
    sheet.assume(`1 KB in the log for each of ${format(writes + reads)} operations`)
  }
}

function addNetwork(sheet: CostSheet, settings: Settings, context: CapabilityContext): void {
  const { network, purpose, hns } = settings
  if (!hasEndpoint(network)) return
  const { services, existing } = zonesOf(purpose, context, hns)
  const count = services.length
  sheet.add({ label: 'private endpoint', units: count, path: pricePaths.endpoint })
  if (!existing) sheet.add({ label: 'private DNS zone', units: count, path: pricePaths.zone })
  sheet.assume(
    `${count} private ${count === 1 ? 'endpoint' : 'endpoints'} (${services.join(', ')}), without the traffic through them`,
  )
}

/** A month with a tenth of the work, a usual one, and one with ten times as much. */
function spread(units: number): { low: number; expected: number; high: number } {
  return { low: units / 10, expected: units, high: units * 10 }
}

function format(value: number): string {
  return value.toLocaleString('en-US')
}
