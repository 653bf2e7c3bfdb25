import type { Failures } from './failure.ts'

const CREATING = 'creating/updating "{id}": performing CreateOrUpdate: unexpected status'

/** Failures of Azure OpenAI, storage, Entra, monitoring and machine learning; wording seen in 2026. */
export const serviceFailures = {
  FlagMustBeSetForRestore: {
    op: 'create',
    type: 'azurerm_cognitive_account',
    error: `${CREATING} 409 (409 Conflict) with error: FlagMustBeSetForRestore: An existing resource with ID '{id}' has been soft-deleted. To restore the resource, you must specify 'restore' to be 'true' in the property. If you don't want to restore existing resource, please purge it first.`,
  },
  CustomDomainInUse: {
    op: 'create',
    type: 'azurerm_cognitive_account',
    error: `${CREATING} 400 (400 Bad Request) with error: CustomDomainInUse: Please pick a different name. The subdomain name '{custom_subdomain_name}' is not available as it's already used by a resource.`,
  },
  SpecialFeatureOrQuotaIdRequired: {
    op: 'create',
    type: 'azurerm_cognitive_*',
    error: `${CREATING} 400 (400 Bad Request) with error: SpecialFeatureOrQuotaIdRequired: The current subscription does not have access to this model.`,
  },
  InsufficientQuota: {
    op: 'create',
    type: 'azurerm_cognitive_deployment',
    error: `${CREATING} 400 (400 Bad Request) with error: InsufficientQuota: This operation require 120 new capacity in quota Tokens Per Minute (thousands) - {name}, which is bigger than the current available capacity 30. The current quota usage is 220 and the quota limit is 250.`,
  },
  sku_not_supported: {
    op: 'create',
    type: 'azurerm_cognitive_deployment',
    error: `${CREATING} 400 (400 Bad Request) with error: InvalidResourceProperties: The specified SKU 'Standard' for model '{name}' is not supported in this region.`,
  },
  DeploymentModelNotSupported: {
    op: 'create',
    type: 'azurerm_cognitive_deployment',
    error: `${CREATING} 400 (400 Bad Request) with error: DeploymentModelNotSupported: The model '{name}' is not supported.`,
  },
  ServiceModelDeprecated: {
    op: 'create',
    type: 'azurerm_cognitive_deployment',
    error: `${CREATING} 400 (400 Bad Request) with error: ServiceModelDeprecated: The model '{name}' has been deprecated and cannot be deployed anymore.`,
  },
  RequestConflict: {
    op: 'create',
    type: 'azurerm_cognitive_deployment',
    error: `${CREATING} 409 (409 Conflict) with error: RequestConflict: Another operation is being performed on the parent resource; its provisioning state is not terminal.`,
  },
  StorageAccountAlreadyTaken: {
    op: 'create',
    type: 'azurerm_storage_account',
    error: `${CREATING} 409 (409 Conflict) with error: StorageAccountAlreadyTaken: The storage account named {name} is already taken.`,
  },
  KeyBasedAuthenticationNotPermitted: {
    op: 'create',
    type: 'azurerm_storage_*',
    error:
      'creating "{id}": unexpected status 403 (403 Key based authentication is not permitted on this storage account.) with error: KeyBasedAuthenticationNotPermitted: Key based authentication is not permitted on this storage account.',
  },
  storage_data_plane_forbidden: {
    op: 'create',
    type: 'azurerm_storage_*',
    error:
      'creating "{id}": unexpected status 403 (403 Forbidden) with error: AuthorizationFailure: This request is not authorized to perform this operation.',
  },
  RedundancyConfigurationNotAvailableInRegion: {
    op: 'create',
    type: 'azurerm_storage_account',
    error: `${CREATING} 409 (409 Conflict) with error: RedundancyConfigurationNotAvailableInRegion: The redundancy configuration '{account_replication_type}' is not available in {location}.`,
  },
  FeatureNotSupportedForAccount: {
    op: 'create',
    type: 'azurerm_storage_account',
    error: `${CREATING} 409 (409 Conflict) with error: FeatureNotSupportedForAccount: Versioning is not supported for the account with hierarchical namespace.`,
  },
  Authorization_RequestDenied: {
    op: 'create',
    type: 'azuread_*',
    error:
      'creating {type} "{name}": unexpected status 403 (403 Forbidden) with error: Authorization_RequestDenied: Insufficient privileges to complete the operation.',
  },
  user_not_found: {
    op: 'create',
    type: 'azuread_*',
    error:
      'creating {type} "{name}": unexpected status 404 (404 Not Found) with error: Request_ResourceNotFound: Resource does not exist or one of its queried reference-property objects are not present.',
  },
  PrincipalNotFound: {
    op: 'create',
    type: 'azurerm_role_assignment',
    error: `${CREATING} 400 (400 Bad Request) with error: PrincipalNotFound: Principal {principal_id} does not exist in the directory. If you have just created this principal, wait a moment and try again.`,
  },
  RoleAssignmentExists: {
    op: 'create',
    type: 'azurerm_role_assignment',
    error: `${CREATING} 409 (409 Conflict) with error: RoleAssignmentExists: The role assignment already exists.`,
  },
  metric_not_found: {
    op: 'create',
    type: 'azurerm_monitor_metric_alert',
    error: `${CREATING} 400 (400 Bad Request) with error: BadRequest: The metric of the alert is not valid, or not found in the namespace of the target.`,
  },
  scope_not_found: {
    op: 'create',
    type: 'azurerm_monitor_*',
    error: `${CREATING} 404 (404 Not Found) with error: ResourceNotFound: Scope of the alert was not found.`,
  },
  soft_deleted_workspace: {
    op: 'create',
    type: 'azurerm_machine_learning_workspace',
    error: `${CREATING} 400 (400 Bad Request) with error: BadRequest: Soft-deleted workspace exists. Please purge or recover it. https://aka.ms/wsoftdelete`,
  },
  VaultAlreadyExists: {
    op: 'create',
    type: 'azurerm_key_vault',
    error: `${CREATING} 409 (409 Conflict) with error: VaultAlreadyExists: The vault name '{name}' is already in use. Vault names are globally unique so it is possible that the name is already taken.`,
  },
  hierarchical_storage: {
    op: 'create',
    type: 'azurerm_machine_learning_workspace',
    error: `${CREATING} 400 (400 Bad Request) with error: BadRequest: The specified storage account is hierarchical namespace enabled, which is not supported.`,
  },
  ClusterCoreQuotaReached: {
    op: 'create',
    type: 'azurerm_machine_learning_compute_*',
    error: `${CREATING} 400 (400 Bad Request) with error: ClusterCoreQuotaReached: The operation cannot be completed because the cluster core quota of the family is reached.`,
  },
  compute_name_used: {
    op: 'create',
    type: 'azurerm_machine_learning_compute_instance',
    error: `${CREATING} 400 (400 Bad Request) with error: BadArgument: The compute name '{name}' is already in use in region {location}.`,
  },
} as const satisfies Failures
