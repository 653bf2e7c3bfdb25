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

resource "azurerm_key_vault" "main" {
  # checkov:skip=CKV2_AZURE_32:only Azure services reach it; machines do so through the managed network
  # checkov:skip=CKV_AZURE_110:the name becomes free again when the environment is taken down
  name                          = var.key_vault_name
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  tenant_id                     = data.azurerm_client_config.current.tenant_id
  sku_name                      = "standard"
  rbac_authorization_enabled    = true
  purge_protection_enabled      = false
  soft_delete_retention_days    = var.key_vault_retention_days
  public_network_access_enabled = false
  tags                          = var.tags

  network_acls {
    default_action = "Deny"
    bypass         = "AzureServices"
  }
}

resource "azurerm_log_analytics_workspace" "main" {
  name                         = var.log_workspace_name
  resource_group_name          = azurerm_resource_group.main.name
  location                     = azurerm_resource_group.main.location
  sku                          = "PerGB2018"
  retention_in_days            = var.log_retention_days
  daily_quota_gb               = var.log_daily_cap_gb
  local_authentication_enabled = false
  tags                         = var.tags
}

resource "azurerm_application_insights" "main" {
  name                = var.app_insights_name
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  workspace_id        = azurerm_log_analytics_workspace.main.id
  application_type    = "web"
  tags                = var.tags
}

resource "azurerm_machine_learning_workspace" "main" {
  # checkov:skip=CKV_AZURE_144:the workspace is reached over the internet, as the request says
  # checkov:skip=CKV2_AZURE_49:the workspace is reached over the internet, as the request says
  name                          = var.workspace_name
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  storage_account_id            = data.azurerm_storage_account.main.id
  key_vault_id                  = azurerm_key_vault.main.id
  application_insights_id       = azurerm_application_insights.main.id
  public_network_access_enabled = true
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
    # Azure ML makes a registry itself when it builds its first image.
    ignore_changes = [container_registry_id]

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
  scope                = azurerm_key_vault.main.id
  role_definition_name = "Key Vault Secrets Officer"
  principal_id         = azurerm_machine_learning_workspace.main.identity[0].principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_monitor_diagnostic_setting" "workspace" {
  name                       = "to-log-workspace"
  target_resource_id         = azurerm_machine_learning_workspace.main.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category_group = "allLogs"
  }

  enabled_metric {
    category = "AllMetrics"
  }
}

resource "azurerm_monitor_diagnostic_setting" "vault" {
  name                       = "to-log-workspace"
  target_resource_id         = azurerm_key_vault.main.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category_group = "audit"
  }
}
