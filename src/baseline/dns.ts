import { either, is, matches, not, passes, someBlock } from './conditions.ts'
import { everywhere, house, learn, type Rule, registry } from './rule.ts'

const records = [
  'azurerm_dns_a_record',
  'azurerm_dns_aaaa_record',
  'azurerm_dns_caa_record',
  'azurerm_dns_cname_record',
  'azurerm_dns_mx_record',
  'azurerm_dns_ns_record',
  'azurerm_dns_ptr_record',
  'azurerm_dns_srv_record',
  'azurerm_dns_txt_record',
]
const privateRecords = [
  'azurerm_private_dns_a_record',
  'azurerm_private_dns_aaaa_record',
  'azurerm_private_dns_cname_record',
  'azurerm_private_dns_mx_record',
  'azurerm_private_dns_ptr_record',
  'azurerm_private_dns_srv_record',
  'azurerm_private_dns_txt_record',
]

/** Addresses that only the same network reaches: RFC 1918, RFC 6598, loopback, link-local and RFC 4193. */
const privateAddress =
  /^(?:10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/i

/** Hosts under which anybody may register a name that is free. */
const openToAnybody =
  /\.(?:azurewebsites\.net|cloudapp\.azure\.com|cloudapp\.net|(?:blob|web)\.core\.windows\.net|trafficmanager\.net|azurefd\.net|azureedge\.net|azurecontainer\.io|azure-api\.net|azurestaticapps\.net|github\.io|netlify\.app|vercel\.app|herokuapp\.com)\.?$/i

const takeover = learn('Prevent dangling DNS entries and avoid subdomain takeover')

/** DNS records whose effect is wider than one name. */
export const dnsRules: readonly Rule[] = [
  {
    id: 'dns_apex_confirmed',
    title: 'Nobody changes what a zone itself answers without having said so.',
    remedy: 'Use a name in the zone.',
    source: house,
    holds: everywhere('refuse'),
    concerns: [...records, ...privateRecords],
    check: not(is('name', '@')),
    gates: ['apex_record', 'mx_change', 'ns_delegation', 'access'],
  },
  {
    id: 'dns_wildcard_confirmed',
    title: 'Nobody answers for every name without having said so.',
    remedy: 'Name the names.',
    source: house,
    holds: everywhere('refuse'),
    concerns: [...records, ...privateRecords],
    check: not(matches('name', /^\*/)),
    gates: ['wildcard_record'],
  },
  {
    id: 'dns_mail_confirmed',
    title: 'Nobody moves the mail of a domain without having said so.',
    remedy: 'Leave the MX record to those who run the mail.',
    source: registry('azurerm_dns_mx_record'),
    holds: everywhere('refuse'),
    concerns: ['azurerm_dns_mx_record', 'azurerm_private_dns_mx_record'],
    check: () => false,
    gates: ['mx_change'],
  },
  {
    id: 'dns_senders_confirmed',
    title: 'Nobody decides which senders of mail are trusted without having said so.',
    remedy: 'Leave SPF, DMARC and DKIM to those who run the mail.',
    source: house,
    holds: everywhere('refuse'),
    concerns: ['azurerm_dns_txt_record'],
    check: not(
      either(
        matches('name', /(?:^|\.)_(?:dmarc|domainkey)(?:\.|$)/),
        someBlock('record', matches('value', /^v=(?:spf1|dmarc1|dkim1)\b/i)),
      ),
    ),
    gates: ['mx_change'],
  },
  {
    id: 'dns_delegation_confirmed',
    title: 'Nobody hands a part of a zone over to other servers without having said so.',
    remedy: 'Keep the names in this zone.',
    source: registry('azurerm_dns_ns_record'),
    holds: everywhere('refuse'),
    concerns: ['azurerm_dns_ns_record'],
    check: () => false,
    gates: ['ns_delegation'],
  },
  {
    id: 'dns_certificates_confirmed',
    title: 'Nobody decides who may issue certificates without having said so.',
    remedy: 'Leave the CAA record to those who run the domain.',
    source: registry('azurerm_dns_caa_record'),
    holds: everywhere('refuse'),
    concerns: ['azurerm_dns_caa_record'],
    check: () => false,
    gates: ['access'],
  },
  {
    id: 'dns_no_private_address',
    title: 'A public zone shows no address of a private network.',
    remedy: 'Write the record into a private zone.',
    source: house,
    holds: everywhere('refuse'),
    concerns: ['azurerm_dns_a_record', 'azurerm_dns_aaaa_record'],
    check: passes(
      'records',
      (list) => !(Array.isArray(list) && list.some((entry) => privateAddress.test(String(entry)))),
    ),
    gates: ['private_ip_in_public_zone'],
  },
  {
    id: 'dns_no_dangling_host',
    title: 'No name points to a host that anybody may register.',
    remedy: 'Use an alias record, or make sure that the host stays ours.',
    source: takeover,
    holds: everywhere('refuse'),
    concerns: ['azurerm_dns_cname_record'],
    check: not(matches('record', openToAnybody)),
    gates: ['public_access'],
  },
  {
    id: 'dns_private_link_confirmed',
    title: 'Nobody writes records of private endpoints by hand without having said so.',
    remedy: 'Let the private endpoint keep its record with a private_dns_zone_group.',
    source: registry('azurerm_private_endpoint'),
    holds: everywhere('refuse'),
    concerns: privateRecords,
    check: not(matches('zone_name', /(?:^|\.)privatelink\./)),
    gates: ['access'],
  },
]
