resource "azurerm_machine_learning_compute_cluster" "main" {
  # checkov:skip=CKV_AZURE_150:nodes are kept without work, as the request says
  name                          = var.cluster_name
  location                      = var.location
  machine_learning_workspace_id = var.workspace_id
  vm_size                       = var.node_type
  vm_priority                   = var.vm_priority
  local_auth_enabled            = false
  ssh_public_access_enabled     = false
  node_public_ip_enabled        = false
  tags                          = var.tags

  identity {
    type = "SystemAssigned"
  }

  scale_settings {
    min_node_count                       = var.min_nodes
    max_node_count                       = var.max_nodes
    scale_down_nodes_after_idle_duration = var.idle_duration
  }
}

# Jobs read and write data as the cluster, without keys.
resource "azurerm_role_assignment" "cluster_storage" {
  scope                = var.storage_account_id
  role_definition_name = "Storage Blob Data Contributor"
  principal_id         = azurerm_machine_learning_compute_cluster.main.identity[0].principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_role_assignment" "cluster_registry" {
  scope                = var.container_registry_id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_machine_learning_compute_cluster.main.identity[0].principal_id
  principal_type       = "ServicePrincipal"
}

# Jobs reach these hosts and no others; the first one brings a firewall.
resource "azurerm_machine_learning_workspace_network_outbound_rule_fqdn" "host_1" {
  name             = "host-1"
  workspace_id     = var.workspace_id
  destination_fqdn = var.approved_hosts[0]
}

resource "azurerm_machine_learning_workspace_network_outbound_rule_fqdn" "host_2" {
  name             = "host-2"
  workspace_id     = var.workspace_id
  destination_fqdn = var.approved_hosts[1]

  # The managed network takes one change at a time.
  depends_on = [azurerm_machine_learning_workspace_network_outbound_rule_fqdn.host_1]
}

resource "azurerm_machine_learning_workspace_network_outbound_rule_fqdn" "host_3" {
  name             = "host-3"
  workspace_id     = var.workspace_id
  destination_fqdn = var.approved_hosts[2]

  depends_on = [azurerm_machine_learning_workspace_network_outbound_rule_fqdn.host_2]
}
