import {
  type CapabilityContext,
  type Environment,
  hasPair,
  type JsonValue,
  type Region,
  type StackBlueprint,
  standardTags,
} from '#capability'
import { endpointSubnet } from './decide/network-planner.ts'
import { folderOf } from './folder.ts'
import type { Settings } from './settings.ts'
import { infrastructureId } from './stack-ids.ts'

/** The stack of the Azure resources: resource group, network, workspace. */
export function infrastructureStack(settings: Settings, context: CapabilityContext): StackBlueprint {
  const { environment, team, workspace_name, network, compliance } = settings
  const production = environment === 'prod'
  const logs = context.logWorkspaces[environment]
  return {
    id: infrastructureId,
    title: `Databricks workspace ${workspace_name}`,
    folder: folderOf(workspace_name),
    template: 'infrastructure',
    providers: ['azurerm'],
    settings: {
      own_network: network !== 'public',
      private_access: network === 'private',
      public_network_access: network !== 'private',
      infrastructure_encryption: production || compliance !== 'none',
      compliance: compliance !== 'none',
      logs: logs !== undefined,
    },
    variables: {
      subscription_id: context.subscriptions[environment],
      location: settings.region,
      resource_group_name: settings.resource_group,
      managed_resource_group_name: `${settings.resource_group.slice(0, 82)}-managed`,
      workspace_name,
      access_connector_name: `dbac-${team}-${environment}`,
      root_storage_sku: rootStorageOf(environment, settings.region),
      tags: standardTags(settings, context, { project: workspace_name, workload: settings.workload }),
      ...networkVariables(settings),
      ...(compliance === 'none' ? {} : { compliance_standards: [compliance] }),
      ...(logs === undefined ? {} : { log_workspace_id: logs }),
    },
    dependsOn: [],
    plannable: 'now',
    claims: [
      { kind: 'resource_group', value: settings.resource_group, parameter: 'resource_group' },
      ...(network === 'public' || settings.vnet_cidr === undefined
        ? []
        : [{ kind: 'address_range' as const, value: settings.vnet_cidr, parameter: 'vnet_cidr' }]),
    ],
  }
}

/** Copies of the workspace's own files: in a second region outside dev, or in other zones where there is no second one. */
function rootStorageOf(environment: Environment, region: Region): string {
  if (environment === 'dev') return 'Standard_LRS'
  return hasPair(region) ? 'Standard_GRS' : 'Standard_ZRS'
}

function networkVariables(settings: Settings): Record<string, JsonValue> {
  const { environment, team, network, vnet_cidr, public_subnet_cidr, private_subnet_cidr } = settings
  if (vnet_cidr === undefined || public_subnet_cidr === undefined || private_subnet_cidr === undefined)
    return {}
  const suffix = `${team}-dbw-${environment}`
  const endpoints = endpointSubnet(vnet_cidr, [public_subnet_cidr, private_subnet_cidr])
  return {
    virtual_network_name: `vnet-${suffix}`,
    virtual_network_cidr: vnet_cidr,
    public_subnet_name: `snet-${suffix}-public`,
    public_subnet_cidr,
    private_subnet_name: `snet-${suffix}-private`,
    private_subnet_cidr,
    network_security_group_name: `nsg-${suffix}`,
    nat_gateway_name: `ng-${suffix}`,
    nat_public_ip_name: `pip-${suffix}`,
    ...(network === 'private' && endpoints !== undefined
      ? {
          endpoint_subnet_name: `snet-${suffix}-endpoints`,
          endpoint_subnet_cidr: endpoints,
          private_endpoint_name: `pep-${suffix}`,
        }
      : {}),
  }
}
