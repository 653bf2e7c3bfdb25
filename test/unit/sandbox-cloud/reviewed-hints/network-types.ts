import type { ReviewedTypes } from './reviewed-type.ts'

const ID = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v'

/** Networks, their parts, and the endpoints in them. */
export const NETWORK_TYPES: ReviewedTypes = {
  azurerm_virtual_network: {
    replaces: ['name', 'resource_group_name', 'location', 'edge_zone'],
    updates: ['address_space', 'dns_servers', 'flow_timeout_in_minutes', 'tags'],
    defaults: { private_endpoint_vnet_policies: 'Disabled' },
    refuses: { name: 'v', flow_timeout_in_minutes: 31 },
    accepts: { name: 'vnet-hub_1.a', flow_timeout_in_minutes: 4 },
  },
  azurerm_subnet: {
    replaces: ['name', 'resource_group_name', 'virtual_network_name'],
    updates: ['address_prefixes', 'default_outbound_access_enabled', 'delegation.name'],
    defaults: { default_outbound_access_enabled: true, private_endpoint_network_policies: 'Disabled' },
    refuses: { name: '-snet', 'delegation.service_delegation.name': 'Microsoft.Databricks' },
    accepts: {
      name: 'AzureFirewallSubnet',
      'delegation.service_delegation.name': 'Microsoft.Databricks/workspaces',
    },
  },
  azurerm_virtual_network_peering: {
    replaces: ['name', 'virtual_network_name', 'remote_virtual_network_id'],
    updates: ['allow_forwarded_traffic', 'allow_gateway_transit', 'use_remote_gateways'],
    defaults: { allow_virtual_network_access: true, allow_forwarded_traffic: false },
    refuses: { name: 'peer to hub' },
    accepts: { name: 'peer-to-hub' },
  },
  azurerm_network_security_group: {
    replaces: ['name', 'resource_group_name', 'location'],
    updates: ['security_rule', 'tags'],
    refuses: { name: 'nsg-', 'security_rule.priority': 99 },
    accepts: { name: 'nsg-app_', 'security_rule.priority': 4096 },
  },
  azurerm_network_security_rule: {
    replaces: ['name', 'resource_group_name', 'network_security_group_name'],
    updates: [
      'priority',
      'access',
      'direction',
      'protocol',
      'destination_port_ranges',
      'source_address_prefix',
    ],
    refuses: { name: 'allow https', priority: 99, protocol: 'TCP', description: 'd'.repeat(141) },
    accepts: { name: 'allow-https', priority: 4096, protocol: 'Tcp', description: 'd'.repeat(140) },
  },
  azurerm_subnet_network_security_group_association: {
    replaces: ['subnet_id', 'network_security_group_id'],
    updates: [],
  },
  azurerm_subnet_route_table_association: { replaces: ['subnet_id', 'route_table_id'], updates: [] },
  azurerm_subnet_nat_gateway_association: { replaces: ['subnet_id', 'nat_gateway_id'], updates: [] },
  azurerm_route_table: {
    replaces: ['name', 'resource_group_name', 'location'],
    updates: ['bgp_route_propagation_enabled', 'tags'],
    defaults: { bgp_route_propagation_enabled: true },
    refuses: { name: '.rt', 'route.next_hop_type': 'Firewall' },
    accepts: { name: 'rt-databricks', 'route.next_hop_type': 'VirtualAppliance' },
  },
  azurerm_route: {
    replaces: ['name', 'resource_group_name', 'route_table_name'],
    updates: ['address_prefix', 'next_hop_type', 'next_hop_in_ip_address'],
    refuses: { name: 'to firewall', next_hop_type: 'Firewall' },
    accepts: { name: 'to-firewall', next_hop_type: 'VirtualAppliance' },
  },
  azurerm_nat_gateway: {
    replaces: ['name', 'location', 'sku_name', 'zones'],
    updates: ['idle_timeout_in_minutes', 'tags'],
    defaults: { sku_name: 'Standard', idle_timeout_in_minutes: 4 },
    refuses: { name: 'ng-', idle_timeout_in_minutes: 121 },
    accepts: { name: 'ng-databricks', idle_timeout_in_minutes: 120 },
  },
  azurerm_nat_gateway_public_ip_association: {
    replaces: ['nat_gateway_id', 'public_ip_address_id'],
    updates: [],
  },
  azurerm_public_ip: {
    replaces: [
      'name',
      'location',
      'sku',
      'sku_tier',
      'ip_version',
      'zones',
      'public_ip_prefix_id',
      'ip_tags',
    ],
    updates: ['allocation_method', 'idle_timeout_in_minutes', 'domain_name_label', 'reverse_fqdn'],
    defaults: { sku: 'Standard', sku_tier: 'Regional', ip_version: 'IPv4', idle_timeout_in_minutes: 4 },
    refuses: { name: 'pip app', domain_name_label: 'App', allocation_method: 'static' },
    accepts: { name: 'pip-app', domain_name_label: 'app-1', allocation_method: 'Static' },
  },
  azurerm_private_endpoint: {
    replaces: [
      'name',
      'location',
      'subnet_id',
      'custom_network_interface_name',
      'private_service_connection.name',
      'private_service_connection.private_connection_resource_id',
      'private_service_connection.subresource_names',
      'private_service_connection.is_manual_connection',
      'ip_configuration.private_ip_address',
    ],
    updates: [
      'private_dns_zone_group.private_dns_zone_ids',
      'private_service_connection.request_message',
      'tags',
    ],
    refuses: { name: 'pep-', 'private_service_connection.request_message': 'm'.repeat(141) },
    accepts: { name: 'pep-st-blob', 'private_service_connection.subresource_names': ['blob'] },
  },
  azurerm_firewall: {
    replaces: ['name', 'location', 'sku_name', 'zones', 'ip_configuration.subnet_id'],
    updates: ['sku_tier', 'firewall_policy_id', 'ip_configuration.public_ip_address_id', 'threat_intel_mode'],
    refuses: { name: 'afw app', sku_name: 'AZFW', 'ip_configuration.subnet_id': `${ID}/subnets/firewall` },
    accepts: { name: 'afw-hub', 'ip_configuration.subnet_id': `${ID}/subnets/AzureFirewallSubnet` },
  },
  azurerm_firewall_policy: {
    replaces: ['name', 'resource_group_name', 'location', 'sku'],
    updates: ['threat_intelligence_mode', 'base_policy_id', 'dns.servers', 'intrusion_detection.mode'],
    defaults: { sku: 'Standard', threat_intelligence_mode: 'Alert', 'dns.proxy_enabled': false },
    refuses: { name: '_afwp', threat_intelligence_mode: 'Block' },
    accepts: { name: 'afwp-hub', threat_intelligence_mode: 'Deny' },
  },
  azurerm_firewall_policy_rule_collection_group: {
    replaces: ['name', 'firewall_policy_id'],
    updates: [
      'priority',
      'network_rule_collection.priority',
      'network_rule_collection.rule.destination_ports',
    ],
    refuses: { name: 'rcg team', priority: 65_001, 'network_rule_collection.rule.protocols': ['Tcp'] },
    accepts: { name: 'rcg-team', priority: 100, 'network_rule_collection.rule.protocols': ['TCP', 'Any'] },
  },
  azurerm_ip_group: {
    replaces: ['name', 'resource_group_name', 'location'],
    updates: ['cidrs', 'tags'],
    refuses: { name: 'ip group' },
    accepts: { name: 'ipg-office' },
  },
}
