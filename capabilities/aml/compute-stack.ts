import { type CapabilityContext, type JsonValue, type StackBlueprint, standardTags } from '#capability'
import { folderOf } from './folder.ts'
import { mostInstances } from './machine-parameters.ts'
import { mostHosts } from './network-parameters.ts'
import type { Settings } from './settings.ts'
import { computeStackId, workspaceStackId } from './stack-ids.ts'
import { clusterName, instanceName, stackNames } from './stack-names.ts'

/** The stack of the machines: the cluster, personal instances, and the hosts that they may reach. */
export function computeStack(settings: Settings, context: CapabilityContext): StackBlueprint {
  const { environment, workspace_name, instances, isolation, outbound_hosts } = settings
  return {
    id: computeStackId,
    title: `Machines of ${workspace_name}`,
    folder: `${folderOf(workspace_name)}-compute`,
    template: 'compute',
    providers: instances === 0 ? ['azurerm'] : ['azuread', 'azurerm'],
    settings: {
      registry: settings.custom_images,
      node_public_ip: isolation === 'Disabled',
      keeps_nodes: settings.min_nodes > 0,
      ...numbered('instance', mostInstances, instances),
      ...numbered('host', mostHosts, outbound_hosts.length),
    },
    variables: {
      subscription_id: context.subscriptions[environment],
      location: settings.region,
      tags: standardTags(settings, context, { project: workspace_name, workload: settings.workload }),
      ...workspaceVariables(settings, context),
      cluster_name: clusterName(settings),
      node_type: settings.node_type,
      vm_priority: settings.vm_priority,
      min_nodes: settings.min_nodes,
      max_nodes: settings.max_nodes,
      idle_duration: `PT${settings.idle_minutes}M`,
      ...(outbound_hosts.length > 0 ? { approved_hosts: [...outbound_hosts] } : {}),
      ...instanceVariables(settings, context),
    },
    dependsOn: [workspaceStackId],
    plannable: 'now',
  }
}

/** `instance_1: true, instance_2: false, ...`; a template has no loops. */
function numbered(name: string, most: number, count: number): Record<string, boolean> {
  return Object.fromEntries(
    Array.from({ length: most }, (_, index) => [`${name}_${index + 1}`, index < count]),
  )
}

/** Ids of what the stack of the workspace makes; they follow from names, so that a plan needs none of it. */
function workspaceVariables(settings: Settings, context: CapabilityContext): Record<string, JsonValue> {
  const { environment, resource_group, workspace_name, storage, registry } = settings
  const names = stackNames(settings, context)
  const providers = `/subscriptions/${context.subscriptions[environment]}/resourceGroups/${resource_group}/providers`
  return {
    workspace_id: `${providers}/Microsoft.MachineLearningServices/workspaces/${workspace_name}`,
    storage_account_id: storage ?? `${providers}/Microsoft.Storage/storageAccounts/${names.storageAccount}`,
    ...(settings.custom_images
      ? {
          container_registry_id:
            registry ?? `${providers}/Microsoft.ContainerRegistry/registries/${names.registry}`,
        }
      : {}),
  }
}

function instanceVariables(settings: Settings, context: CapabilityContext): Record<string, JsonValue> {
  const { instance_users, instance_type } = settings
  if (instance_type === undefined) return {}
  return {
    instance_type,
    instance_users: [...instance_users],
    instance_names: instance_users.map((user) => instanceName(user, settings, context)),
  }
}
