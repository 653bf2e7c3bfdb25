import type { AdviceRule } from '#capability'

/** What to say about errors of key vaults (messages of Azure and of azurerm 4 and azuread 3, seen 2026-11). */
export const advice: readonly AdviceRule[] = [
  {
    key: 'VAULT_SOFT_DELETED',
    fragments: [
      'A vault with the same name already exists in deleted state',
      'existing soft-deleted Key Vault',
    ],
    because: 'A vault of this name was deleted, and Azure keeps the name for its soft-delete days.',
    help: 'Reply with another name ("vault name: kv-app-prod-2"), or have an operator recover or purge the deleted one, then retry. With purge protection only waiting frees the name.',
    retry: 'person',
  },
  {
    key: 'VAULT_NAME_TAKEN',
    fragments: ['VaultAlreadyExists'],
    because: 'Somebody in the world has a key vault of this name.',
    help: 'Reply with another name ("vault name: kv-app-prod-2"): 3 to 24 lower-case letters, digits and hyphens.',
    retry: 'after_change',
  },
  {
    key: 'VAULT_NAME_INVALID',
    fragments: ['VaultNameNotValid'],
    because: 'Azure does not take this name for a key vault.',
    help: 'Reply with a name of 3 to 24 lower-case letters, digits and single hyphens that begins with a letter.',
    retry: 'after_change',
  },
  {
    key: 'VAULT_PURGE_PROTECTED',
    fragments: ['once Purge Protection has been Enabled', 'enablePurgeProtection'],
    because: 'Purge protection of this vault is on and can never be switched off again.',
    help: 'Reply "purge protection: on". A vault without it needs another name.',
    retry: 'after_change',
  },
  {
    key: 'VAULT_ROLE_NOT_THERE_YET',
    fragments: ['ForbiddenByRbac', 'Caller is not authorized to perform action on resource'],
    because: 'The role was granted a moment ago and does not count everywhere yet, or it is missing.',
    help: 'Wait ten minutes, then retry. When it fails again, an owner of the subscription grants the role that the message names.',
    retry: 'automatic',
  },
  {
    key: 'VAULT_FIREWALL',
    fragments: ['ForbiddenByFirewall', 'ForbiddenByConnection'],
    because: 'The firewall of the vault does not let in the machine that Planwright applies from.',
    help: 'An administrator lets Planwright run where the private endpoint or the allowed addresses reach it, then retry.',
    retry: 'person',
  },
  {
    key: 'VAULT_SUBNET_NOT_READY',
    fragments: ['SubnetsHaveNoServiceEndpointsConfigured'],
    because: 'The subnet has no service endpoint for key vaults, so that the firewall cannot let it in.',
    help: 'Its owner adds the service endpoint Microsoft.KeyVault to the subnet, then retry; or reply "network: private".',
    retry: 'person',
  },
  {
    key: 'VAULT_POLICY_DENIED',
    fragments: ['RequestDisallowedByPolicy', 'was disallowed by policy'],
    because: 'An Azure Policy of the organization forbids the vault as it is described.',
    help: 'The message names the policy and the field: often public access, purge protection, the region or a missing tag. Change that ("network: private", "purge protection: on"), or ask the owners of the policy for an exemption.',
    retry: 'person',
  },
  {
    key: 'VAULT_ZONE_LINKED',
    fragments: ['multiple zones with overlapping namespaces'],
    because: 'The network has a private DNS zone for key vaults already, and takes one only.',
    help: 'An administrator adds that zone to dns_zones in the configuration; the next plan uses it.',
    retry: 'person',
  },
  {
    key: 'VAULT_GROUP_MISSING',
    fragments: ['No group found matching specified filter', 'azuread_group ('],
    because: 'A group that should get a role is not in the directory, or Planwright may not read it.',
    help: 'Ask for an AD group in the same request, or name another one ("readers: sg-app-dev"). Then retry.',
    retry: 'after_change',
  },
]
