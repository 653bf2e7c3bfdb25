import { describe, expect, test } from 'vitest'
import { capabilityRegistry } from '../../../capabilities/registry.ts'
import { FAULT_LIBRARY, type FailureKey } from '../../../sandbox/cloud/fault-library.ts'
import { azureAdvice, findAdvice } from '../../../src/capability/index.ts'
import { verifies } from '../../scenarios/requirements.ts'

/**
 * The failures that each capability gives advice on: what people call it, its fault, and words of the error.
 * What is seen in a plan, as rules that somebody else made, fails nowhere and needs none.
 */
const EXPECTED: { readonly [capability: string]: readonly (readonly [string, FailureKey, string])[] } = {
  databricks: [
    ['AZURE_QUOTA_EXCEEDED', 'AZURE_QUOTA_EXCEEDED', 'exceeding approved'],
    ['total regional cores', 'total_regional_cores', 'Total Regional Cores'],
    ['STOCKOUT', 'STOCKOUT', 'CLOUD_PROVIDER_RESOURCE_STOCKOUT'],
    ['allocation failed', 'AllocationFailed', 'AllocationFailed'],
    [
      'worker environment not ready',
      'worker_environment_not_ready',
      'does not have any associated worker environments',
    ],
    ['host 403', 'host_forbidden', 'cannot authenticate Databricks account'],
    ['subnet delegation', 'subnet_delegation', 'no delegation'],
    ['managed resource group exists', 'managed_resource_group_exists', 'managed resource group'],
    ['node type unsupported', 'node_type_unsupported', 'INVALID_PARAMETER_VALUE: Node type'],
    ['groups are not taken over', 'no_identity_management', 'Automatic Identity Management'],
    ['no metastore', 'METASTORE_DOES_NOT_EXIST', 'METASTORE_DOES_NOT_EXIST'],
    ['no account admin', 'user_is_not_account_admin', 'User is not an account admin'],
  ],
  openai: [
    ['FlagMustBeSetForRestore', 'FlagMustBeSetForRestore', 'FlagMustBeSetForRestore'],
    ['InsufficientQuota', 'InsufficientQuota', 'InsufficientQuota: This operation require'],
    ['SKU not supported in region', 'sku_not_supported', 'InvalidResourceProperties: The specified SKU'],
    ['DeploymentModelNotSupported', 'DeploymentModelNotSupported', 'DeploymentModelNotSupported'],
    ['ServiceModelDeprecated', 'ServiceModelDeprecated', 'ServiceModelDeprecated'],
    ['CustomDomainInUse', 'CustomDomainInUse', 'CustomDomainInUse'],
    ['SpecialFeatureOrQuotaIdRequired', 'SpecialFeatureOrQuotaIdRequired', 'SpecialFeatureOrQuotaIdRequired'],
    ['RequestConflict', 'RequestConflict', 'provisioning state is not terminal'],
  ],
  firewall: [
    ['SecurityRuleConflict', 'SecurityRuleConflict', 'cannot have the same Priority and Direction'],
    ['AnotherOperationInProgress', 'firewall_busy', 'AnotherOperationInProgress'],
    ['FirewallPolicyUpdateFailed', 'FirewallPolicyUpdateFailed', '1 faulted referenced firewalls'],
    ['invalid group priority', 'FirewallPolicyRuleCollectionGroupInvalidPriority', 'InvalidPriority'],
    ['MaxSecurityRules', 'MaxSecurityRulesPerNsgExceeded', 'MaxSecurityRules'],
    ['invalid address prefix', 'SecurityRuleInvalidAddressPrefix', 'SecurityRuleInvalidAddressPrefix'],
    ['invalid priority', 'SecurityRuleInvalidPriority', 'SecurityRuleInvalidPriority'],
    ['security group not found', 'NetworkSecurityGroupNotFound', 'NetworkSecurityGroupNotFound'],
  ],
  ad_group: [
    [
      'Authorization_RequestDenied',
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation',
    ],
    ['duplicate name', 'duplicate_group_name', '`prevent_duplicate_names` was specified'],
    ['user not found', 'user_not_found', 'Request_ResourceNotFound'],
    ['PrincipalNotFound', 'PrincipalNotFound', 'PrincipalNotFound'],
    ['RoleAssignmentExists', 'RoleAssignmentExists', 'RoleAssignmentExists'],
    ['role definition', 'RoleDefinitionDoesNotExist', 'RoleDefinitionDoesNotExist'],
    ['member exists', 'member_exists', 'resource documentation for "azuread_group_member"'],
    ['last owner', 'last_owner', 'must have at least one owner'],
    ['directory quota', 'Directory_QuotaExceeded', 'Directory_QuotaExceeded'],
  ],
  dns: [
    ['already exists', 'already_exists', 'already exists - to be managed via Terraform'],
    ['CNAME coexist', 'CNAME_coexist', 'CNAME record set cannot coexist'],
    ['zone missing', 'zone_missing', 'does not exist'],
    ['403 role', 'dns_forbidden', 'does not have authorization to perform action'],
    ['overlapping links', 'overlapping_links', 'multiple zones with overlapping namespaces'],
    ['etag', 'PreconditionFailed', 'PreconditionFailed'],
    ['links in the way', 'CannotDeleteResource', 'CannotDeleteResource'],
  ],
  storage: [
    ['StorageAccountAlreadyTaken', 'StorageAccountAlreadyTaken', 'StorageAccountAlreadyTaken'],
    [
      '403 data plane',
      'storage_data_plane_forbidden',
      'This request is not authorized to perform this operation',
    ],
    [
      'KeyBasedAuthenticationNotPermitted',
      'KeyBasedAuthenticationNotPermitted',
      'KeyBasedAuthenticationNotPermitted',
    ],
    ['policy denied', 'RequestDisallowedByPolicy', 'was disallowed by policy'],
    [
      'redundancy not available',
      'RedundancyConfigurationNotAvailableInRegion',
      'RedundancyConfigurationNotAvailableInRegion',
    ],
    ['FeatureNotSupportedForAccount', 'FeatureNotSupportedForAccount', 'FeatureNotSupportedForAccount'],
    ['name not valid', 'AccountNameInvalid', 'AccountNameInvalid'],
    ['locked retention', 'ContainerImmutabilityPolicyLocked', 'locked immutability policy'],
    ['zone linked already', 'overlapping_links', 'multiple zones with overlapping namespaces'],
    ['group missing', 'group_not_found', 'No group found matching specified filter'],
  ],
  monitoring: [
    ['metric not found', 'metric_not_found', 'is not valid, or not found'],
    ['dimension not found', 'dimension_not_found', 'Dimension not found'],
    ['frequency vs window', 'frequency_above_window', 'frequency must be less than the window'],
    ['short_name > 12', 'ActionGroupShortName', 'ActionGroupShortName'],
    ['scope not found', 'scope_not_found', 'Scope of the alert was not found'],
    ['budget start date', 'budget_start_date', 'start date must be the first day of a month'],
  ],
  aml: [
    [
      'soft-deleted workspace',
      'soft_deleted_workspace',
      'Soft-deleted workspace exists. Please purge or recover it',
    ],
    ['VaultAlreadyExists', 'VaultAlreadyExists', 'VaultAlreadyExists'],
    ['HNS storage', 'hierarchical_storage', 'hierarchical namespace enabled'],
    ['ClusterCoreQuotaReached', 'ClusterCoreQuotaReached', 'ClusterCoreQuotaReached'],
    ['ClusterMinNodesExceedCoreQuota', 'ClusterMinNodesExceedCoreQuota', 'ClusterMinNodesExceedCoreQuota'],
    ['compute name used in region', 'compute_name_used', 'is already in use in region'],
    ['policy on keys', 'shared_keys_denied', 'allowSharedKeyAccess'],
  ],
  key_vault: [
    ['soft-deleted vault', 'vault_soft_deleted', 'already exists in deleted state'],
    ['VaultAlreadyExists', 'VaultAlreadyExists', 'VaultAlreadyExists'],
    ['VaultNameNotValid', 'VaultNameNotValid', 'VaultNameNotValid'],
    ['purge protection', 'vault_purge_protected', 'once Purge Protection has been Enabled'],
    ['role not there yet', 'ForbiddenByRbac', 'ForbiddenByRbac'],
    ['firewall of the vault', 'ForbiddenByFirewall', 'ForbiddenByFirewall'],
    [
      'subnet without service endpoint',
      'SubnetsHaveNoServiceEndpointsConfigured',
      'SubnetsHaveNoServiceEndpointsConfigured',
    ],
    ['policy denied', 'RequestDisallowedByPolicy', 'was disallowed by policy'],
  ],
  ml_pipeline: [
    ['invalid cron', 'invalid_cron', 'Invalid quartz cron'],
    ['notebook not found', 'notebook_not_found', 'does not exist'],
    ['git credential', 'git_credential', 'RESOURCE_DOES_NOT_EXIST: Git provider credential'],
    [
      'not authorised to create clusters',
      'not_authorized_to_create_clusters',
      'is not authorized to create clusters',
    ],
    ['run_as role', 'run_as_role', 'servicePrincipal.user role'],
    ['quota at run time', 'AZURE_QUOTA_EXCEEDED', 'AZURE_QUOTA_EXCEEDED_EXCEPTION'],
    ['too many jobs', 'too_many_jobs', 'Maximum number of jobs 12000'],
    ['identity missing', 'service_principal_missing', 'cannot find SP with name'],
  ],
  'any capability': [
    ['AuthorizationFailed', 'AuthorizationFailed', 'does not have authorization to perform action'],
    ['RequestDisallowedByPolicy', 'RequestDisallowedByPolicy', 'RequestDisallowedByPolicy'],
    ['MissingSubscriptionRegistration', 'MissingSubscriptionRegistration', 'MissingSubscriptionRegistration'],
    ['NoRegisteredProviderFound', 'NoRegisteredProviderFound', 'NoRegisteredProviderFound'],
    [
      'LocationNotAvailableForResourceType',
      'LocationNotAvailableForResourceType',
      'LocationNotAvailableForResourceType',
    ],
    ['already exists', 'already_exists', 'needs to be imported'],
    ['another operation', 'AnotherOperationInProgress', 'AnotherOperationInProgress'],
    ['429', 'throttled', '429'],
    ['ScopeLocked', 'ScopeLocked', 'ScopeLocked'],
    ['SubscriptionNotFound', 'SubscriptionNotFound', 'SubscriptionNotFound'],
    ['AADSTS70021', 'AADSTS70021', 'AADSTS70021'],
    ['AADSTS700016', 'AADSTS700016', 'AADSTS700016'],
    ['ResourceGroupNotFound', 'ResourceGroupNotFound', 'ResourceGroupNotFound'],
    ['ParentResourceNotFound', 'ParentResourceNotFound', 'ParentResourceNotFound'],
    ['deadline', 'timed_out', 'context deadline exceeded'],
    ['inconsistent result', 'inconsistent_result', 'Provider produced inconsistent result after apply'],
    ['no capacity', 'SkuNotAvailable', 'SkuNotAvailable'],
  ],
}

describe.each(Object.entries(EXPECTED))('the failures of %s', (_, rows) => {
  test.each(rows)(verifies(['cloud.fault-library'], 'can be rehearsed: %s'), (_name, key, words) => {
    expect(FAULT_LIBRARY[key].error).toContain(words)
  })
})

/** Terraform itself says these, so that no cloud is needed to hear them. */
const OF_TERRAFORM = ['PLAN_STALE', 'STATE_LOCKED']

const books = [
  ['any capability', [], azureAdvice] as const,
  ...capabilityRegistry.map(
    ({ capability }) => [capability.id, capability.advice, capability.advice] as const,
  ),
]

test.each(books)('every advice of %s is given for a fault of the library', (_, own, book) => {
  const errors = Object.values(FAULT_LIBRARY).map(({ error }) => error)
  const given = new Set(errors.map((error) => findAdvice(error, [...own, ...azureAdvice])?.key))
  const never = book.map(({ key }) => key).filter((key) => !given.has(key))
  expect(never.filter((key) => !OF_TERRAFORM.includes(key))).toEqual([])
})
