import type { Failures } from './failure.ts'

const TERMINATED = 'cannot create cluster: failed to reach RUNNING, got TERMINATED:'

/** Failures of Databricks workspaces, clusters, jobs and Unity Catalog; wording seen with databricks 1.100 and later. */
export const databricksFailures = {
  AZURE_QUOTA_EXCEEDED: {
    op: 'create',
    type: 'databricks_cluster',
    error: `${TERMINATED} AZURE_QUOTA_EXCEEDED_EXCEPTION (CLIENT_ERROR), azure_error_code: QuotaExceeded, azure_error_message: Operation could not be completed as it results in exceeding approved Cores quota for the family of {node_type_id}. Additional details - Deployment Model: Resource Manager, Current Limit: 10, Current Usage: 8, Additional Required: 12, (Minimum) New Limit Required: 20.`,
  },
  total_regional_cores: {
    op: 'create',
    type: 'databricks_cluster',
    error: `${TERMINATED} AZURE_OPERATION_NOT_ALLOWED_EXCEPTION (CLIENT_ERROR), azure_error_code: OperationNotAllowed, azure_error_message: Operation could not be completed as it results in exceeding approved Total Regional Cores quota. Current Limit: 20, Current Usage: 16, Additional Required: 12.`,
  },
  STOCKOUT: {
    op: 'create',
    type: 'databricks_cluster',
    error: `${TERMINATED} CLOUD_PROVIDER_RESOURCE_STOCKOUT (CLOUD_FAILURE), azure_error_code: SkuNotAvailable, azure_error_message: The requested size {node_type_id} is currently not available in this region.`,
  },
  AllocationFailed: {
    op: 'create',
    type: 'databricks_cluster',
    error: `${TERMINATED} CLOUD_PROVIDER_LAUNCH_FAILURE (CLOUD_FAILURE), azure_error_code: AllocationFailed, azure_error_message: Allocation failed. We do not have sufficient capacity for the requested VM size in this region.`,
  },
  worker_environment_not_ready: {
    op: 'create',
    type: 'databricks_*',
    error:
      'cannot create cluster: Current organization {organization} does not have any associated worker environments',
  },
  host_forbidden: {
    op: 'configure',
    type: 'databricks',
    error:
      'cannot authenticate Databricks account: default auth: azure-client-secret: inner token: 403: User not authorized.',
  },
  subnet_delegation: {
    op: 'create',
    type: 'azurerm_databricks_workspace',
    error:
      'creating/updating Workspace "{id}": polling after CreateOrUpdate: polling failed: the Azure API returned the following error: Status: "InvalidSubnetDelegation" Code: "" Message: "Subnet has no delegation to Microsoft.Databricks/workspaces, or a NetworkSecurityGroup is required on it."',
  },
  managed_resource_group_exists: {
    op: 'create',
    type: 'azurerm_databricks_workspace',
    error:
      'creating/updating Workspace "{id}": performing CreateOrUpdate: unexpected status 409 (409 Conflict) with error: ApplianceManagedResourceGroupAlreadyExists: The managed resource group \'{managed_resource_group_name}\' already exists.',
  },
  node_type_unsupported: {
    op: 'create',
    type: 'databricks_cluster',
    error: 'cannot create cluster: INVALID_PARAMETER_VALUE: Node type {node_type_id} is not supported.',
  },
  group_missing: {
    op: 'create',
    type: 'databricks_*',
    error: 'cannot create {type}: PRINCIPAL_DOES_NOT_EXIST: Could not find principal with name sg-data-dev.',
  },
  no_identity_management: {
    op: 'create',
    type: 'databricks_permission_assignment',
    error: 'cannot create {type}: Automatic Identity Management is not enabled for this account.',
  },
  METASTORE_DOES_NOT_EXIST: {
    op: 'create',
    type: 'databricks_*',
    error: 'cannot create {type}: METASTORE_DOES_NOT_EXIST: No metastore assigned for the current workspace.',
  },
  user_is_not_account_admin: {
    op: 'create',
    type: 'databricks_metastore*',
    error: 'cannot create {type}: PERMISSION_DENIED: User is not an account admin.',
  },
  invalid_cron: {
    op: 'create',
    type: 'databricks_job',
    error: 'cannot create job: INVALID_PARAMETER_VALUE: Invalid quartz cron expression.',
  },
  notebook_not_found: {
    op: 'create',
    type: 'databricks_job',
    error: 'cannot create job: INVALID_PARAMETER_VALUE: Notebook for task main does not exist.',
  },
  git_credential: {
    op: 'create',
    type: 'databricks_job',
    error: 'cannot create job: RESOURCE_DOES_NOT_EXIST: Git provider credential is missing for this user.',
  },
  not_authorized_to_create_clusters: {
    op: 'create',
    type: 'databricks_job',
    error:
      'cannot create job: PERMISSION_DENIED: deployer@sandbox.example is not authorized to create clusters. Please contact your administrator.',
  },
  too_many_jobs: {
    op: 'create',
    type: 'databricks_job',
    error:
      'cannot create job: QUOTA_EXCEEDED: The quota for the number of jobs has been reached. Maximum number of jobs 12000.',
  },
  run_as_role: {
    op: 'create',
    type: 'databricks_job',
    error: 'cannot create job: PERMISSION_DENIED: run_as needs servicePrincipal.user role on the principal.',
  },
  service_principal_missing: {
    op: 'read',
    type: 'databricks_service_principal',
    error: 'cannot find SP with name {display_name}',
  },
} as const satisfies Failures
