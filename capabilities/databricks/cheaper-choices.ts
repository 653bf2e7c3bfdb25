import { halfOf, rangeText } from '#capability'
import type { Settings } from './settings.ts'

type Choice = { readonly text: string } & Partial<Settings>

/** Smallest first, as Databricks sells them. */
const warehouseSizes: readonly Settings['sql_warehouse'][] = [
  '2X-Small',
  'X-Small',
  'Small',
  'Medium',
  'Large',
]

/** What could be chosen instead for less money; machines without GPUs stand in the decision about compute. */
export function cheaperChoices(settings: Settings): Choice[] {
  return [
    ...fewerWorkers(settings),
    ...(settings.photon === true ? [{ text: 'doing without Photon', photon: false }] : []),
    ...(settings.autotermination_minutes === 0
      ? [{ text: 'a cluster that stops after 60 idle minutes', autotermination_minutes: 60 }]
      : []),
    ...(settings.pool && (settings.pool_min_idle ?? 0) > 0
      ? [{ text: 'a pool that keeps no machine ready', pool_min_idle: 0 }]
      : []),
    ...smallerWarehouse(settings),
  ]
}

function fewerWorkers({ min_workers: min, max_workers: max }: Settings): Choice[] {
  if (min === undefined || max === undefined) return []
  const half = halfOf(min, max)
  if (half === undefined) return []
  const workers = half.max === 1 ? 'worker' : 'workers'
  const text = `${rangeText(half.min, half.max)} ${workers} instead of ${rangeText(min, max)}`
  return [{ text, min_workers: half.min, max_workers: half.max }]
}

function smallerWarehouse({ sql_warehouse: size }: Settings): Choice[] {
  const smaller = warehouseSizes[warehouseSizes.indexOf(size) - 1]
  return smaller === undefined
    ? []
    : [{ text: `a SQL warehouse of size ${smaller} instead of ${size}`, sql_warehouse: smaller }]
}
