import { planned, pointing, type Sketch } from '../plan-sketch.ts'
import type { RuleCases } from './rule-cases.ts'

const main = 'azurerm_storage_account.main'
const account = (after: Readonly<Record<string, unknown>>): Sketch =>
  planned('azurerm_storage_account', after)
const container = (after: Readonly<Record<string, unknown>>): Sketch =>
  planned('azurerm_storage_container', after)
const endpoint = pointing(
  planned('azurerm_private_endpoint', { private_service_connection: [{}] }),
  'private_service_connection.private_connection_resource_id',
  main,
)
const workspace = pointing(planned('azurerm_machine_learning_workspace', {}), 'storage_account_id', main)
const kept = (blobs: number | undefined, containers: number): Sketch =>
  account({
    blob_properties: [
      {
        delete_retention_policy: blobs === undefined ? [] : [{ days: blobs }],
        container_delete_retention_policy: [{ days: containers }],
      },
    ],
  })

export const storageCases: RuleCases = {
  storage_https_only: {
    held: [account({ https_traffic_only_enabled: true })],
    broken: [account({ https_traffic_only_enabled: false })],
  },
  storage_tls_1_2: {
    held: [account({ min_tls_version: 'TLS1_2' })],
    broken: [account({ min_tls_version: 'TLS1_0' })],
  },
  storage_public_network: {
    held: [account({ public_network_access_enabled: false })],
    broken: [account({ public_network_access_enabled: true })],
  },
  storage_default_deny: {
    held: [account({ public_network_access_enabled: true, network_rules: [{ default_action: 'Deny' }] })],
    broken: [account({ public_network_access_enabled: true, network_rules: [] })],
  },
  storage_trusted_services: {
    held: [account({ network_rules: [{ default_action: 'Deny', bypass: ['AzureServices', 'Logging'] }] })],
    broken: [account({ network_rules: [{ default_action: 'Deny', bypass: ['None'] }] })],
    free: [account({ network_rules: [{ default_action: 'Allow', bypass: ['None'] }] })],
  },
  storage_private_endpoint: {
    held: [account({}), endpoint],
    broken: [account({})],
  },
  storage_no_public_blobs: {
    held: [account({ allow_nested_items_to_be_public: false })],
    broken: [account({ allow_nested_items_to_be_public: true })],
  },
  storage_private_containers: {
    held: [container({ container_access_type: 'private' })],
    broken: [container({ container_access_type: 'blob' })],
  },
  storage_keys_off: {
    held: [account({ shared_access_key_enabled: false })],
    broken: [account({ shared_access_key_enabled: true })],
  },
  storage_signatures_expire: {
    held: [account({ shared_access_key_enabled: true, sas_policy: [{ expiration_period: '07.00:00:00' }] })],
    broken: [account({ shared_access_key_enabled: true, sas_policy: [] })],
    free: [account({ shared_access_key_enabled: false, sas_policy: [] })],
  },
  storage_no_local_users: {
    held: [account({ local_user_enabled: false })],
    broken: [account({ local_user_enabled: true })],
  },
  storage_no_foreign_copies: {
    held: [account({ cross_tenant_replication_enabled: false })],
    broken: [account({ cross_tenant_replication_enabled: true })],
  },
  storage_name: {
    held: [account({ name: 'stmldev4k2p' })],
    broken: [account({ name: 'st-ml-dev' })],
  },
  storage_customer_key: {
    held: [
      account({ tags: { data_class: 'restricted' }, customer_managed_key: [{ key_vault_key_id: 'x' }] }),
    ],
    broken: [account({ tags: { data_class: 'restricted' }, customer_managed_key: [] })],
    free: [account({ tags: { data_class: 'internal' }, customer_managed_key: [] })],
  },
  storage_soft_delete: { held: [kept(7, 7)], broken: [kept(undefined, 7)] },
  storage_soft_delete_days: { held: [kept(30, 30)], broken: [kept(6, 30)] },
  storage_second_zone: {
    held: [account({ account_replication_type: 'ZRS' })],
    broken: [account({ account_replication_type: 'LRS' })],
  },
  storage_second_region: {
    held: [account({ account_replication_type: 'GZRS' })],
    broken: [account({ account_replication_type: 'ZRS' })],
  },
  storage_lock_confirmed: {
    held: [planned('azurerm_storage_container_immutability_policy', { locked: false })],
    broken: [planned('azurerm_storage_container_immutability_policy', { locked: true })],
  },
  storage_fits_machine_learning: {
    held: [account({ is_hns_enabled: false, account_tier: 'Standard' }), workspace],
    broken: [account({ is_hns_enabled: true, account_tier: 'Standard' }), workspace],
    free: [account({ is_hns_enabled: true, account_tier: 'Standard' })],
  },
  storage_mounts_by_identity: {
    held: [
      planned('databricks_storage_credential', { azure_managed_identity: [{ access_connector_id: 'x' }] }),
    ],
    broken: [
      planned('databricks_storage_credential', {
        azure_managed_identity: [],
        azure_service_principal: [{ application_id: 'x' }],
      }),
    ],
  },
}
