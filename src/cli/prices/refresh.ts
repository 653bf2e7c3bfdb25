import { kindOf, type PriceChange } from '../../adapters/azure-prices/refresh/difference.ts'
import type { PriceList } from '../../adapters/azure-prices/refresh/price-list.ts'
import { type RefreshReport, refreshMachines } from '../../adapters/azure-prices/refresh/refresh-machines.ts'
import { refreshServices } from '../../adapters/azure-prices/refresh/refresh-services.ts'
import { writeSnapshots } from '../../adapters/azure-prices/refresh/write-snapshots.ts'
import { InputError } from '../../domain/errors.ts'
import type { PricesOptions } from './options.ts'
import { machinesFile, readSnapshots, servicesFile } from './snapshot-files.ts'

type RefreshOptions = Omit<Extract<PricesOptions, { command: 'refresh' }>, 'command' | 'folder'>

/**
 * Reads prices anew and replaces the snapshots of `folder`; `today` is YYYY-MM-DD.
 * Nothing is written before everything was read.
 * @throws ExternalServiceError when the list cannot be read, ConfigError when the folder cannot be read or written.
 */
export async function refreshPrices(
  { regions, only, accept, limit }: RefreshOptions,
  { folder, list, today }: { readonly folder: string; readonly list: PriceList; readonly today: string },
): Promise<RefreshReport> {
  const { machines, services } = await readSnapshots(folder)
  const unknown = regions.find((region) => !Object.hasOwn(machines.prices, region))
  if (unknown !== undefined) {
    const known = Object.keys(machines.prices).join(', ')
    throw new InputError(`--region is "${unknown}", which the snapshot does not have; it has ${known}`)
  }
  const request = { list, today, limit, accept }
  const chosen = regions.length > 0 ? regions : Object.keys(machines.prices)
  const ofMachines = only === 'services' ? undefined : await refreshMachines(machines, chosen, request)
  const ofServices = only === 'machines' ? undefined : await refreshServices(services, request)
  await writeSnapshots(folder, {
    ...(ofMachines === undefined ? {} : { [machinesFile]: ofMachines.snapshot }),
    ...(ofServices === undefined ? {} : { [servicesFile]: ofServices.snapshot }),
  })
  const reports = [ofMachines, ofServices].flatMap((one) => (one === undefined ? [] : [one.report]))
  return {
    changes: reports.flatMap(({ changes }) => changes),
    notes: reports.flatMap(({ notes }) => notes),
    held: reports.flatMap(({ held }) => held),
  }
}

/** The report for a terminal: what rose, fell, is new or gone, what was odd, and what was not taken. */
export function refreshText({ changes, notes, held }: RefreshReport): string {
  const sections = (['rose', 'fell', 'new', 'gone'] as const).flatMap((kind) => {
    const own = changes.filter((change) => kindOf(change) === kind)
    return own.length === 0
      ? []
      : [`${titles[kind]}: ${own.length}`, ...own.map((change) => `  ${lineOf(change)}`)]
  })
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`${title}: ${lines.length}`, ...lines.map((line) => `  ${line}`)]
  const all = [...sections, ...list('Odd', notes), ...list('Not taken', held)]
  const last =
    held.length === 0 ? 'The snapshots are up to date.' : 'Look at what was not taken; --accept takes it.'
  return `${[...(all.length === 0 ? ['No price changed.'] : all), last].join('\n')}\n`
}

const titles = { rose: 'Rose', fell: 'Fell', new: 'New', gone: 'Gone' } as const

/** "eastus Standard_D4ads_v5: 0.206 -> 0.21 (+1.9 %)". */
function lineOf({ name, before, after }: PriceChange): string {
  if (before === undefined) return `${name}: ${after}`
  if (after === undefined) return `${name}: was ${before}`
  const percent = ((after - before) / before) * 100
  return `${name}: ${before} -> ${after} (${percent > 0 ? '+' : ''}${percent.toFixed(1)} %)`
}
