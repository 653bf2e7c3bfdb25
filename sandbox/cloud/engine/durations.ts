type Change = 'create' | 'update' | 'delete'
type Minutes = { readonly [change in Change]: number }

/**
 * How long Azure and Databricks usually take, in minutes.
 * Measured or estimated for planning in 2026; they shape a demonstration and promise nothing.
 */
const MINUTES: { readonly [type: string]: Minutes } = {
  azurerm_application_insights: { create: 0.3, update: 0.2, delete: 0.2 },
  azurerm_bastion_host: { create: 6, update: 4, delete: 6 },
  azurerm_cognitive_account: { create: 0.8, update: 0.4, delete: 0.4 },
  azurerm_cognitive_deployment: { create: 0.5, update: 0.4, delete: 0.3 },
  azurerm_container_registry: { create: 0.5, update: 0.4, delete: 0.3 },
  azurerm_databricks_access_connector: { create: 0.3, update: 0.2, delete: 0.2 },
  azurerm_databricks_workspace: { create: 4, update: 1, delete: 3 },
  azurerm_dns_zone: { create: 0.4, update: 0.2, delete: 0.4 },
  azurerm_firewall: { create: 10, update: 5, delete: 8 },
  azurerm_firewall_policy: { create: 0.5, update: 0.5, delete: 0.3 },
  azurerm_firewall_policy_rule_collection_group: { create: 2, update: 2, delete: 1.5 },
  azurerm_key_vault: { create: 1, update: 0.4, delete: 0.3 },
  azurerm_kubernetes_cluster: { create: 5, update: 4, delete: 5 },
  azurerm_linux_web_app: { create: 0.7, update: 0.5, delete: 0.3 },
  azurerm_log_analytics_workspace: { create: 0.7, update: 0.3, delete: 0.2 },
  azurerm_machine_learning_compute_cluster: { create: 0.6, update: 0.5, delete: 0.6 },
  azurerm_machine_learning_compute_instance: { create: 4.5, update: 1, delete: 2 },
  azurerm_machine_learning_workspace: { create: 2, update: 0.8, delete: 0.7 },
  azurerm_nat_gateway: { create: 0.2, update: 0.2, delete: 0.2 },
  azurerm_network_security_rule: { create: 0.15, update: 0.15, delete: 0.15 },
  azurerm_private_dns_zone: { create: 0.6, update: 0.2, delete: 0.4 },
  azurerm_private_dns_zone_virtual_network_link: { create: 1, update: 0.5, delete: 0.7 },
  azurerm_private_endpoint: { create: 1.5, update: 1, delete: 1 },
  azurerm_resource_group: { create: 0.05, update: 0.05, delete: 0.6 },
  azurerm_role_assignment: { create: 0.4, update: 0.1, delete: 0.2 },
  azurerm_storage_account: { create: 0.5, update: 0.2, delete: 0.1 },
  azurerm_virtual_network: { create: 0.2, update: 0.2, delete: 0.2 },
  azurerm_virtual_network_gateway: { create: 30, update: 15, delete: 15 },
  databricks_cluster: { create: 5, update: 3, delete: 0.3 },
  databricks_instance_pool: { create: 0.3, update: 0.1, delete: 0.1 },
  databricks_sql_endpoint: { create: 0.5, update: 0.2, delete: 0.1 },
}

/** Types without a row of their own, by provider. */
const USUAL: { readonly [provider: string]: Minutes } = {
  azurerm: { create: 0.15, update: 0.1, delete: 0.15 },
  azuread: { create: 0.2, update: 0.1, delete: 0.05 },
  databricks: { create: 0.04, update: 0.04, delete: 0.02 },
}

const NONE: Minutes = { create: 0, update: 0, delete: 0 }

/** Time a change takes in the sandbox, in milliseconds; a time scale of 1 is real time, 0 none. */
export function durationMs(request: {
  provider: string
  type: string
  change: Change
  timeScale: number
}): number {
  const minutes = MINUTES[request.type] ?? USUAL[request.provider] ?? NONE
  return Math.round(minutes[request.change] * 60_000 * request.timeScale)
}
