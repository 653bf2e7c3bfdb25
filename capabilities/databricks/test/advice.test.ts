import { describe, expect, it } from 'vitest'
import { findAdvice } from '#capability'
import { databricksFailures } from '../../../sandbox/cloud/failures/databricks.ts'
import { advice } from '../advice.ts'

describe('advice', () => {
  it.each([
    ['DATABRICKS_QUOTA_EXCEEDED', databricksFailures.AZURE_QUOTA_EXCEEDED.error],
    ['DATABRICKS_QUOTA_EXCEEDED', databricksFailures.total_regional_cores.error],
    ['DATABRICKS_STOCKOUT', databricksFailures.STOCKOUT.error],
    ['DATABRICKS_STOCKOUT', databricksFailures.AllocationFailed.error],
    ['DATABRICKS_NOT_READY', databricksFailures.worker_environment_not_ready.error],
    ['DATABRICKS_NOT_AUTHORIZED', databricksFailures.host_forbidden.error],
    ['DATABRICKS_SUBNET', databricksFailures.subnet_delegation.error],
    ['DATABRICKS_MANAGED_GROUP', databricksFailures.managed_resource_group_exists.error],
    ['DATABRICKS_NODE_TYPE', databricksFailures.node_type_unsupported.error],
    ['DATABRICKS_METASTORE', databricksFailures.METASTORE_DOES_NOT_EXIST.error],
    ['DATABRICKS_METASTORE', databricksFailures.user_is_not_account_admin.error],
    ['DATABRICKS_GROUP_MISSING', 'cannot create permissions: Principal does not exist: GroupName(sg-ml)'],
  ])('answers %s to "%s"', (key, message) => {
    expect(findAdvice(message, advice)?.key).toBe(key)
  })

  it('leaves errors of Azure to the general rules', () => {
    expect(findAdvice('RequestDisallowedByPolicy: the policy requires a tag', advice)).toBeUndefined()
  })
})
