data "azurerm_client_config" "current" {}

resource "azurerm_resource_group" "main" {
  name     = var.resource_group_name
  location = var.location
  tags     = var.tags
}

data "azurerm_storage_account" "main" {
  name                = var.storage_account_name
  resource_group_name = var.storage_resource_group_name
}

resource "azurerm_machine_learning_workspace" "main" {
  name                          = var.workspace_name
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  storage_account_id            = data.azurerm_storage_account.main.id
  key_vault_id                  = var.key_vault_id
  application_insights_id       = var.app_insights_id
  container_registry_id         = var.container_registry_id
  image_build_compute_name      = var.cluster_name
  public_network_access_enabled = false
  high_business_impact          = false
  v1_legacy_mode_enabled        = false
  tags                          = var.tags

  identity {
    type = "SystemAssigned"
  }

  managed_network {
    isolation_mode                = var.isolation_mode
    provision_on_creation_enabled = true
  }

  lifecycle {
    precondition {
      condition     = data.azurerm_storage_account.main.account_tier == "Standard" && !data.azurerm_storage_account.main.is_hns_enabled
      error_message = "the storage account of a workspace is of the Standard tier and without a hierarchical namespace."
    }
  }
}

resource "azurerm_role_assignment" "workspace_storage" {
  scope                = data.azurerm_storage_account.main.id
  role_definition_name = "Storage Blob Data Contributor"
  principal_id         = azurerm_machine_learning_workspace.main.identity[0].principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_role_assignment" "workspace_vault" {
  scope                = var.key_vault_id
  role_definition_name = "Key Vault Secrets Officer"
  principal_id         = azurerm_machine_learning_workspace.main.identity[0].principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_role_assignment" "workspace_registry" {
  scope                = var.container_registry_id
  role_definition_name = "AcrPush"
  principal_id         = azurerm_machine_learning_workspace.main.identity[0].principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_private_dns_zone" "api" {
  name                = "privatelink.api.azureml.ms"
  resource_group_name = azurerm_resource_group.main.name
  tags                = var.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "api" {
  name                  = var.virtual_network_name
  resource_group_name   = azurerm_resource_group.main.name
  private_dns_zone_name = azurerm_private_dns_zone.api.name
  virtual_network_id    = var.virtual_network_id
  tags                  = var.tags
}

resource "azurerm_private_dns_zone" "notebooks" {
  name                = "privatelink.notebooks.azure.net"
  resource_group_name = azurerm_resource_group.main.name
  tags                = var.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "notebooks" {
  name                  = var.virtual_network_name
  resource_group_name   = azurerm_resource_group.main.name
  private_dns_zone_name = azurerm_private_dns_zone.notebooks.name
  virtual_network_id    = var.virtual_network_id
  tags                  = var.tags
}

resource "azurerm_private_endpoint" "workspace" {
  name                = var.private_endpoint_name
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  subnet_id           = var.endpoint_subnet_id
  tags                = var.tags

  private_service_connection {
    name                           = var.private_endpoint_name
    private_connection_resource_id = azurerm_machine_learning_workspace.main.id
    subresource_names              = ["amlworkspace"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name = "amlworkspace"
    private_dns_zone_ids = [
      azurerm_private_dns_zone.api.id,
      azurerm_private_dns_zone.notebooks.id,
    ]
  }
}
