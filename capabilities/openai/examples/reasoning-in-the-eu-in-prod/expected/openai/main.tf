resource "azurerm_resource_group" "main" {
  name     = var.resource_group_name
  location = var.location
  tags     = var.tags
}

resource "azurerm_cognitive_account" "main" {
  # checkov:skip=CKV2_AZURE_22:a customer managed key was not asked for
  # checkov:skip=CKV_AZURE_247:no data source is connected, so no address needs to be reached
  name                  = var.account_name
  resource_group_name   = azurerm_resource_group.main.name
  location              = var.model_location
  kind                  = "OpenAI"
  sku_name              = "S0"
  custom_subdomain_name = var.subdomain

  local_auth_enabled                 = false
  public_network_access_enabled      = false
  outbound_network_access_restricted = true

  network_acls {
    default_action = "Deny"
  }

  identity {
    type = "SystemAssigned"
  }

  tags = var.tags
}

resource "azurerm_private_dns_zone" "openai" {
  name                = var.private_zone_name
  resource_group_name = azurerm_resource_group.main.name
  tags                = var.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "openai" {
  name                  = "openai"
  resource_group_name   = azurerm_resource_group.main.name
  private_dns_zone_name = azurerm_private_dns_zone.openai.name
  virtual_network_id    = var.virtual_network_id
  tags                  = var.tags
}

# The endpoint is made where the virtual network is, whatever the region of the models.
resource "azurerm_private_endpoint" "main" {
  name                = var.private_endpoint_name
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  subnet_id           = var.subnet_id
  tags                = var.tags

  private_service_connection {
    name                           = var.private_endpoint_name
    private_connection_resource_id = azurerm_cognitive_account.main.id
    subresource_names              = ["account"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "openai"
    private_dns_zone_ids = [azurerm_private_dns_zone.openai.id]
  }
}

resource "azurerm_cognitive_deployment" "o4_mini" {
  name                   = var.deployments["o4_mini"].model
  cognitive_account_id   = azurerm_cognitive_account.main.id
  version_upgrade_option = var.version_upgrade_option

  model {
    format  = "OpenAI"
    name    = var.deployments["o4_mini"].model
    version = var.deployments["o4_mini"].version
  }

  sku {
    name     = var.deployments["o4_mini"].sku
    capacity = var.deployments["o4_mini"].capacity
  }

  # The account takes one change at a time.
  depends_on = [azurerm_private_endpoint.main]

  lifecycle {
    # Azure moves it to newer versions by itself.
    ignore_changes = [model[0].version]
  }
}

resource "azurerm_monitor_diagnostic_setting" "main" {
  name                       = "to-log-workspace"
  target_resource_id         = azurerm_cognitive_account.main.id
  log_analytics_workspace_id = var.log_workspace_id

  enabled_log {
    category = "Audit"
  }

  enabled_log {
    category = "RequestResponse"
  }

  enabled_metric {
    category = "AllMetrics"
  }
}
