import type { Failures } from './failure.ts'

const CREATING = 'creating/updating "{id}": performing CreateOrUpdate: unexpected status'

/** Failures of key vaults and of what is kept in them; wording seen in 2026. */
export const keyVaultFailures = {
  VaultAlreadyExists: {
    op: 'create',
    type: 'azurerm_key_vault',
    error: `${CREATING} 409 (409 Conflict) with error: VaultAlreadyExists: The vault name '{name}' is already in use. Vault names are globally unique so it is possible that the name is already taken.`,
  },
  vault_soft_deleted: {
    op: 'create',
    type: 'azurerm_key_vault',
    error: `${CREATING} 409 (409 Conflict) with error: ConflictError: A vault with the same name already exists in deleted state. You need to either recover or purge existing key vault.`,
  },
  VaultNameNotValid: {
    op: 'create',
    type: 'azurerm_key_vault',
    error: `${CREATING} 400 (400 Bad Request) with error: VaultNameNotValid: The vault name '{name}' is invalid. A vault's name must be between 3-24 alphanumeric characters.`,
  },
  vault_purge_protected: {
    op: 'update',
    type: 'azurerm_key_vault',
    error: `updating "{id}": once Purge Protection has been Enabled it's not possible to disable it`,
  },
  ForbiddenByRbac: {
    op: 'create',
    type: 'azurerm_key_vault_*',
    error: `checking for presence of existing "{name}": unexpected status 403 (403 Forbidden) with error: Forbidden: Caller is not authorized to perform action on resource. If role assignments, deny assignments or role definitions were changed recently, please observe propagation time. Inner error: ForbiddenByRbac`,
  },
  ForbiddenByFirewall: {
    op: 'create',
    type: 'azurerm_key_vault_*',
    error: `checking for presence of existing "{name}": unexpected status 403 (403 Forbidden) with error: Forbidden: Client address is not authorized and caller is not a trusted service. Inner error: ForbiddenByFirewall`,
  },
  SubnetsHaveNoServiceEndpointsConfigured: {
    op: 'create',
    type: 'azurerm_key_vault',
    error: `${CREATING} 400 (400 Bad Request) with error: SubnetsHaveNoServiceEndpointsConfigured: Subnets of virtual network do not have ServiceEndpoints for Microsoft.KeyVault resources configured. Add Microsoft.KeyVault to subnet's ServiceEndpoints collection before trying to ACL Microsoft.KeyVault resources to these subnets.`,
  },
} as const satisfies Failures
