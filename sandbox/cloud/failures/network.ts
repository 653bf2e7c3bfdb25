import type { Failures } from './failure.ts'

const RULE = 'creating/updating Security Rule "{id}": performing CreateOrUpdate: unexpected status'
const GROUP = 'creating/updating Rule Collection Group "{id}": performing CreateOrUpdate: unexpected status'

/** Failures of network security groups, Azure Firewall, private endpoints and DNS; wording seen with azurerm 4 in 2026. */
export const networkFailures = {
  SecurityRuleConflict: {
    op: 'create',
    type: 'azurerm_network_security_rule',
    error: `${RULE} 400 (400 Bad Request) with error: SecurityRuleConflict: Security rule {name} conflicts with rule allow-existing. Rules cannot have the same Priority and Direction. To learn more, see aka.ms/nsgrules.`,
  },
  SecurityRuleInvalidPriority: {
    op: 'create',
    type: 'azurerm_network_security_rule',
    error: `${RULE} 400 (400 Bad Request) with error: SecurityRuleInvalidPriority: Security rule has invalid Priority. Value provided: {priority} Allowed range 100-4096.`,
  },
  SecurityRuleInvalidAddressPrefix: {
    op: 'create',
    type: 'azurerm_network_security_rule',
    error: `${RULE} 400 (400 Bad Request) with error: SecurityRuleInvalidAddressPrefix: Security rule has invalid Address prefix. Value provided: {source_address_prefix}`,
  },
  MaxSecurityRulesPerNsgExceeded: {
    op: 'create',
    type: 'azurerm_network_security_rule',
    error: `${RULE} 400 (400 Bad Request) with error: MaxSecurityRulesPerNsgExceeded: Network security group {network_security_group_name} cannot have more than 1000 security rules.`,
  },
  NetworkSecurityGroupNotFound: {
    op: 'create',
    type: 'azurerm_network_security_rule',
    error: `${RULE} 404 (404 Not Found) with error: NetworkSecurityGroupNotFound: The Network security group {network_security_group_name} could not be found.`,
  },
  FirewallPolicyUpdateFailed: {
    op: 'create',
    type: 'azurerm_firewall_policy_rule_collection_group',
    error: `${GROUP} 400 (400 Bad Request) with error: FirewallPolicyUpdateFailed: Put on Firewall Policy Failed with 1 faulted referenced firewalls`,
  },
  FirewallPolicyRuleCollectionGroupInvalidPriority: {
    op: 'create',
    type: 'azurerm_firewall_policy_rule_collection_group',
    error: `${GROUP} 400 (400 Bad Request) with error: FirewallPolicyRuleCollectionGroupInvalidPriority: Rule Collection Group {name} has the priority {priority} of another group.`,
  },
  firewall_busy: {
    op: 'create',
    type: 'azurerm_firewall_policy_rule_collection_group',
    error: `${GROUP} 409 (409 Conflict) with error: AnotherOperationInProgress: Another operation on this or dependent resource is in progress.`,
  },
  CNAME_coexist: {
    op: 'create',
    type: 'azurerm_*dns_*record',
    error:
      'creating/updating "{id}": unexpected status 400 (400 Bad Request) with error: BadRequest: The record set cannot be created: CNAME record set cannot coexist with another record set of the same name.',
  },
  zone_missing: {
    op: 'create',
    type: 'azurerm_*dns_*record',
    error:
      'creating/updating "{id}": unexpected status 404 (404 Not Found) with error: ParentResourceNotFound: The zone {zone_name} does not exist.',
  },
  dns_forbidden: {
    op: 'create',
    type: 'azurerm_*dns_*',
    error:
      "creating/updating \"{id}\": unexpected status 403 (403 Forbidden) with error: AuthorizationFailed: The client '00000000-0000-0000-0000-00000000c11e' does not have authorization to perform action 'Microsoft.Network/dnsZones/write' over scope '{id}' or the scope is invalid.",
  },
  PreconditionFailed: {
    op: 'update',
    type: 'azurerm_*dns_*record',
    error:
      'creating/updating "{id}": unexpected status 412 (412 Precondition Failed) with error: PreconditionFailed: The condition of the etag is not met.',
  },
  overlapping_links: {
    op: 'create',
    type: 'azurerm_private_dns_zone_virtual_network_link',
    error:
      'creating/updating "{id}": unexpected status 400 (400 Bad Request) with error: BadRequest: A virtual network cannot be linked to multiple zones with overlapping namespaces.',
  },
} as const satisfies Failures
