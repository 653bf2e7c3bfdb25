import { SANDBOX_SUBSCRIPTION_PREFIX } from '../cloud/cloud.ts'
import type { CloudResource } from '../cloud/store/store.ts'

const subscription = (last: number) => `${SANDBOX_SUBSCRIPTION_PREFIX}0000-4000-8000-00000000000${last}`

/** What the repository of the stories holds before they begin: the configuration a platform team would write. */
export const repositoryFiles: Readonly<Record<string, string>> = {
  '.github/planwright.yml': `version: 1
region: eastus2
environments:
  dev:
    subscription: ${subscription(1)}
  staging:
    subscription: ${subscription(2)}
  prod:
    subscription: ${subscription(3)}
requesters:
  role: write
approvers:
  role: maintain
networks:
  - prefix: 10.50.0.0/16
    network_security_group: nsg-payments-staging
    resource_group: rg-network-staging
  - prefix: 10.2.0.0/16
    network_security_group: nsg-orbit-dev
    resource_group: rg-network-dev
dns_zones:
  - name: acme.example
    resource_group: rg-dns
`,
}

/** The networks and the zone that the configuration names; somebody else made them before the stories begin. */
export const existingResources: readonly CloudResource[] = [
  networkSecurityGroup(subscription(2), 'rg-network-staging', 'nsg-payments-staging'),
  networkSecurityGroup(subscription(1), 'rg-network-dev', 'nsg-orbit-dev'),
  dnsZone(subscription(1), 'rg-dns', 'acme.example'),
]

function dnsZone(scope: string, group: string, name: string): CloudResource {
  const id = `/subscriptions/${scope}/resourceGroups/${group}/providers/Microsoft.Network/dnsZones/${name}`
  return {
    type: 'azurerm_dns_zone',
    name,
    id,
    scope,
    values: { id, name, resource_group_name: group, tags: {} },
  }
}

function networkSecurityGroup(scope: string, group: string, name: string): CloudResource {
  const id = `/subscriptions/${scope}/resourceGroups/${group}/providers/Microsoft.Network/networkSecurityGroups/${name}`
  const values = { id, name, resource_group_name: group, location: 'eastus2', security_rule: [], tags: {} }
  return { type: 'azurerm_network_security_group', name, id, scope, values }
}
