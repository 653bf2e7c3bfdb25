import type { AdviceRule } from '#capability'

/** What to say about errors of Azure ML (messages of the service and of provider azurerm 4.x, seen 2026-11). */
export const advice: readonly AdviceRule[] = [
  {
    key: 'AML_SOFT_DELETED_WORKSPACE',
    fragments: ['Soft-deleted workspace exists', 'wsoftdelete'],
    because: 'A deleted workspace holds this name for 14 days.',
    help: 'Name another workspace ("workspace name: mlw-..."), or have an operator recover it or delete it for good. Then retry.',
    retry: 'person',
  },
  {
    key: 'AML_VAULT_EXISTS',
    fragments: ['VaultAlreadyExists', 'ConflictError: A vault with the same name'],
    because: 'The name of the key vault is in use somewhere in Azure, or held by a deleted vault.',
    help: 'Name another workspace, because the vault is named after it, or name an existing key vault ("existing key vault: <resource id>"). An operator can also recover a deleted one.',
    retry: 'after_change',
  },
  {
    key: 'AML_STORAGE_HIERARCHICAL',
    fragments: ['hierarchical namespace enabled', 'of the Premium tier, which is not supported'],
    because: 'Azure ML takes no storage account of the Premium tier or with a hierarchical namespace.',
    help: 'Name another storage account, or remove "existing storage account" so that a fitting one is made. A data lake is attached to the workspace later as a datastore.',
    retry: 'after_change',
  },
  {
    key: 'AML_CORE_QUOTA',
    fragments: ['ClusterCoreQuotaReached', 'ClusterMinNodesExceedCoreQuota'],
    because: 'The subscription has too few Azure ML cores left for this machine family in the region.',
    help: 'Azure ML has quotas of its own, for dedicated and low-priority nodes apart. Ask for more in the studio under Quota, or say fewer nodes ("1 node"), "min nodes: 0", another machine or another region.',
    retry: 'after_change',
  },
  {
    key: 'AML_COMPUTE_NAME_USED',
    fragments: ['The compute name', 'compute name already in use', 'is already in use in region'],
    because: 'A personal instance has a name that nobody else in the region may use.',
    help: 'Name another workspace, because instances are named after it and their owner, or have an operator delete the old instance.',
    retry: 'after_change',
  },
  {
    key: 'AML_KEYS_DENIED',
    fragments: ['allowSharedKeyAccess', 'prevent shared key access', 'KeyBasedAuthenticationNotPermitted'],
    because:
      'A policy forbids storage accounts with keys, and the workspace signs in to its storage with one.',
    help: 'Ask the owners of the policy for an exemption for the resource group, or name a storage account that may keep its keys ("existing storage account: <resource id>").',
    retry: 'person',
  },
]
