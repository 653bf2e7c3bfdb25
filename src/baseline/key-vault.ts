import { either, is, isAtLeast, isNamedBy, isOff, isOn, isPresent } from './conditions.ts'
import { checkov, everywhere, learn, type Rule } from './rule.ts'

const vault = ['azurerm_key_vault']
const denies = is('network_acls.default_action', 'Deny')

/** Who reaches a key vault, and what happens to what is deleted in it. */
export const keyVaultRules: readonly Rule[] = [
  {
    id: 'key_vault_default_deny',
    title: 'A key vault lets in nobody who is not on its list.',
    remedy: 'Set default_action of network_acls to Deny.',
    source: checkov('CKV_AZURE_109'),
    holds: everywhere('refuse'),
    concerns: vault,
    check: either(isOff('public_network_access_enabled'), denies),
    gates: ['public_access'],
  },
  {
    id: 'key_vault_public_network',
    title: 'A key vault is not open to the internet at large.',
    remedy: 'Set public_network_access_enabled to false, or list addresses or subnets in network_acls.',
    source: checkov('CKV_AZURE_189'),
    holds: everywhere('refuse'),
    concerns: vault,
    check: either(
      isOff('public_network_access_enabled'),
      isPresent('network_acls.ip_rules'),
      isPresent('network_acls.virtual_network_subnet_ids'),
    ),
    gates: ['public_access'],
  },
  {
    id: 'key_vault_roles',
    title: 'Rights on a key vault are given by roles.',
    remedy: 'Set rbac_authorization_enabled to true.',
    source: learn('Best practices for Azure RBAC'),
    holds: everywhere('refuse'),
    concerns: vault,
    check: either(isOn('rbac_authorization_enabled'), isOn('enable_rbac_authorization')),
    gates: [],
  },
  {
    id: 'key_vault_soft_delete',
    title:
      'What is deleted in a key vault can be brought back for 7 days in dev, 14 in staging and 30 in prod.',
    remedy: 'Raise soft_delete_retention_days.',
    source: checkov('CKV_AZURE_111', 'CKV_AZURE_42'),
    holds: everywhere('warn'),
    concerns: vault,
    check: isAtLeast('soft_delete_retention_days', { dev: 7, staging: 14, prod: 30 }),
    gates: [],
  },
  {
    id: 'key_vault_purge_protection',
    title: 'A key vault of production cannot be purged before its time.',
    remedy: 'Set purge_protection_enabled to true.',
    source: checkov('CKV_AZURE_110', 'CKV_AZURE_42'),
    holds: { prod: 'refuse' },
    concerns: vault,
    check: isOn('purge_protection_enabled'),
    gates: [],
  },
  {
    id: 'key_vault_private_endpoint',
    title: 'A key vault of production has a private endpoint, unless Azure services alone reach it.',
    remedy: 'Add an azurerm_private_endpoint for it.',
    source: checkov('CKV2_AZURE_32'),
    holds: { prod: 'warn' },
    concerns: vault,
    check: either(
      isOff('public_network_access_enabled'),
      isNamedBy('azurerm_private_endpoint', 'private_service_connection.private_connection_resource_id'),
    ),
    gates: ['public_access'],
  },
]
