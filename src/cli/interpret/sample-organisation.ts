import { SANDBOX_SUBSCRIPTION_PREFIX } from '../../../sandbox/cloud/cloud.ts'
import { Policy } from '../../domain/policy.ts'

const environment = (digit: number) => {
  const subscription = `${SANDBOX_SUBSCRIPTION_PREFIX}0000-4000-8000-00000000000${digit}`
  const network = `/subscriptions/${subscription}/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks`
  return { subscription, endpoint_subnet: `${network}/vnet-hub/subnets/snet-endpoints` }
}

/**
 * An organization with network security groups and DNS zones, so that ports and names can be talked about. Its
 * subscriptions are those of the sandbox cloud, so that what is rendered for it applies there and nowhere else.
 */
export const sampleOrganisation: Policy = Policy.parse({
  version: 1,
  environments: { dev: environment(1), staging: environment(2), prod: environment(3) },
  egress_addresses: ['20.30.40.0/24'],
  networks: [
    { prefix: '10.0.0.0/8', network_security_group: 'nsg-hub', resource_group: 'rg-network' },
    { prefix: '172.16.0.0/12', network_security_group: 'nsg-spoke', resource_group: 'rg-network' },
    { prefix: '192.168.0.0/16', network_security_group: 'nsg-office', resource_group: 'rg-network' },
  ],
  dns_zones: [
    { name: 'contoso.com', resource_group: 'rg-dns' },
    { name: 'corp.contoso.com', resource_group: 'rg-dns', private: true },
    { name: 'core.internal', resource_group: 'rg-dns', private: true },
  ],
})
