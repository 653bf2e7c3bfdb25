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
    private_dns_zone_ids = [var.private_zone_id]
  }
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

  # The account takes one change at a time.
  depends_on = [azurerm_private_endpoint.main]

  lifecycle {
    # Azure moves it to newer versions by itself.
    ignore_changes = [model[0].version]
  }
}

resource "azurerm_cognitive_deployment" "text_embedding_3_large" {
  name                   = var.deployments["text_embedding_3_large"].model
  cognitive_account_id   = azurerm_cognitive_account.main.id
  version_upgrade_option = var.version_upgrade_option

  model {
    format  = "OpenAI"
    name    = var.deployments["text_embedding_3_large"].model
    version = var.deployments["text_embedding_3_large"].version
  }

  sku {
    name     = var.deployments["text_embedding_3_large"].sku
    capacity = var.deployments["text_embedding_3_large"].capacity
  }

  # The account takes one change at a time.
  depends_on = [azurerm_cognitive_deployment.gpt_4_1_mini]

  lifecycle {
    # Azure moves it to newer versions by itself.
    ignore_changes = [model[0].version]
  }
}

data "azuread_group" "access" {
  display_name     = var.access_group
  security_enabled = true
}

resource "azurerm_role_assignment" "access" {
  scope                = azurerm_cognitive_account.main.id
  role_definition_name = "Cognitive Services OpenAI User"
  principal_id         = data.azuread_group.access.object_id
  principal_type       = "Group"
}
