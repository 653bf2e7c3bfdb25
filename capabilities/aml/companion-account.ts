import type { CapabilityContext, Environment } from '#capability'

/** The storage account that the same request makes. */
export interface CompanionAccount {
  readonly name: string
  readonly id: string
  /** It gets a hierarchical namespace. */
  readonly hierarchical: boolean
  /** Whoever has a key may use it. */
  readonly hasKeys: boolean
}

/** The account of the same request, once its name and its resource group are settled. */
export function companionAccount(
  environment: Environment,
  { companions, subscriptions }: CapabilityContext,
): CompanionAccount | undefined {
  const { account_name: name, resource_group: group, hns, shared_keys: keys } = companions['storage'] ?? {}
  if (typeof name !== 'string' || typeof group !== 'string') return undefined
  const place = `/subscriptions/${subscriptions[environment]}/resourceGroups/${group}`
  return {
    name,
    id: `${place}/providers/Microsoft.Storage/storageAccounts/${name}`,
    hierarchical: hns === true,
    hasKeys: keys !== undefined && keys !== 'none',
  }
}

/** The same, when it is the one that the workspace shall keep its files in, by its name or its id. */
export function namedCompanion(
  stated: string | undefined,
  environment: Environment,
  context: CapabilityContext,
): CompanionAccount | undefined {
  const account = companionAccount(environment, context)
  const named = stated?.split('/').at(-1)?.toLowerCase()
  return account !== undefined && named === account.name.toLowerCase() ? account : undefined
}
