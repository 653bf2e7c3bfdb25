import {
  type CapabilityContext,
  companionGroup,
  type JsonValue,
  type StackBlueprint,
  stacksOfGroups,
} from '#capability'
import { clusterOf } from './cluster.ts'
import type { PricedCluster } from './cluster-cost.ts'
import { folderOf } from './folder.ts'
import { runtimeFlavor, sparkVersion } from './runtimes.ts'
import type { Settings } from './settings.ts'
import { infrastructureId, objectsId } from './stack-ids.ts'

/** The stack of what lives inside the workspace: policy, cluster, pool, SQL warehouse, permissions. */
export function objectsStack(settings: Settings, context: CapabilityContext): StackBlueprint {
  const { workspace_name, environment, existing, unity_catalog, metastore_id, access_group } = settings
  const subscription = context.subscriptions[environment]
  const cluster = clusterOf(settings)
  const warehouse = settings.sql_warehouse !== 'none'
  const metastore = unity_catalog && metastore_id !== undefined
  const limitsAddresses = settings.allowed_ips.length > 0
  const forbidsTokens = environment === 'prod' && !existing
  const entraGroup = access_group === companionGroup(context)
  const dependsOn = [...(existing ? [] : [infrastructureId]), ...stacksOfGroups([access_group], context)]
  return {
    id: objectsId,
    title: `Compute and policy of ${workspace_name}`,
    folder: `${folderOf(workspace_name)}-objects`,
    template: 'workspace-objects',
    providers: [
      ...(entraGroup ? (['azuread'] as const) : []),
      ...(metastore ? (['azurerm'] as const) : []),
      'databricks',
    ],
    settings: {
      ...clusterSettings(settings, cluster),
      warehouse,
      metastore,
      allow_list: limitsAddresses,
      forbid_tokens: forbidsTokens,
      workspace_settings: limitsAddresses || forbidsTokens,
      entra_group: entraGroup,
    },
    variables: {
      workspace_resource_id: `/subscriptions/${subscription}/resourceGroups/${settings.resource_group}/providers/Microsoft.Databricks/workspaces/${workspace_name}`,
      ...(cluster === undefined ? {} : clusterVariables(settings, cluster)),
      ...(cluster === undefined && !warehouse && !entraGroup ? {} : { access_group }),
      ...(warehouse ? warehouseVariables(settings) : {}),
      ...(limitsAddresses ? { allowed_ips: [...settings.allowed_ips] } : {}),
      ...(metastore
        ? {
            subscription_id: subscription,
            metastore_id,
            workspace_name,
            resource_group_name: settings.resource_group,
          }
        : {}),
    },
    dependsOn,
    plannable: dependsOn.length > 0 ? 'after_dependencies' : 'now',
  }
}

function clusterSettings(settings: Settings, cluster: PricedCluster | undefined): StackBlueprint['settings'] {
  const dedicated = runtimeFlavor(settings.workload, settings.gpu) !== 'standard'
  const singleNode = cluster?.max === 0
  return {
    cluster: cluster !== undefined,
    policy: cluster !== undefined && settings.policy,
    pool: cluster !== undefined && settings.pool,
    autoscale: cluster !== undefined && cluster.min < cluster.max,
    single_node: singleNode,
    dedicated,
    spot: settings.spot ?? false,
    photon: settings.photon ?? false,
    never_stops: cluster?.alwaysOn ?? false,
  }
}

function clusterVariables(settings: Settings, cluster: PricedCluster): Record<string, JsonValue> {
  const { team, environment, workload } = settings
  const name = `${team}-${environment}`
  const flavor = runtimeFlavor(workload, settings.gpu)
  return {
    cluster_name: name,
    workload,
    node_type_id: cluster.nodeType,
    spark_version: sparkVersion(settings.runtime ?? '17.3', flavor),
    autotermination_minutes: settings.autotermination_minutes ?? 0,
    ...workerVariables(cluster),
    ...(settings.policy ? { policy_name: `${name}-policy`, policy_max_workers: cluster.max } : {}),
    ...(settings.pool ? poolVariables(settings, name) : {}),
  }
}

function workerVariables({ min, max }: PricedCluster): Record<string, JsonValue> {
  if (max === 0) return {}
  return min === max ? { num_workers: max } : { min_workers: min, max_workers: max }
}

function poolVariables(settings: Settings, name: string): Record<string, JsonValue> {
  return {
    pool_name: `${name}-pool`,
    pool_min_idle: settings.pool_min_idle ?? 0,
    pool_max_capacity: settings.pool_max_capacity ?? (settings.max_workers ?? 0) + 1,
    pool_idle_minutes: settings.pool_idle_minutes ?? 15,
  }
}

function warehouseVariables({
  team,
  environment,
  sql_warehouse,
  sql_auto_stop_minutes,
}: Settings): Record<string, JsonValue> {
  return {
    warehouse_name: `${team}-${environment}-sql`,
    warehouse_size: sql_warehouse,
    warehouse_auto_stop_minutes: sql_auto_stop_minutes ?? 10,
  }
}
