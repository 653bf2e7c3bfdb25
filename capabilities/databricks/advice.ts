import type { AdviceRule } from '#capability'

/** What to say about errors of Databricks (messages of the service and of provider databricks 1.1xx, seen 2026-11). */
export const advice: readonly AdviceRule[] = [
  {
    key: 'DATABRICKS_QUOTA_EXCEEDED',
    fragments: ['AZURE_QUOTA_EXCEEDED', 'Cores quota'],
    because: 'The subscription has too few cores left for this machine family in the region.',
    help: 'A cluster needs its workers and one driver, times the cores of the machine. Ask for quota of that family, or say a smaller number of workers ("2 workers"), another machine or another region.',
    retry: 'after_change',
  },
  {
    key: 'DATABRICKS_STOCKOUT',
    fragments: ['CLOUD_PROVIDER_RESOURCE_STOCKOUT', 'CLOUD_PROVIDER_LAUNCH_FAILURE'],
    because: 'Azure has no free machines of this size in the region right now.',
    help: 'Retry later, or name another machine of the same kind or another region.',
    retry: 'after_change',
  },
  {
    key: 'DATABRICKS_NOT_READY',
    fragments: ['does not have any associated worker environments', 'worker environment is not ready'],
    because: 'The workspace was made a moment ago and is not ready to start machines.',
    help: 'Wait a minute, then retry.',
    retry: 'automatic',
  },
  {
    key: 'DATABRICKS_GROUP_MISSING',
    fragments: [
      'Principal does not exist',
      'PRINCIPAL_DOES_NOT_EXIST',
      'group does not exist',
      'Could not find principal',
    ],
    because: 'The group that should have access is not known to the workspace.',
    help: 'Ask for an AD group in the same request or add the group to the Databricks account, or name another one ("access group: sg-data-dev"). Then retry.',
    retry: 'after_change',
  },
  {
    key: 'DATABRICKS_NO_IDENTITY_MANAGEMENT',
    fragments: ['automatic identity management', 'not onboarded onto AIM', 'AIM is not enabled'],
    because: 'The Databricks account does not take groups over from Entra ID.',
    help: 'An account admin turns on automatic identity management in the account console; then retry. Or name a group that the account has already ("access group: data-team").',
    retry: 'person',
  },
  {
    key: 'DATABRICKS_NOT_AUTHORIZED',
    fragments: [
      'cannot authenticate Databricks account',
      'cannot configure default credentials',
      'User not authorized',
      'is not authorized to access',
      'Unauthorized network access to workspace',
    ],
    because: 'The workspace does not accept the identity or the network that Planwright applies from.',
    help: 'The identity needs Contributor on the workspace. For a private workspace or one with allowed addresses Planwright must run where it is let in.',
    retry: 'person',
  },
  {
    key: 'DATABRICKS_SUBNET',
    fragments: [
      'no delegation',
      'NetworkSecurityGroup is required',
      'SubnetMissingRequiredDelegation',
      'is already in use by another workspace',
      'InUseSubnetCannotBeDeleted',
    ],
    because:
      'Each workspace needs two subnets of its own, delegated to Databricks and with a network security group.',
    help: 'Name two free ranges of at least /26 each ("host subnet: ..., container subnet: ..."), then retry.',
    retry: 'after_change',
  },
  {
    key: 'DATABRICKS_MANAGED_GROUP',
    fragments: ['ManagedResourceGroupAlreadyExists', 'managed resource group already exists'],
    because: 'The resource group that Azure makes for the machines of the workspace exists already.',
    help: 'Name another resource group for the workspace, or have an operator delete the leftover one.',
    retry: 'after_change',
  },
  {
    key: 'DATABRICKS_NODE_TYPE',
    fragments: ['is not a supported node type', 'Supported node types', 'INVALID_PARAMETER_VALUE: Node type'],
    because: 'Databricks does not run this machine size in the region.',
    help: 'Name another one, such as Standard_D8ads_v5, Standard_E8ads_v5 or Standard_NC8as_T4_v3.',
    retry: 'after_change',
  },
  {
    key: 'DATABRICKS_METASTORE',
    fragments: ['METASTORE_DOES_NOT_EXIST', 'is not an account admin', 'No metastore assigned'],
    because: 'Unity Catalog has no metastore for the region, or Planwright may not assign it.',
    help: 'A Databricks account admin creates the metastore once for each region and makes the identity of Planwright its admin. Then retry.',
    retry: 'person',
  },
]
