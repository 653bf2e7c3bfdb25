resource "azurerm_resource_group" "main" {
  name     = var.resource_group_name
  location = var.location
  tags     = var.tags
}

resource "azurerm_cognitive_account" "main" {
  # checkov:skip=CKV2_AZURE_22:a customer managed key was not asked for
  # checkov:skip=CKV_AZURE_247:no data source is connected, so no address needs to be reached
  # checkov:skip=CKV_AZURE_134:the account is reached over the internet, as the request says
  name                  = var.account_name
  resource_group_name   = azurerm_resource_group.main.name
  location              = var.model_location
  kind                  = "OpenAI"
  sku_name              = "S0"
  custom_subdomain_name = var.subdomain

  local_auth_enabled                 = false
  public_network_access_enabled      = true
  outbound_network_access_restricted = true

  network_acls {
    default_action = "Deny"
    ip_rules       = var.allowed_ips
  }

  identity {
    type = "SystemAssigned"
  }

  tags = var.tags
}

resource "azurerm_cognitive_deployment" "gpt_5_2" {
  name                   = var.deployments["gpt_5_2"].model
  cognitive_account_id   = azurerm_cognitive_account.main.id
  version_upgrade_option = var.version_upgrade_option

  model {
    format  = "OpenAI"
    name    = var.deployments["gpt_5_2"].model
    version = var.deployments["gpt_5_2"].version
  }

  sku {
    name     = var.deployments["gpt_5_2"].sku
    capacity = var.deployments["gpt_5_2"].capacity
  }

  lifecycle {
    # Azure moves it to newer versions by itself.
    ignore_changes = [model[0].version]
  }
}
