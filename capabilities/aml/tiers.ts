import type { Environment } from '#capability'

/** Copies of the files of a workspace. */
export function replicationOf(environment: Environment): 'LRS' | 'ZRS' {
  return environment === 'dev' ? 'LRS' : 'ZRS'
}

/** Tier of a registry; only Premium takes no connections from the internet. */
export function registrySkuOf(
  environment: Environment,
  network: 'public' | 'private',
): 'Basic' | 'Standard' | 'Premium' {
  if (network === 'private') return 'Premium'
  return environment === 'dev' ? 'Basic' : 'Standard'
}
