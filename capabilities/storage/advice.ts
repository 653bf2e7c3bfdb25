import type { AdviceRule } from '#capability'

/** What to say about errors of storage (messages of Azure and of azurerm 4 and azuread 3, seen 2026-11). */
export const advice: readonly AdviceRule[] = [
  {
    key: 'STORAGE_NAME_TAKEN',
    fragments: ['StorageAccountAlreadyTaken', 'StorageAccountAlreadyExists'],
    because:
      'Somebody in the world has a storage account of this name, or one that was deleted in the last 14 days.',
    help: 'Reply with another name ("account name: stmldata7"): 3 to 24 lower-case letters and digits.',
    retry: 'after_change',
  },
  {
    key: 'STORAGE_NAME_INVALID',
    fragments: ['AccountNameInvalid', 'is not a valid storage account name'],
    because: 'Azure does not take this name for a storage account.',
    help: 'Reply with a name of 3 to 24 lower-case letters and digits.',
    retry: 'after_change',
  },
  {
    key: 'STORAGE_FORBIDDEN',
    fragments: [
      'This request is not authorized to perform this operation',
      'AuthorizationPermissionMismatch',
      'retrieving queue properties',
      'waiting for the Data Plane for Storage Account',
    ],
    because:
      'The firewall of the account does not let in the machine that Planwright applies from, or it has no role for data there.',
    help: 'An administrator lets Planwright run where the private endpoint or the allowed addresses reach it, then retry. The account itself is made.',
    retry: 'person',
  },
  {
    key: 'STORAGE_KEYS_OFF',
    fragments: ['KeyBasedAuthenticationNotPermitted', 'Key based authentication is not permitted'],
    because: 'Something tried to use a key of the account, and keys are off.',
    help: 'Use Entra sign-in. An old client outside production can have keys: reply "account keys: old_sdk", which needs a confirmation.',
    retry: 'after_change',
  },
  {
    key: 'STORAGE_POLICY_DENIED',
    fragments: ['RequestDisallowedByPolicy', 'was disallowed by policy'],
    because: 'An Azure Policy of the organization forbids the account as it is described.',
    help: 'The message names the policy and the field: often a missing tag, the region, public access or account keys. Change that ("network: private", "account keys: none"), or ask the owners of the policy for an exemption.',
    retry: 'person',
  },
  {
    key: 'STORAGE_REDUNDANCY',
    fragments: ['RedundancyConfigurationNotAvailableInRegion', 'redundancy configuration'],
    because: 'The region does not offer this replication.',
    help: 'Reply with another one ("replication: ZRS" or "replication: LRS"), or name another region.',
    retry: 'after_change',
  },
  {
    key: 'STORAGE_FEATURE',
    fragments: [
      'FeatureNotSupportedForAccount',
      "`versioning_enabled` can't be true when `is_hns_enabled`",
      'is not supported for the account with hierarchical namespace',
    ],
    because:
      'Two features were asked for that one account cannot have, such as versions and a hierarchical namespace.',
    help: 'Leave one of them out ("no versioning", or "no hierarchical namespace" before the account is made).',
    retry: 'after_change',
  },
  {
    key: 'STORAGE_IMMUTABLE',
    fragments: ['ContainerImmutabilityPolicy', 'AccountProtectedFromDeletion', 'BlobImmutableDueToPolicy'],
    because: 'A retention policy protects what is in the container, so that it cannot be deleted yet.',
    help: 'Wait until the retention has passed. An unlocked policy can be removed first by an operator, a locked one by nobody.',
    retry: 'person',
  },
  {
    key: 'STORAGE_ZONE_LINKED',
    fragments: ['multiple zones with overlapping namespaces'],
    because: 'The network has a private DNS zone for storage already, and takes one only.',
    help: 'An administrator adds that zone to dns_zones in the configuration; the next plan uses it.',
    retry: 'person',
  },
  {
    key: 'STORAGE_GROUP_MISSING',
    fragments: ['No group found matching specified filter', 'azuread_group ('],
    because: 'The group that should get access is not in the directory, or Planwright may not read it.',
    help: 'Ask for an AD group in the same request, or name another one ("access group: sg-data-dev"). Then retry.',
    retry: 'after_change',
  },
]
