import { type Environment, hasPair, hasZones, type Region } from '#capability'
import type { Parameters } from './parameters.ts'

export type Replication = Parameters['replication']

const usual: Readonly<Record<Environment, Replication>> = { dev: 'LRS', staging: 'ZRS', prod: 'ZRS' }

/** Copies in more than one zone of the region. */
export function isZonal(replication: Replication): boolean {
  return replication.endsWith('ZRS')
}

/** Copies in a second region. */
export function isGeo(replication: Replication): boolean {
  return replication.includes('G')
}

/** Why a region does not offer a replication, and the one that comes closest there. */
export function replicationFault(
  replication: Replication,
  region: Region,
): { readonly rule: string; readonly closest: Replication } | undefined {
  if (isZonal(replication) && !hasZones(region)) {
    const closest = isGeo(replication) ? (replication === 'RAGZRS' ? 'RAGRS' : 'GRS') : 'LRS'
    return { rule: `${region} has no availability zones`, closest }
  }
  if (isGeo(replication) && !hasPair(region)) {
    return { rule: `${region} has no paired region`, closest: 'ZRS' }
  }
  return undefined
}

/** The replication of an environment, as far as the region offers it. */
export function usualReplication(environment: Environment, region: Region): Replication {
  return replicationFault(usual[environment], region)?.closest ?? usual[environment]
}
