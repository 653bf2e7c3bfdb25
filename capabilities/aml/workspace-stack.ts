import {
  type CapabilityContext,
  type Claim,
  type JsonValue,
  networkOfSubnet,
  type StackBlueprint,
  stacksOfGroups,
  standardTags,
} from '#capability'
import { namedCompanion } from './companion-account.ts'
import { folderOf } from './folder.ts'
import { logSource } from './logs.ts'
import { parseResourceId } from './resource-id.ts'
import type { Settings } from './settings.ts'
import { storageStackId, workspaceStackId } from './stack-ids.ts'
import { clusterName, stackNames } from './stack-names.ts'
import { registrySkuOf, replicationOf } from './tiers.ts'
import { zoneNames, zonesOf } from './zones.ts'

const keptDays = { dev: 7, staging: 14, prod: 30 } as const
const loggedDays = { dev: 30, staging: 30, prod: 90 } as const
/** GB a day after which a log workspace of our own stops taking logs; none in production. */
const dailyCapGb = { dev: 1, staging: 2, prod: undefined } as const

/** The stack of the workspace and what it stands on. */
export function workspaceStack(settings: Settings, context: CapabilityContext): StackBlueprint {
  const { environment, workspace_name, network, custom_images, access_group } = settings
  const accountIsMade = namedCompanion(settings.storage, environment, context) !== undefined
  const dependsOn = [...stacksOfGroups([access_group], context), ...(accountIsMade ? [storageStackId] : [])]
  return {
    id: workspaceStackId,
    title: `Azure ML workspace ${workspace_name}`,
    folder: folderOf(workspace_name),
    template: 'workspace',
    providers: access_group === undefined ? ['azurerm'] : ['azuread', 'azurerm'],
    settings: structureOf(settings, context),
    variables: {
      subscription_id: context.subscriptions[environment],
      location: settings.region,
      resource_group_name: settings.resource_group,
      workspace_name,
      tags: standardTags(settings, context, { project: workspace_name, workload: settings.workload }),
      ...resourceVariables(settings, context),
      ...logVariables(settings, context),
      ...endpointVariables(settings, context),
      ...(settings.isolation === 'Disabled' ? {} : { isolation_mode: settings.isolation }),
      ...(custom_images && network === 'private' ? { cluster_name: clusterName(settings) } : {}),
      ...(access_group === undefined ? {} : { access_group }),
    },
    dependsOn,
    plannable: dependsOn.length > 0 ? 'after_dependencies' : 'now',
    claims: claimsOf(settings, context),
  }
}

/** The names around a workspace follow from its own, so that another workspace has others. */
function claimsOf(settings: Settings, context: CapabilityContext): Claim[] {
  const { storage, key_vault, registry, custom_images, resource_group } = settings
  const { storageAccount, keyVault, registry: registryName } = stackNames(settings, context)
  const named = (kind: Claim['kind'], value: string): Claim => ({ kind, value, parameter: 'workspace_name' })
  return [
    { kind: 'resource_group', value: resource_group, parameter: 'resource_group' },
    ...(storage === undefined ? [named('storage_account', storageAccount)] : []),
    ...(key_vault === undefined ? [named('key_vault', keyVault)] : []),
    ...(custom_images && registry === undefined ? [named('container_registry', registryName)] : []),
  ]
}

function structureOf(settings: Settings, context: CapabilityContext): StackBlueprint['settings'] {
  const { environment, network, isolation, allowed_ips } = settings
  const logs = logSource(environment, settings, context)
  const isPrivate = network === 'private'
  const ownStorage = settings.storage === undefined
  const made = zonesOf(ownStorage, context).filter(({ resourceGroup }) => resourceGroup === undefined)
  return {
    own_storage: ownStorage,
    own_vault: settings.key_vault === undefined,
    own_insights: settings.app_insights === undefined,
    own_logs: logs === 'own',
    log_cap: logs === 'own' && dailyCapGb[environment] !== undefined,
    diagnostics: logs !== 'none',
    registry: settings.custom_images,
    own_registry: settings.custom_images && settings.registry === undefined,
    purge_protection: environment === 'prod',
    private_access: isPrivate,
    public_network_access: !isPrivate,
    storage_addresses: !isPrivate && allowed_ips.length > 0,
    managed_network: isolation !== 'Disabled',
    high_business_impact: settings.high_business_impact,
    group: settings.access_group !== undefined,
    ...Object.fromEntries(
      (['api', 'notebooks', 'blob', 'file'] as const).map((key) => [
        `own_${key}_zone`,
        isPrivate && made.some((zone) => zone.key === key),
      ]),
    ),
  }
}

function resourceVariables(settings: Settings, context: CapabilityContext): Record<string, JsonValue> {
  const { environment, network, allowed_ips, key_vault, registry, custom_images } = settings
  const names = stackNames(settings, context)
  const storage = settings.storage === undefined ? undefined : parseResourceId(settings.storage)
  const days = keptDays[environment]
  return {
    storage_account_name: storage?.names[0] ?? names.storageAccount,
    ...(storage === undefined
      ? { storage_replication: replicationOf(environment, settings.region), soft_delete_days: days }
      : { storage_resource_group_name: storage.resourceGroup }),
    ...(storage === undefined && network === 'public' && allowed_ips.length > 0
      ? { allowed_ips: [...allowed_ips] }
      : {}),
    ...(key_vault === undefined
      ? { key_vault_name: names.keyVault, key_vault_retention_days: days }
      : { key_vault_id: key_vault }),
    ...(custom_images
      ? registry === undefined
        ? {
            container_registry_name: names.registry,
            container_registry_sku: registrySkuOf(environment, network),
          }
        : { container_registry_id: registry }
      : {}),
  }
}

function logVariables(settings: Settings, context: CapabilityContext): Record<string, JsonValue> {
  const { environment, app_insights } = settings
  const { suffix } = stackNames(settings, context)
  const source = logSource(environment, settings, context)
  const shared = context.logWorkspaces[environment]
  const cap = dailyCapGb[environment]
  return {
    ...(app_insights === undefined
      ? { app_insights_name: `appi-${suffix}` }
      : { app_insights_id: app_insights }),
    ...(source === 'own'
      ? { log_workspace_name: `log-${suffix}`, log_retention_days: loggedDays[environment] }
      : {}),
    ...(source === 'own' && cap !== undefined ? { log_daily_cap_gb: cap } : {}),
    ...(shared === undefined ? {} : { log_workspace_id: shared }),
  }
}

function endpointVariables(settings: Settings, context: CapabilityContext): Record<string, JsonValue> {
  const { environment, network, subnet_id, storage } = settings
  if (network !== 'private' || subnet_id === undefined) return {}
  const { suffix } = stackNames(settings, context)
  const place = networkOfSubnet(subnet_id)
  const zones = zonesOf(storage === undefined, context)
  const subscription = context.subscriptions[environment]
  const existing = zones.flatMap(({ key, resourceGroup }) =>
    resourceGroup === undefined
      ? []
      : [
          [
            `${key}_zone_id`,
            `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.Network/privateDnsZones/${zoneNames[key]}`,
          ] as const,
        ],
  )
  return {
    private_endpoint_name: `pep-${suffix}`,
    endpoint_subnet_id: subnet_id,
    ...(existing.length < zones.length
      ? { virtual_network_id: place.id, virtual_network_name: place.network }
      : {}),
    ...Object.fromEntries(existing),
  }
}
