import type { PricedRuns } from './run-cost.ts'
import type { Settings } from './settings.ts'

/** The job cluster of a pipeline as it is paid for; undefined without one. */
export function pricedRuns(settings: Settings): PricedRuns | undefined {
  const { environment, region, run_minutes, runs_month, node_type, min_workers, max_workers } = settings
  if (node_type === undefined || min_workers === undefined || max_workers === undefined) return undefined
  return {
    environment,
    region,
    minutes: run_minutes,
    runsMonth: runs_month,
    nodeType: node_type,
    min: min_workers,
    max: max_workers,
  }
}
