import { type CapabilityContext, shortHash } from '#capability'
import type { Settings } from './settings.ts'

/** Names of what stands around the workspace. They follow from its own, so that another workspace has others. */
export interface StackNames {
  /** Unique in the world. */
  readonly storageAccount: string
  /** Unique in the world, and kept for some days after it is deleted. */
  readonly keyVault: string
  /** Unique in the world. */
  readonly registry: string
  readonly suffix: string
}

export function stackNames(
  { team, environment, resource_group, workspace_name }: Settings,
  { subscriptions }: CapabilityContext,
): StackNames {
  const hash = shortHash(`${subscriptions[environment]}/${resource_group}/${workspace_name}`)
  const letters = team.replaceAll('-', '')
  const vaultTeam = team.slice(0, 24 - `kv--${environment}-${hash}`.length).replace(/-+$/, '')
  return {
    storageAccount: `stml${letters.slice(0, 24 - `stml${environment}${hash}`.length)}${environment}${hash}`,
    keyVault: `kv-${vaultTeam.replaceAll(/-+/g, '-')}-${environment}-${hash}`,
    registry: `crml${letters}${environment}${hash}`,
    suffix: `${team}-mlw-${environment}`,
  }
}

/** Name of a person's instance; Azure wants it to be unique in the region. */
export function instanceName(
  user: string,
  { environment, resource_group, workspace_name }: Settings,
  { subscriptions }: CapabilityContext,
): string {
  const hash = shortHash(
    `${subscriptions[environment]}/${resource_group}/${workspace_name}/${user.toLowerCase()}`,
  )
  const person = user
    .toLowerCase()
    .replace(/@.*$/, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 16)
    .replace(/^-+|-+$/g, '')
  return `ci-${person}-${hash}`.replace('--', '-')
}

/** Name of the cluster, the same in every workspace. */
export function clusterName({ gpu }: Settings): string {
  return gpu ? 'gpu-cluster' : 'cpu-cluster'
}
