/** Azure public regions that a request may name, as slugs (Microsoft's list of regions, seen 2026-11). */
export const regions = [
  'australiaeast',
  'australiasoutheast',
  'austriaeast',
  'brazilsouth',
  'canadacentral',
  'canadaeast',
  'centralindia',
  'centralus',
  'chilecentral',
  'eastasia',
  'eastus',
  'eastus2',
  'francecentral',
  'germanywestcentral',
  'indonesiacentral',
  'israelcentral',
  'italynorth',
  'japaneast',
  'japanwest',
  'koreacentral',
  'malaysiawest',
  'mexicocentral',
  'newzealandnorth',
  'northcentralus',
  'northeurope',
  'norwayeast',
  'polandcentral',
  'qatarcentral',
  'southafricanorth',
  'southcentralus',
  'southeastasia',
  'southindia',
  'spaincentral',
  'swedencentral',
  'switzerlandnorth',
  'switzerlandwest',
  'uaenorth',
  'uksouth',
  'ukwest',
  'westcentralus',
  'westeurope',
  'westindia',
  'westus',
  'westus2',
  'westus3',
] as const

export type Region = (typeof regions)[number]

/** Regions without availability zones, so without ZRS and GZRS (Microsoft's list of regions, read 2026-11-22). */
const withoutZones: readonly Region[] = [
  'australiasoutheast',
  'canadaeast',
  'northcentralus',
  'southindia',
  'switzerlandwest',
  'ukwest',
  'westcentralus',
  'westindia',
  'westus',
]

/** Regions without a paired region, so without GRS, RAGRS, GZRS and RAGZRS (same list). */
const withoutPair: readonly Region[] = [
  'austriaeast',
  'chilecentral',
  'indonesiacentral',
  'israelcentral',
  'italynorth',
  'malaysiawest',
  'mexicocentral',
  'newzealandnorth',
  'polandcentral',
  'qatarcentral',
  'spaincentral',
]

/** Whether a region keeps copies of data in zones of its own. */
export function hasZones(region: Region): boolean {
  return !withoutZones.includes(region)
}

/** Whether a region keeps copies of data in a second region. */
export function hasPair(region: Region): boolean {
  return !withoutPair.includes(region)
}
