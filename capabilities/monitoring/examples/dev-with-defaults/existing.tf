resource "azurerm_key_vault" "main" {
  name                       = "kv-badge-dev"
  resource_group_name        = "rg-badge-dev"
  location                   = "eastus2"
  tenant_id                  = "72f988bf-86f1-41af-91ab-2d7cd011db47"
  sku_name                   = "standard"
  rbac_authorization_enabled = true
}

resource "azurerm_linux_web_app" "main" {
  name                = "app-badge-dev"
  resource_group_name = "rg-badge-dev"
  location            = "eastus2"
  service_plan_id     = azurerm_service_plan.main.id

  site_config {}
}

resource "azurerm_service_plan" "main" {
  name                = "asp-badge-dev"
  resource_group_name = "rg-badge-dev"
  location            = "eastus2"
  os_type             = "Linux"
  sku_name            = "B1"
}
