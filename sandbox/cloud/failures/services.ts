import type { Failures } from './failure.ts'

const CREATING = 'creating/updating "{id}": performing CreateOrUpdate: unexpected status'

/** Failures of Azure OpenAI, storage and Entra; wording seen in 2026. */
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
  AccountNameInvalid: {
    op: 'create',
    type: 'azurerm_storage_account',
    error: `${CREATING} 400 (400 Bad Request) with error: AccountNameInvalid: {name} is not a valid storage account name. Storage account name must be between 3 and 24 characters in length and use numbers and lower-case letters only.`,
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
  ContainerImmutabilityPolicyLocked: {
    op: 'delete',
    type: 'azurerm_storage_*',
    error:
      'deleting "{id}": unexpected status 409 (409 Conflict) with error: ContainerImmutabilityPolicyLocked: The requested operation is not allowed as the container has a locked immutability policy.',
  },
  Authorization_RequestDenied: {
    op: 'create',
    type: 'azuread_*',
    error:
      'creating {type} "{name}": unexpected status 403 (403 Forbidden) with error: Authorization_RequestDenied: Insufficient privileges to complete the operation.',
  },
  duplicate_group_name: {
    op: 'create',
    type: 'azuread_group',
    error:
      'An existing "azuread_group" with name "{display_name}" (ID: "00000000-0000-0000-0000-0000000000d0") was found and `prevent_duplicate_names` was specified. To be managed via Terraform, this resource needs to be imported into the State. Please see the resource documentation for "azuread_group" for more information.',
  },
  group_not_found: {
    op: 'read',
    type: 'azuread_group',
    error: "No group found matching specified filter (displayName eq '{display_name}')",
  },
  Directory_QuotaExceeded: {
    op: 'create',
    type: 'azuread_*',
    error:
      'creating {type} "{name}": unexpected status 403 (403 Forbidden) with error: Directory_QuotaExceeded: The directory object quota limit for the Principal has been exceeded. Please ask your administrator to increase the quota limit or delete objects to reduce the used quota.',
  },
  user_not_found: {
    op: 'create',
    type: 'azuread_*',
    error:
      'creating {type} "{name}": unexpected status 404 (404 Not Found) with error: Request_ResourceNotFound: Resource does not exist or one of its queried reference-property objects are not present.',
  },
  member_exists: {
    op: 'create',
    type: 'azuread_group_member',
    error:
      'A resource with the ID "{id}" already exists - to be managed via Terraform this resource needs to be imported into the State. Please see the resource documentation for "azuread_group_member" for more information.',
  },
  last_owner: {
    op: 'update',
    type: 'azuread_group',
    error:
      'removing owners from {type} "{name}": unexpected status 400 (400 Bad Request) with error: Request_BadRequest: The group must have at least one owner, hence this owner cannot be removed.',
  },
  PrincipalNotFound: {
    op: 'create',
    type: 'azurerm_role_assignment',
    error: `${CREATING} 400 (400 Bad Request) with error: PrincipalNotFound: Principal {principal_id} does not exist in the directory. If you have just created this principal, wait a moment and try again.`,
  },
  RoleDefinitionDoesNotExist: {
    op: 'create',
    type: 'azurerm_role_assignment',
    error: `${CREATING} 400 (400 Bad Request) with error: RoleDefinitionDoesNotExist: The specified role definition does not exist.`,
  },
  RoleAssignmentExists: {
    op: 'create',
    type: 'azurerm_role_assignment',
    error: `${CREATING} 409 (409 Conflict) with error: RoleAssignmentExists: The role assignment already exists.`,
  },
} as const satisfies Failures
