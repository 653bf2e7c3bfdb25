resource "azurerm_resource_group" "main" {
  name     = var.resource_group_name
  location = var.location
  tags     = var.tags
}

resource "azurerm_cognitive_account" "main" {
  # checkov:skip=CKV2_AZURE_22:a customer managed key was not asked for
  # checkov:skip=CKV_AZURE_247:no data source is connected, so no address needs to be reached
  # checkov:skip=CKV_AZURE_134:the account is reached over the internet, as the request says
  # checkov:skip=CKV_AZURE_236:API keys are on, as the request says
  name                  = var.account_name
  resource_group_name   = azurerm_resource_group.main.name
  location              = var.model_location
  kind                  = "OpenAI"
  sku_name              = "S0"
  custom_subdomain_name = var.subdomain

  local_auth_enabled                 = true
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

resource "azurerm_cognitive_account_rai_policy" "strict" {
  name                 = "strict"
  cognitive_account_id = azurerm_cognitive_account.main.id
  base_policy_name     = "Microsoft.DefaultV2"
  mode                 = "Default"
  tags                 = var.tags

  content_filter {
    name               = "Hate"
    source             = "Prompt"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Low"
  }

  content_filter {
    name               = "Hate"
    source             = "Completion"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Low"
  }

  content_filter {
    name               = "Sexual"
    source             = "Prompt"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Low"
  }

  content_filter {
    name               = "Sexual"
    source             = "Completion"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Low"
  }

  content_filter {
    name               = "Selfharm"
    source             = "Prompt"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Low"
  }

  content_filter {
    name               = "Selfharm"
    source             = "Completion"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Low"
  }

  content_filter {
    name               = "Violence"
    source             = "Prompt"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Low"
  }

  content_filter {
    name               = "Violence"
    source             = "Completion"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Low"
  }
}

resource "azurerm_cognitive_deployment" "gpt_4_1" {
  name                   = var.deployments["gpt_4_1"].model
  cognitive_account_id   = azurerm_cognitive_account.main.id
  version_upgrade_option = var.version_upgrade_option
  rai_policy_name        = azurerm_cognitive_account_rai_policy.strict.name

  model {
    format  = "OpenAI"
    name    = var.deployments["gpt_4_1"].model
    version = var.deployments["gpt_4_1"].version
  }

  sku {
    name     = var.deployments["gpt_4_1"].sku
    capacity = var.deployments["gpt_4_1"].capacity
  }
}

resource "azurerm_cognitive_deployment" "gpt_4_1_mini" {
  name                   = var.deployments["gpt_4_1_mini"].model
  cognitive_account_id   = azurerm_cognitive_account.main.id
  version_upgrade_option = var.version_upgrade_option
  rai_policy_name        = azurerm_cognitive_account_rai_policy.strict.name

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
  depends_on = [azurerm_cognitive_deployment.gpt_4_1]
}

resource "azurerm_cognitive_deployment" "gpt_4_1_nano" {
  name                   = var.deployments["gpt_4_1_nano"].model
  cognitive_account_id   = azurerm_cognitive_account.main.id
  version_upgrade_option = var.version_upgrade_option
  rai_policy_name        = azurerm_cognitive_account_rai_policy.strict.name

  model {
    format  = "OpenAI"
    name    = var.deployments["gpt_4_1_nano"].model
    version = var.deployments["gpt_4_1_nano"].version
  }

  sku {
    name     = var.deployments["gpt_4_1_nano"].sku
    capacity = var.deployments["gpt_4_1_nano"].capacity
  }

  # The account takes one change at a time.
  depends_on = [azurerm_cognitive_deployment.gpt_4_1_mini]
}

resource "azurerm_cognitive_deployment" "o4_mini" {
  name                   = var.deployments["o4_mini"].model
  cognitive_account_id   = azurerm_cognitive_account.main.id
  version_upgrade_option = var.version_upgrade_option
  rai_policy_name        = azurerm_cognitive_account_rai_policy.strict.name

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
  depends_on = [azurerm_cognitive_deployment.gpt_4_1_nano]
}

resource "azurerm_cognitive_deployment" "text_embedding_3_small" {
  name                   = var.deployments["text_embedding_3_small"].model
  cognitive_account_id   = azurerm_cognitive_account.main.id
  version_upgrade_option = var.version_upgrade_option
  rai_policy_name        = azurerm_cognitive_account_rai_policy.strict.name

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
  depends_on = [azurerm_cognitive_deployment.o4_mini]
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
