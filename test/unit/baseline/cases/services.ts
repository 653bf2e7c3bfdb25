import { planned, pointing, type Sketch } from '../plan-sketch.ts'
import type { RuleCases } from './rule-cases.ts'

type After = Readonly<Record<string, unknown>>
const vault = (after: After): Sketch => planned('azurerm_key_vault', after)
const openai = (after: After): Sketch => planned('azurerm_cognitive_account', after)
const filter = (...filters: After[]): Sketch =>
  planned('azurerm_cognitive_account_rai_policy', { content_filter: filters })
const endpointOf = (target: string): Sketch =>
  pointing(
    planned('azurerm_private_endpoint', { private_service_connection: [{}] }),
    'private_service_connection.private_connection_resource_id',
    target,
  )
const aml = (after: After): Sketch => planned('azurerm_machine_learning_workspace', after)
const cluster = (after: After): Sketch => planned('azurerm_machine_learning_compute_cluster', after)
const instance = (after: After): Sketch => planned('azurerm_machine_learning_compute_instance', after)
const registry = (after: After): Sketch => planned('azurerm_container_registry', after)
const account = (after: After): Sketch => planned('azurerm_storage_account', after)
const usesAccount = (after: After): Sketch =>
  pointing(aml(after), 'storage_account_id', 'azurerm_storage_account.main')

export const serviceCases: RuleCases = {
  key_vault_default_deny: {
    held: [vault({ public_network_access_enabled: true, network_acls: [{ default_action: 'Deny' }] })],
    broken: [vault({ public_network_access_enabled: true, network_acls: [{ default_action: 'Allow' }] })],
  },
  key_vault_public_network: {
    held: [vault({ public_network_access_enabled: true, network_acls: [{ ip_rules: ['20.1.2.3'] }] })],
    broken: [vault({ public_network_access_enabled: true, network_acls: [{ ip_rules: [] }] })],
  },
  key_vault_roles: {
    held: [vault({ rbac_authorization_enabled: true })],
    broken: [vault({ rbac_authorization_enabled: false })],
  },
  key_vault_soft_delete: {
    held: [vault({ soft_delete_retention_days: 30 })],
    broken: [vault({ soft_delete_retention_days: 5 })],
  },
  key_vault_purge_protection: {
    held: [vault({ purge_protection_enabled: true })],
    broken: [vault({ purge_protection_enabled: null })],
  },
  key_vault_private_endpoint: {
    held: [vault({ public_network_access_enabled: true }), endpointOf('azurerm_key_vault.main')],
    broken: [
      vault({ public_network_access_enabled: true }),
      planned('azurerm_key_vault', { public_network_access_enabled: true }, 'other'),
      endpointOf('azurerm_key_vault.other'),
    ],
  },
  openai_public_network: {
    held: [openai({ public_network_access_enabled: false })],
    broken: [openai({ public_network_access_enabled: true })],
  },
  openai_default_deny: {
    held: [openai({ public_network_access_enabled: true, network_acls: [{ default_action: 'Deny' }] })],
    broken: [openai({ public_network_access_enabled: true, network_acls: [] })],
  },
  openai_keys_off: {
    held: [openai({ local_auth_enabled: false })],
    broken: [openai({ local_auth_enabled: true })],
  },
  openai_identity: {
    held: [openai({ identity: [{ type: 'SystemAssigned' }] })],
    broken: [openai({ identity: [] })],
  },
  openai_outbound: {
    held: [openai({ outbound_network_access_restricted: true })],
    broken: [openai({ outbound_network_access_restricted: false })],
  },
  openai_customer_key: {
    held: [openai({ tags: { data_class: 'restricted' }, customer_managed_key: [{}] })],
    broken: [openai({ tags: { data_class: 'restricted' }, customer_managed_key: [] })],
    free: [openai({ tags: null, customer_managed_key: [] })],
  },
  openai_filter_blocks: {
    held: [filter({ filter_enabled: true, block_enabled: true })],
    broken: [
      filter({ filter_enabled: true, block_enabled: true }, { filter_enabled: true, block_enabled: false }),
    ],
  },
  openai_units_confirmed: {
    held: [planned('azurerm_cognitive_deployment', { sku: [{ name: 'GlobalStandard' }] })],
    broken: [planned('azurerm_cognitive_deployment', { sku: [{ name: 'GlobalProvisionedManaged' }] })],
  },
  aml_public_network: {
    held: [aml({ public_network_access_enabled: false })],
    broken: [aml({ public_network_access_enabled: true })],
  },
  aml_managed_network: {
    held: [aml({ managed_network: [{ isolation_mode: 'AllowInternetOutbound' }] })],
    broken: [aml({ managed_network: [] })],
  },
  aml_impact_confirmed: {
    held: [aml({ high_business_impact: false })],
    broken: [aml({ high_business_impact: true })],
  },
  aml_impact_private_storage: {
    held: [account({ public_network_access_enabled: false }), usesAccount({ high_business_impact: true })],
    broken: [account({ public_network_access_enabled: true }), usesAccount({ high_business_impact: true })],
    free: [account({ public_network_access_enabled: true }), usesAccount({ high_business_impact: false })],
  },
  aml_no_local_sign_in: {
    held: [cluster({ local_auth_enabled: false }), instance({ local_auth_enabled: false })],
    broken: [cluster({ local_auth_enabled: false }), instance({ local_auth_enabled: true })],
  },
  aml_no_ssh: {
    held: [cluster({ ssh_public_access_enabled: false })],
    broken: [cluster({ ssh_public_access_enabled: true })],
  },
  aml_no_ssh_to_instances: {
    held: [instance({ ssh: [] })],
    broken: [instance({ ssh: [{ public_key: 'x' }] })],
  },
  aml_no_public_ip: {
    held: [cluster({ node_public_ip_enabled: false })],
    broken: [instance({ node_public_ip_enabled: true })],
  },
  aml_scales_to_zero: {
    held: [cluster({ scale_settings: [{ min_node_count: 0 }] })],
    broken: [cluster({ scale_settings: [{ min_node_count: 1 }] })],
  },
  registry_no_admin: {
    held: [registry({ admin_enabled: false })],
    broken: [registry({ admin_enabled: true })],
  },
  registry_public_network: {
    held: [registry({ public_network_access_enabled: false })],
    broken: [registry({ public_network_access_enabled: true })],
  },
  service_public_network: {
    held: [planned('azurerm_mssql_server', { public_network_access_enabled: false })],
    broken: [planned('azurerm_mssql_server', { public_network_access_enabled: true })],
    free: [vault({ public_network_access_enabled: true }), planned('azurerm_subnet', {})],
  },
  service_https_only: {
    held: [planned('azurerm_linux_web_app', { https_only: true })],
    broken: [planned('azurerm_linux_web_app', { https_only: false })],
    free: [planned('azurerm_subnet', {})],
  },
  service_tls_1_2: {
    held: [planned('azurerm_mssql_server', { minimum_tls_version: '1.2' })],
    broken: [planned('azurerm_postgresql_server', { ssl_minimal_tls_version_enforced: 'TLS1_1' })],
    free: [account({ min_tls_version: 'TLS1_0' })],
  },
  service_seen_by_rules: {
    held: [planned('azurerm_resource_group', {})],
    broken: [planned('azurerm_resource_group_template_deployment', {})],
  },
}
