data "azurerm_client_config" "current" {}

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

resource "azurerm_role_assignment" "cluster_registry" {
  scope                = var.container_registry_id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_machine_learning_compute_cluster.main.identity[0].principal_id
  principal_type       = "ServicePrincipal"
}

data "azuread_user" "instance_1" {
  user_principal_name = var.instance_users[0]
}

resource "azurerm_machine_learning_compute_instance" "instance_1" {
  name                          = var.instance_names[0]
  machine_learning_workspace_id = var.workspace_id
  virtual_machine_size          = var.instance_type
  authorization_type            = "personal"
  local_auth_enabled            = false
  node_public_ip_enabled        = false
  tags                          = var.tags

  assign_to_user {
    object_id = data.azuread_user.instance_1.object_id
    tenant_id = data.azurerm_client_config.current.tenant_id
  }
}

data "azuread_user" "instance_2" {
  user_principal_name = var.instance_users[1]
}

resource "azurerm_machine_learning_compute_instance" "instance_2" {
  name                          = var.instance_names[1]
  machine_learning_workspace_id = var.workspace_id
  virtual_machine_size          = var.instance_type
  authorization_type            = "personal"
  local_auth_enabled            = false
  node_public_ip_enabled        = false
  tags                          = var.tags

  assign_to_user {
    object_id = data.azuread_user.instance_2.object_id
    tenant_id = data.azurerm_client_config.current.tenant_id
  }
}
