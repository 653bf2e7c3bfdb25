import { planned, pointing, type Sketch } from '../plan-sketch.ts'
import type { RuleCases } from './rule-cases.ts'

type After = Readonly<Record<string, unknown>>
const workspace = (after: After): Sketch => planned('azurerm_databricks_workspace', after)
const custom = (after: After): Sketch => workspace({ custom_parameters: [after] })
const cluster = (after: After): Sketch => planned('databricks_cluster', after)
const job = (after: After): Sketch => planned('databricks_job', after)
const pool = (after: After): Sketch => planned('databricks_instance_pool', after)
const compliance = (on: boolean): Sketch =>
  workspace({ enhanced_security_compliance: [{ compliance_security_profile_enabled: on }] })
const endpoint = pointing(
  planned('azurerm_private_endpoint', { private_service_connection: [{}] }),
  'private_service_connection.private_connection_resource_id',
  'azurerm_databricks_workspace.main',
)
const jobCluster = (mode: string): Sketch =>
  job({
    job_cluster: [
      { new_cluster: [{ data_security_mode: 'SINGLE_USER' }] },
      { new_cluster: [{ data_security_mode: mode }] },
    ],
  })

export const databricksCases: RuleCases = {
  databricks_no_public_ip: {
    held: [custom({ no_public_ip: true })],
    broken: [custom({ no_public_ip: false })],
  },
  databricks_public_network: {
    held: [workspace({ public_network_access_enabled: false })],
    broken: [workspace({ public_network_access_enabled: true })],
  },
  databricks_own_network: {
    held: [pointing(custom({}), 'custom_parameters.virtual_network_id', 'azurerm_virtual_network.main')],
    broken: [custom({ virtual_network_id: null })],
  },
  databricks_private_endpoint: { held: [workspace({}), endpoint], broken: [workspace({})] },
  databricks_premium: { held: [workspace({ sku: 'premium' })], broken: [workspace({ sku: 'trial' })] },
  databricks_encrypted_twice: {
    held: [workspace({ infrastructure_encryption_enabled: true })],
    broken: [workspace({ infrastructure_encryption_enabled: false })],
  },
  databricks_customer_key: {
    held: [workspace({ tags: { data_class: 'restricted' }, customer_managed_key_enabled: true })],
    broken: [workspace({ tags: { data_class: 'restricted' }, customer_managed_key_enabled: false })],
    free: [workspace({ tags: {}, customer_managed_key_enabled: false })],
  },
  databricks_compliance_confirmed: { held: [compliance(false)], broken: [compliance(true)] },
  databricks_tokens_off: {
    held: [planned('databricks_workspace_conf', { custom_config: { enableTokensConfig: 'false' } })],
    broken: [planned('databricks_workspace_conf', { custom_config: { enableIpAccessLists: 'true' } })],
  },
  databricks_isolation: {
    held: [cluster({ data_security_mode: 'USER_ISOLATION' })],
    broken: [cluster({ data_security_mode: 'NONE' })],
  },
  databricks_job_isolation: {
    held: [jobCluster('USER_ISOLATION')],
    broken: [jobCluster('LEGACY_PASSTHROUGH')],
  },
  databricks_cluster_policy: {
    held: [pointing(cluster({}), 'policy_id', 'databricks_cluster_policy.main')],
    broken: [cluster({ policy_id: null })],
  },
  databricks_cluster_stops: {
    held: [cluster({ autotermination_minutes: 20 })],
    broken: [cluster({ autotermination_minutes: 0 })],
  },
  databricks_pool_idle_confirmed: {
    held: [pool({ min_idle_instances: 0 })],
    broken: [pool({ min_idle_instances: 2 })],
  },
  job_runs_as_service: {
    held: [job({ run_as: [{ service_principal_name: '0f4c2d9e' }] })],
    broken: [job({ run_as: [{ user_name: 'alice@example.com' }] })],
  },
  job_tells_failure: {
    held: [job({ email_notifications: [{ on_failure: ['ml@example.com'] }] })],
    broken: [job({ email_notifications: [{ on_failure: [], on_success: ['ml@example.com'] }] })],
  },
  job_own_machines: {
    held: [job({ task: [{ job_cluster_key: 'main' }] })],
    broken: [job({ task: [{ job_cluster_key: 'main' }, { existing_cluster_id: '1122-abc' }] })],
  },
  job_fixed_code: {
    held: [job({ git_source: [{ tag: 'v1.2.0' }] })],
    broken: [job({ git_source: [{ branch: 'main' }] })],
  },
  job_ends: {
    held: [job({ timeout_seconds: 3600 })],
    broken: [job({ timeout_seconds: 0 })],
    free: [job({ timeout_seconds: 0, continuous: [{}] })],
  },
  job_one_at_a_time: {
    held: [job({ max_concurrent_runs: 1 })],
    broken: [job({ max_concurrent_runs: 3 })],
  },
  job_start_confirmed: {
    held: [job({ schedule: [{ pause_status: 'PAUSED' }] })],
    broken: [job({ schedule: [{ pause_status: 'UNPAUSED' }] })],
  },
  job_continuous_confirmed: {
    held: [job({ continuous: [{ pause_status: 'PAUSED' }] })],
    broken: [job({ continuous: [{ pause_status: 'UNPAUSED' }] })],
  },
  machine_gpu_confirmed: {
    held: [cluster({ node_type_id: 'Standard_D4ads_v5' }), pool({ node_type_id: 'Standard_E8ads_v5' })],
    broken: [job({ job_cluster: [{ new_cluster: [{ node_type_id: 'Standard_NC4as_T4_v3' }] }] })],
  },
}
