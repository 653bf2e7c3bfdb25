import type { CapabilityContext, Environment } from '../../capability/contract.ts'

/** Terraform (`main.tf.json`) for the network security groups that an organisation has before Planwright comes. */
export function networkConfiguration(
  { networks, subscriptions }: CapabilityContext,
  environment: Environment,
): string {
  const groups = networks.map(({ networkSecurityGroup: name, resourceGroup }) => [
    name,
    { name, resource_group_name: resourceGroup, location: 'eastus2' },
  ])
  return JSON.stringify({
    terraform: {
      required_providers: {
        azurerm: { source: 'hashicorp/azurerm' },
        databricks: { source: 'databricks/databricks' },
      },
    },
    provider: { azurerm: { features: [{}], subscription_id: subscriptions[environment] } },
    ...(groups.length === 0
      ? {}
      : { resource: { azurerm_network_security_group: Object.fromEntries(groups) } }),
  })
}
