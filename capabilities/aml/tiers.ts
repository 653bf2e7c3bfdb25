import { type Environment, hasZones, type Region } from '#capability'

/** Copies of the files of a workspace, as far as the region keeps them in several zones. */
export function replicationOf(environment: Environment, region: Region): 'LRS' | 'ZRS' {
  return environment === 'dev' || !hasZones(region) ? 'LRS' : 'ZRS'
}

/** Tier of a registry; only Premium takes no connections from the internet. */
export function registrySkuOf(
  environment: Environment,
  network: 'public' | 'private',
): 'Basic' | 'Standard' | 'Premium' {
  if (network === 'private') return 'Premium'
  return environment === 'dev' ? 'Basic' : 'Standard'
}
