import {
  type Amount,
  type CapabilityContext,
  type CostSheet,
  createCostSheet,
  type StackEstimate,
} from '#capability'
import { hasEndpoint } from './decide-network.ts'
import type { Settings } from './parameters.ts'
import { pricePaths } from './prices.ts'
import { stackId } from './stack-id.ts'
import { configuredZone } from './zone.ts'

const pricedOperations = 10_000
/** Gigabytes in the log for each operation. */
const logGbPerOperation = 0.000_002
const hsmKeys: Amount = { low: 1, expected: 5, high: 20 }
const renewals: Amount = { low: 0, expected: 1, high: 5 }

/** What a vault costs a month: what is done with it, what is kept in hardware, and how it is reached. */
export function estimate(settings: Settings, context: CapabilityContext): StackEstimate[] {
  const sheet = createCostSheet(stackId, context.prices)
  addOperations(sheet, settings)
  addContents(sheet, settings)
  addNetwork(sheet, settings, context)
  return [sheet.estimate()]
}

function addOperations(sheet: CostSheet, { operations_per_month, access_logs }: Settings): void {
  const count = operations_per_month.toLocaleString('en-US')
  sheet.add({
    label: '10,000 vault operations',
    units: spread(operations_per_month / pricedOperations),
    path: pricePaths.operations,
  })
  sheet.assume(`${count} operations a month; a tenth and ten times as many at the ends`)
  if (!access_logs) return
  sheet.add({
    label: 'GB of access logs',
    units: spread(operations_per_month * logGbPerOperation),
    path: pricePaths.logs,
  })
  sheet.assume(`2 KB in the log for each operation`)
}

function addContents(sheet: CostSheet, { holds, sku }: Settings): void {
  if (sku === 'premium' && holds.includes('keys')) {
    sheet.add({ label: 'HSM key', units: hsmKeys, path: pricePaths.hsmKey })
    sheet.assume('5 RSA keys of 2048 bits in hardware; 1 and 20 at the ends')
  }
  if (holds.includes('certificates')) {
    sheet.add({ label: 'certificate renewal', units: renewals, path: pricePaths.renewal })
    sheet.assume('1 certificate renewed a month; none and 5 at the ends')
  }
}

function addNetwork(sheet: CostSheet, { network }: Settings, context: CapabilityContext): void {
  if (!hasEndpoint(network)) return
  sheet.add({ label: 'private endpoint', units: 1, path: pricePaths.endpoint })
  if (configuredZone(context) === undefined) {
    sheet.add({ label: 'private DNS zone', units: 1, path: pricePaths.zone })
  }
  sheet.assume('one private endpoint, without the traffic through it')
}

/** A month with a tenth of the work, a usual one, and one with ten times as much. */
function spread(units: number): Amount {
  return { low: units / 10, expected: units, high: units * 10 }
}
