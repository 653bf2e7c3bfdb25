import {
  type CapabilityContext,
  type JsonValue,
  networkOfSubnet,
  type StackBlueprint,
  stacksOfGroups,
  standardTags,
} from '#capability'
import { hasAllowList, hasEndpoint } from './decide-network.ts'
import { namedGroups } from './groups.ts'
import type { Settings } from './parameters.ts'
import { stackId } from './stack-id.ts'
import { configuredZone } from './zone.ts'

/** The one stack of a vault. */
export function stacks(settings: Settings, context: CapabilityContext): StackBlueprint[] {
  const { vault_name } = settings
  const dependsOn = stacksOfGroups(namedGroups(settings), context)
  return [
    {
      id: stackId,
      title: `Key vault ${vault_name}`,
      folder: vault_name,
      template: 'vault',
      providers: namedGroups(settings).length === 0 ? ['azurerm'] : ['azuread', 'azurerm'],
      settings: structure(settings, context),
      variables: variables(settings, context),
      dependsOn,
      plannable: dependsOn.length > 0 ? 'after_dependencies' : 'now',
      claims: [
        { kind: 'resource_group', value: settings.resource_group, parameter: 'resource_group' },
        { kind: 'key_vault', value: vault_name, parameter: 'vault_name' },
      ],
    },
  ]
}

function structure(settings: Settings, context: CapabilityContext): StackBlueprint['settings'] {
  const { network, allowed_ips, subnet_id, holds } = settings
  const endpoint = hasEndpoint(network)
  return {
    sku: settings.sku,
    purge_protection: settings.purge_protection,
    public_network: network !== 'private',
    default_action: network === 'public' ? 'Allow' : 'Deny',
    addresses: hasAllowList(network) && allowed_ips.length > 0,
    subnet: network === 'allow_list' && subnet_id !== undefined,
    endpoint,
    own_zone: endpoint && configuredZone(context) === undefined,
    readers: settings.readers_group !== undefined,
    officers: settings.officers_group !== undefined,
    administrators: settings.administrators_group !== undefined,
    secrets: holds.includes('secrets'),
    keys: holds.includes('keys'),
    certificates: holds.includes('certificates'),
    access_logs: settings.access_logs,
  }
}

function variables(settings: Settings, context: CapabilityContext): Record<string, JsonValue> {
  const { environment, vault_name, readers_group, officers_group, administrators_group, expires } = settings
  return {
    subscription_id: context.subscriptions[environment],
    location: settings.region,
    resource_group_name: settings.resource_group,
    vault_name,
    soft_delete_days: settings.soft_delete_days,
    ...networkVariables(settings, context),
    ...(readers_group === undefined ? {} : { readers_group }),
    ...(officers_group === undefined ? {} : { officers_group }),
    ...(administrators_group === undefined ? {} : { administrators_group }),
    ...(settings.access_logs && settings.log_workspace_id !== undefined
      ? { log_workspace_id: settings.log_workspace_id }
      : {}),
    tags: standardTags(settings, context, {
      project: vault_name,
      ...(expires === undefined ? {} : { expires }),
    }),
  }
}

function networkVariables(settings: Settings, context: CapabilityContext): Record<string, JsonValue> {
  const { network, subnet_id, allowed_ips, vault_name, environment } = settings
  const zone = configuredZone(context)
  return {
    ...(hasAllowList(network) && allowed_ips.length > 0 ? { allowed_ips } : {}),
    ...(subnet_id !== undefined && network !== 'public' ? { subnet_id } : {}),
    ...(hasEndpoint(network) && subnet_id !== undefined
      ? {
          private_endpoint_name: `pep-${vault_name}`,
          ...(zone === undefined
            ? { virtual_network_id: networkOfSubnet(subnet_id).id }
            : { vault_zone_id: `/subscriptions/${context.subscriptions[environment]}${zone}` }),
        }
      : {}),
  }
}
