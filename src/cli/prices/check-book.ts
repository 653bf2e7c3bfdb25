import { findPrice } from '../../adapters/azure-prices/find-price.ts'
import { modelsOf } from '../../adapters/azure-prices/refresh/refresh-services.ts'
import { serviceMeters } from '../../adapters/azure-prices/refresh/service-meters.ts'
import type { Snapshots } from './snapshot-files.ts'

/** Prices that were observed on one day and come from one place. */
export interface PriceGroup {
  readonly name: string
  /** How many prices it holds. */
  readonly prices: number
  /** YYYY-MM-DD. */
  readonly observedAt: string
  readonly days: number
  /** The price list does not have them: somebody looks them up and writes them down. */
  readonly byHand: boolean
  readonly origin: string
  readonly confidence: string
}

const dayMs = 24 * 60 * 60 * 1000

/** The prices of the snapshots in groups, the oldest first. `today` is YYYY-MM-DD. */
export function priceGroups({ machines, services }: Snapshots, today: string): PriceGroup[] {
  return [...machineGroups(machines), ...unitGroups(machines), ...serviceGroups(services)]
    .map((group) => ({ ...group, days: daysBetween(group.observedAt, today) }))
    .toSorted((a, b) => b.days - a.days || (a.name < b.name ? -1 : 1))
}

type Group = Omit<PriceGroup, 'days'>

const refreshedOrigin = { origin: 'Azure Retail Prices API', confidence: 'high' } as const

function machineGroups({ prices, observed_at, observed_in, source }: Snapshots['machines']): Group[] {
  const oldest = observed_at.slice(0, 10)
  const byDay = Map.groupBy(Object.keys(prices), (region) => observed_in?.[region] ?? oldest)
  return [...byDay].map(([observedAt, regions]) => ({
    name: `machines in ${regions.length} ${regions.length === 1 ? 'region' : 'regions'}`,
    prices: regions.reduce((sum, region) => sum + Object.keys(prices[region] ?? {}).length, 0),
    observedAt,
    byHand: false,
    ...(observed_in === undefined
      ? { origin: text(source, 'not said'), confidence: 'high' }
      : refreshedOrigin),
  }))
}

/** The list has no Databricks units; how they are known stands beside each. */
function unitGroups({ sizes, observed_at }: Snapshots['machines']): Group[] {
  const known = Object.values(sizes).filter(({ dbu_per_hour }) => dbu_per_hour !== null)
  const byBasis = Map.groupBy(known, ({ dbu_basis }) => text(dbu_basis, 'not said'))
  return [...byBasis].map(([basis, members]) => {
    const date = /\d{4}-\d{2}/.exec(basis)?.[0]
    return {
      name: 'Databricks units of machines',
      prices: members.length,
      observedAt: date === undefined ? observed_at.slice(0, 10) : `${date}-01`,
      byHand: true,
      origin: basis,
      confidence: date === undefined ? 'low' : 'high',
    }
  })
}

function serviceGroups(services: Snapshots['services']): Group[] {
  const { observed = {} } = services
  const listed = serviceMeters(modelsOf(services)).map(({ path }) => path)
  const blocks = Object.entries(services).flatMap(([name, block]): Group[] => {
    if (typeof block !== 'object' || block === null || Array.isArray(block) || notPrices.has(name)) return []
    const known = listed.filter(
      (path) => path.startsWith(`${name}.`) && findPrice(services, path) !== undefined,
    )
    const old = known.filter((path) => observed[path] === undefined).length
    const group = { ...originOf(block, services), name }
    return [
      { ...group, prices: old, byHand: false },
      { ...group, prices: countNumbers(block) - known.length, byHand: true },
    ].filter(({ prices }) => prices > 0)
  })
  const anew = Map.groupBy(Object.entries(observed), ([, day]) => day)
  return [
    ...blocks,
    ...[...anew].map(([observedAt, entries]) => ({
      name: 'services read anew',
      prices: entries.length,
      observedAt,
      byHand: false,
      ...refreshedOrigin,
    })),
  ]
}

function originOf(
  block: Readonly<Record<string, unknown>>,
  { compiled_at, sources }: Snapshots['services'],
): Pick<Group, 'observedAt' | 'origin' | 'confidence'> {
  const found = block['observed_at']
  const source = text(block['source'], 'not said')
  const named = new Map<string, unknown>(Object.entries(sources ?? {}))
  return {
    observedAt: typeof found === 'string' ? `${found}-01-01`.slice(0, 10) : compiled_at,
    origin: text(named.get(source), source),
    confidence: text(block['confidence'], 'not said'),
  }
}

const notPrices: ReadonlySet<string> = new Set(['sources', 'observed'])

function countNumbers(node: unknown): number {
  if (typeof node === 'number') return 1
  if (typeof node !== 'object' || node === null) return 0
  return Object.values(node).reduce<number>((sum, inner) => sum + countNumbers(inner), 0)
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}

function daysBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / dayMs)
}
