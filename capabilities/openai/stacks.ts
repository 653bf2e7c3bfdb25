import {
  type CapabilityContext,
  type JsonValue,
  type StackBlueprint,
  stacksOfGroups,
  standardTags,
} from '#capability'
import { type Deployment, deploymentsOf } from './deployment.ts'
import { mostModels } from './model-parameters.ts'
import { privateZoneName, sharedZone } from './private-zone.ts'
import type { Settings } from './settings.ts'
import { stackId } from './stack-id.ts'

/** The one stack of an account: its models, the way to it, and who may use it. */
export function stacks(settings: Settings, context: CapabilityContext): StackBlueprint[] {
  const { account_name, environment, network, access_group, models } = settings
  const deployments = deploymentsOf(settings)
  const private_access = network === 'private'
  const own_zone = private_access && sharedZone(context) === undefined
  const logs = context.logWorkspaces[environment]
  const dependsOn = stacksOfGroups([access_group], context)
  return [
    {
      id: stackId,
      title: `Azure OpenAI ${account_name} with ${models.join(', ')}`,
      folder: account_name.toLowerCase(),
      template: 'account',
      providers: access_group === undefined ? ['azurerm'] : ['azuread', 'azurerm'],
      settings: {
        ...slots(deployments),
        public_network_access: network !== 'private',
        allow_list: network === 'allowlist',
        private_access,
        own_zone,
        local_auth: settings.local_auth,
        strict_filter: settings.content_filter === 'strict',
        upgrades: settings.version_upgrade !== 'NoAutoUpgrade',
        group_access: access_group !== undefined,
        logs: logs !== undefined,
      },
      variables: {
        subscription_id: context.subscriptions[environment],
        location: settings.region,
        model_location: settings.model_region,
        resource_group_name: settings.resource_group,
        account_name,
        subdomain: settings.subdomain,
        deployments: Object.fromEntries(deployments.map(describe)),
        version_upgrade_option: settings.version_upgrade,
        tags: standardTags(settings, context, { project: account_name }),
        ...(network === 'allowlist' ? { allowed_ips: [...settings.allowed_ips] } : {}),
        ...(private_access ? endpointVariables(settings, context) : {}),
        ...(access_group === undefined ? {} : { access_group }),
        ...(logs === undefined ? {} : { log_workspace_id: logs }),
      },
      dependsOn,
      plannable: dependsOn.length > 0 ? 'after_dependencies' : 'now',
      claims: [
        { kind: 'resource_group', value: settings.resource_group, parameter: 'resource_group' },
        { kind: 'openai_subdomain', value: settings.subdomain, parameter: 'subdomain' },
      ],
    },
  ]
}

/** The deployments as the template names them; they are made one after the other, in this order. */
function slots(deployments: readonly Deployment[]): Record<string, string | false> {
  const names = Array.from({ length: mostModels }, (_, index) => {
    const deployment = deployments[index]
    return [`deployment_${index + 1}`, deployment === undefined ? false : keyOf(deployment)] as const
  })
  return Object.fromEntries(names)
}

/** `gpt_4_1_mini`: the name of the deployment within Terraform. */
function keyOf({ model }: Deployment): string {
  return model.replaceAll(/[^a-z0-9]/g, '_')
}

function describe(deployment: Deployment): [string, JsonValue] {
  const { model, version, type, capacity } = deployment
  return [keyOf(deployment), { model, version, sku: type, capacity }]
}

function endpointVariables(settings: Settings, context: CapabilityContext): Record<string, JsonValue> {
  const { subnet_id, team, environment } = settings
  if (subnet_id === undefined) throw new Error('a private account was settled without a subnet')
  const zone = sharedZone(context)
  const subscription = context.subscriptions[environment]
  return {
    private_endpoint_name: `pep-${team}-oai-${environment}`,
    subnet_id,
    ...(zone === undefined
      ? {
          private_zone_name: privateZoneName,
          virtual_network_id: subnet_id.replace(/\/subnets\/[^/]+$/i, ''),
        }
      : {
          private_zone_id: `/subscriptions/${subscription}/resourceGroups/${zone.resourceGroup}/providers/Microsoft.Network/privateDnsZones/${zone.name}`,
        }),
  }
}
