import '../node-version.ts'
import { setTimeout } from 'node:timers/promises'
import { createPriceList } from '../adapters/azure-prices/refresh/price-list.ts'
import { ConfigError, InputError, PlanwrightError } from '../domain/errors.ts'
import { checkPrices, checkText, isFresh } from './prices/check.ts'
import { PRICES_HELP, readPricesOptions } from './prices/options.ts'
import { refreshPrices, refreshText } from './prices/refresh.ts'
import { committedSnapshots } from './prices/snapshot-files.ts'

/** `npm run prices`: keeps the price book; answers with the exit code that its help text explains. */
async function main(args: readonly string[]): Promise<number> {
  const options = readPricesOptions(args)
  if (options.command === 'help') {
    process.stdout.write(PRICES_HELP)
    return 0
  }
  const folder = options.folder ?? committedSnapshots
  const today = new Date().toISOString().slice(0, 10)
  if (options.command === 'check') {
    const report = await checkPrices(folder, today)
    process.stdout.write(checkText(report))
    return isFresh(report) ? 0 : 1
  }
  const address = listAddress()
  const list = createPriceList({
    ...(address === undefined ? {} : { address }),
    fetch,
    pause: async (ms) => {
      await setTimeout(address === undefined ? ms : 0)
    },
  })
  const report = await refreshPrices(options, { folder, list, today })
  process.stdout.write(refreshText(report))
  return report.held.length === 0 ? 0 : 1
}

/** Where a rehearsal keeps its own list; it can only be on this machine, so that no price comes from elsewhere. */
function listAddress(): string | undefined {
  const address = process.env['PLANWRIGHT_REHEARSED_PRICE_LIST']
  if (address === undefined || /^http:\/\/127\.0\.0\.1:\d{1,5}\/[\w/-]{0,100}$/.test(address)) return address
  throw new ConfigError('PLANWRIGHT_REHEARSED_PRICE_LIST should be an address of this machine, or not be set')
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof PlanwrightError)) throw error
  process.stderr.write(`prices: ${error.message}\n`)
  process.exitCode = error instanceof InputError ? 2 : 3
}
