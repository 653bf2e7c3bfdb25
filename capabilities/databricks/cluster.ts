import type { PricedCluster } from './cluster-cost.ts'
import { currentNodeType } from './machines.ts'
import type { Settings } from './settings.ts'

/** The cluster of a workspace as it is created; undefined for a workspace with a SQL warehouse alone. */
export function clusterOf(settings: Settings): PricedCluster | undefined {
  const { node_type, min_workers, max_workers, workload, environment, region } = settings
  if (node_type === undefined || min_workers === undefined || max_workers === undefined) return undefined
  return {
    nodeType: currentNodeType(node_type, workload),
    min: min_workers,
    max: max_workers,
    environment,
    region,
    photon: settings.photon ?? false,
    alwaysOn: settings.autotermination_minutes === 0,
  }
}
