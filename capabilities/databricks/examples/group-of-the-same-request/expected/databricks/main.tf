resource "azurerm_resource_group" "main" {
  name     = var.resource_group_name
  location = var.location
  tags     = var.tags
}

resource "azurerm_databricks_workspace" "main" {
  # checkov:skip=CKV2_AZURE_48:a customer managed key was not asked for
  # checkov:skip=CKV_AZURE_158:the workspace is reached over the internet, as the request says
  name                              = var.workspace_name
  resource_group_name               = azurerm_resource_group.main.name
  location                          = azurerm_resource_group.main.location
  managed_resource_group_name       = var.managed_resource_group_name
  sku                               = "premium"
  public_network_access_enabled     = true
  infrastructure_encryption_enabled = false

  custom_parameters {
    no_public_ip             = true
    storage_account_sku_name = var.root_storage_sku
  }

  tags = var.tags
}

# Identity for access to storage without keys.
resource "azurerm_databricks_access_connector" "main" {
  name                = var.access_connector_name
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  tags                = var.tags

  identity {
    type = "SystemAssigned"
  }
}
