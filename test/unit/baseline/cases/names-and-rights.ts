import { planned, pointing, type Sketch } from '../plan-sketch.ts'
import type { RuleCases } from './rule-cases.ts'

type After = Readonly<Record<string, unknown>>
const address = (after: After): Sketch => planned('azurerm_dns_a_record', { name: 'app', ...after })
const role = (after: After): Sketch => planned('azurerm_role_assignment', after)
const group = (after: After): Sketch => planned('azuread_group', after)
const text = (name: string, value: string): Sketch =>
  planned('azurerm_dns_txt_record', { name, record: [{ value }] })
const privateRecord = (zone: string): Sketch =>
  planned('azurerm_private_dns_a_record', { name: 'app', zone_name: zone })
const subscription = '/subscriptions/00000000-0000-4000-8000-00000000000d'

export const namesAndRightsCases: RuleCases = {
  dns_apex_confirmed: { held: [address({})], broken: [address({ name: '@' })] },
  dns_wildcard_confirmed: { held: [address({})], broken: [address({ name: '*.apps' })] },
  dns_mail_confirmed: { held: [address({})], broken: [planned('azurerm_dns_mx_record', {})] },
  dns_senders_confirmed: {
    held: [text('app', 'site-verification=1')],
    broken: [text('_dmarc', 'p=none')],
  },
  dns_delegation_confirmed: { held: [address({})], broken: [planned('azurerm_dns_ns_record', {})] },
  dns_certificates_confirmed: { held: [address({})], broken: [planned('azurerm_dns_caa_record', {})] },
  dns_no_private_address: {
    held: [address({ records: ['20.1.2.3', '172.32.0.1'] })],
    broken: [address({ records: ['20.1.2.3', '172.31.0.1'] })],
  },
  dns_no_dangling_host: {
    held: [planned('azurerm_dns_cname_record', { record: 'app.example.org' })],
    broken: [planned('azurerm_dns_cname_record', { record: 'app.azurewebsites.net.' })],
  },
  dns_private_link_confirmed: {
    held: [privateRecord('corp.example.org')],
    broken: [privateRecord('privatelink.blob.core.windows.net')],
  },
  role_no_rights_giver: {
    held: [role({ role_definition_name: 'Contributor' })],
    broken: [role({ role_definition_name: 'User Access Administrator' })],
  },
  role_narrow_scope: {
    held: [pointing(role({}), 'scope', 'azurerm_resource_group.main'), planned('azurerm_resource_group', {})],
    broken: [role({ scope: subscription })],
  },
  role_to_groups: { held: [role({ principal_type: 'Group' })], broken: [role({ principal_type: 'User' })] },
  group_not_role_assignable: {
    held: [group({ assignable_to_role: null })],
    broken: [group({ assignable_to_role: true })],
  },
  group_no_entra_role: {
    held: [role({ role_definition_name: 'Reader' })],
    broken: [planned('azuread_directory_role_assignment', {})],
  },
  group_unique_name: {
    held: [group({ prevent_duplicate_names: true })],
    broken: [group({ prevent_duplicate_names: false })],
  },
  group_two_owners: {
    held: [group({ owners: ['planwright', 'alice', 'bob'] })],
    broken: [group({ owners: ['planwright', 'alice'] })],
  },
}
