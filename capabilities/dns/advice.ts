import type { AdviceRule } from '#capability'

/** What to do when Azure refuses a record or a zone (messages of Azure DNS and azurerm 4.x, seen 2026-11). */
export const advice: readonly AdviceRule[] = [
  {
    key: 'DNS_RECORD_EXISTS',
    fragments: ['to be managed via Terraform this resource needs to be imported'],
    because: 'The name has a record of this type already, and Planwright did not make it for this team.',
    help: 'Whoever made it changes or deletes it, or an operator imports it into the stack; then retry.',
    retry: 'person',
  },
  {
    key: 'CNAME_COEXISTS',
    fragments: ['CNAME record set cannot coexist', 'cannot coexist with another record set'],
    because: 'A name with a CNAME has no other record, and this name would have both.',
    help: 'Delete the other record first ("delete DNS record ..."), or use another name. Then retry.',
    retry: 'after_change',
  },
  {
    key: 'DNS_ZONE_NOT_FOUND',
    fragments: [
      'ParentResourceNotFound: The zone',
      'azurerm_dns_zone (',
      'azurerm_private_dns_zone (',
      'Dns Zone (Subscription',
    ],
    because: 'The zone is not in the configured resource group of the subscription of this environment.',
    help: 'An administrator checks its name and resource group under dns_zones in .github/planwright.yml, then retry.',
    retry: 'person',
  },
  {
    key: 'DNS_FORBIDDEN',
    fragments: ['AuthorizationFailed', 'does not have authorization to perform action'],
    because: 'The identity that Planwright applies with may not change this zone.',
    help: 'Its owner grants DNS Zone Contributor or Private DNS Zone Contributor on the zone. Wait five minutes after the grant, then retry.',
    retry: 'person',
  },
  {
    key: 'ZONES_OVERLAP',
    fragments: ['multiple zones with overlapping namespaces', 'can only be linked to 1 Private DNS zone'],
    because: 'The virtual network is linked to another zone with this name.',
    help: 'Write the records into that zone, or have its link removed, then retry.',
    retry: 'person',
  },
  {
    key: 'DNS_CHANGED_MEANWHILE',
    fragments: ['PreconditionFailed', 'condition of the etag'],
    because: 'Somebody changed the same record between the plan and the apply.',
    help: 'Retry: the next plan shows what is there now.',
    retry: 'automatic',
  },
  {
    key: 'ZONE_IN_USE',
    fragments: ['CannotDeleteResource', 'nested resources'],
    because: 'Azure does not delete a zone that has links or records.',
    help: 'Delete its records and links first, then retry.',
    retry: 'after_change',
  },
]
