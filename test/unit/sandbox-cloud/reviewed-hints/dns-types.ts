import type { ReviewedType, ReviewedTypes } from './reviewed-type.ts'

const PLACE = ['name', 'zone_name', 'resource_group_name']
const NAMES = {
  refuses: { name: 'www..app', ttl: 0 },
  accepts: { name: '*.apps._tcp', ttl: 2_147_483_647 },
}

function record(values: string, more: Partial<ReviewedType> = {}): ReviewedType {
  return { replaces: PLACE, updates: ['ttl', values, 'tags'], ...NAMES, ...more }
}

const APEX_IS_REFUSED = { refuses: { name: '@', ttl: 0 } }
const LOWER_CASE = { refuses: { name: 'WWW', ttl: 0 }, accepts: { name: '@', ttl: 300 } }

/** Zones and records, in public and in private. */
export const DNS_TYPES: ReviewedTypes = {
  azurerm_dns_zone: {
    replaces: ['name', 'resource_group_name'],
    updates: ['soa_record.ttl', 'soa_record.email', 'tags'],
    defaults: { 'soa_record.minimum_ttl': 300, 'soa_record.expire_time': 2_419_200 },
    refuses: { name: 'localhost' },
    accepts: { name: 'dev.contoso.com' },
  },
  azurerm_dns_a_record: record('records'),
  azurerm_dns_aaaa_record: record('records'),
  azurerm_dns_caa_record: record('record.value', {
    refuses: { name: '-a', 'record.tag': 'policy', 'record.flags': 256 },
    accepts: { name: '@', 'record.tag': 'issuewild', 'record.flags': 128 },
  }),
  azurerm_dns_cname_record: record('record', APEX_IS_REFUSED),
  azurerm_dns_mx_record: record('record.exchange', { defaults: { name: '@' } }),
  azurerm_dns_ns_record: record('records'),
  azurerm_dns_ptr_record: record('records'),
  azurerm_dns_srv_record: record('record.target', {
    refuses: { name: 'a'.repeat(64), 'record.port': 65_536 },
    accepts: { name: '_sip._tcp', 'record.port': 5060 },
  }),
  azurerm_dns_txt_record: record('record.value', {
    refuses: { 'record.value': '' },
    accepts: { 'record.value': 't'.repeat(4096) },
  }),
  azurerm_private_dns_zone: {
    replaces: ['name', 'resource_group_name'],
    updates: ['soa_record.ttl', 'tags'],
    defaults: { 'soa_record.minimum_ttl': 10 },
    refuses: { name: 'core.windows.net' },
    accepts: { name: 'privatelink.blob.core.windows.net' },
  },
  azurerm_private_dns_zone_virtual_network_link: {
    replaces: ['name', 'private_dns_zone_name', 'virtual_network_id', 'resource_group_name'],
    updates: ['registration_enabled', 'resolution_policy', 'tags'],
    defaults: { registration_enabled: false },
    refuses: { name: 'link to hub', resolution_policy: 'Internet' },
    accepts: { name: 'link-hub', resolution_policy: 'NxDomainRedirect' },
  },
  azurerm_private_dns_a_record: record('records', LOWER_CASE),
  azurerm_private_dns_aaaa_record: record('records'),
  azurerm_private_dns_cname_record: record('record', APEX_IS_REFUSED),
  azurerm_private_dns_mx_record: record('record.exchange', { ...LOWER_CASE, defaults: { name: '@' } }),
  azurerm_private_dns_ptr_record: record('records', LOWER_CASE),
  azurerm_private_dns_srv_record: record('record.target', {
    refuses: { 'record.port': 0 },
    accepts: { 'record.port': 1 },
  }),
  azurerm_private_dns_txt_record: record('record.value', {
    refuses: { 'record.value': 't'.repeat(1025) },
    accepts: { 'record.value': 't'.repeat(1024) },
  }),
}
