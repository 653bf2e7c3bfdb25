import type { Failures } from './failure.ts'

const CREATING = 'creating/updating "{id}": performing CreateOrUpdate: unexpected status'

/** Failures of machine learning workspaces and their computes; wording seen in 2026. */
export const machineLearningFailures = {
  soft_deleted_workspace: {
    op: 'create',
    type: 'azurerm_machine_learning_workspace',
    error: `${CREATING} 400 (400 Bad Request) with error: BadRequest: Soft-deleted workspace exists. Please purge or recover it. https://aka.ms/wsoftdelete`,
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
  ClusterMinNodesExceedCoreQuota: {
    op: 'create',
    type: 'azurerm_machine_learning_compute_cluster',
    error: `${CREATING} 400 (400 Bad Request) with error: ClusterMinNodesExceedCoreQuota: The minimum number of nodes needs more cores than the quota of the family allows.`,
  },
  shared_keys_denied: {
    op: 'create',
    type: 'azurerm_machine_learning_*',
    error: `${CREATING} 403 (403 Forbidden) with error: RequestDisallowedByPolicy: Resource '{name}' was disallowed by policy. Policy identifiers: '[{"policyAssignment":{"name":"Storage accounts should prevent shared key access"}}]'. Field: allowSharedKeyAccess.`,
  },
} as const satisfies Failures
