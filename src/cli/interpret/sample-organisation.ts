import { Policy } from '../../domain/policy.ts'

const subscription = (digit: number) => ({
  subscription: `00000000-0000-4000-8000-00000000000${digit}`,
  endpoint_subnet: `/subscriptions/00000000-0000-4000-8000-00000000000${digit}/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet-hub/subnets/snet-endpoints`,
})

/** An organization with network security groups and DNS zones, so that ports and names can be talked about. */
export const sampleOrganisation: Policy = Policy.parse({
  version: 1,
  environments: { dev: subscription(1), staging: subscription(2), prod: subscription(3) },
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
