resource "azurerm_machine_learning_compute_cluster" "main" {
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
