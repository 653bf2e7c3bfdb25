resource "azurerm_key_vault" "main" {
  name                       = "kv-ai-staging"
  resource_group_name        = "rg-ai-shared-staging"
  location                   = "swedencentral"
  tenant_id                  = "72f988bf-86f1-41af-91ab-2d7cd011db47"
  sku_name                   = "standard"
  rbac_authorization_enabled = true
}
