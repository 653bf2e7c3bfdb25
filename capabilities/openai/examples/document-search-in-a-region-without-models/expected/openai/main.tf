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

resource "azurerm_cognitive_deployment" "gpt_4_1_mini" {
  name                   = var.deployments["gpt_4_1_mini"].model
  cognitive_account_id   = azurerm_cognitive_account.main.id
  version_upgrade_option = var.version_upgrade_option

  model {
    format  = "OpenAI"
    name    = var.deployments["gpt_4_1_mini"].model
    version = var.deployments["gpt_4_1_mini"].version
  }

  sku {
    name     = var.deployments["gpt_4_1_mini"].sku
    capacity = var.deployments["gpt_4_1_mini"].capacity
  }

  lifecycle {
    # Azure moves it to newer versions by itself.
    ignore_changes = [model[0].version]
  }
}

resource "azurerm_cognitive_deployment" "text_embedding_3_small" {
  name                   = var.deployments["text_embedding_3_small"].model
  cognitive_account_id   = azurerm_cognitive_account.main.id
  version_upgrade_option = var.version_upgrade_option

  model {
    format  = "OpenAI"
    name    = var.deployments["text_embedding_3_small"].model
    version = var.deployments["text_embedding_3_small"].version
  }

  sku {
    name     = var.deployments["text_embedding_3_small"].sku
    capacity = var.deployments["text_embedding_3_small"].capacity
  }

  # The account takes one change at a time.
  depends_on = [azurerm_cognitive_deployment.gpt_4_1_mini]

  lifecycle {
    # Azure moves it to newer versions by itself.
    ignore_changes = [model[0].version]
  }
}
