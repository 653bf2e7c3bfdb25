resource "azurerm_linux_web_app" "main" {
  name                = "app-portal-prod"
  resource_group_name = "rg-portal-prod"
  location            = "eastus2"
  service_plan_id     = azurerm_service_plan.main.id

  site_config {}
}

resource "azurerm_service_plan" "main" {
  name                = "asp-portal-prod"
  resource_group_name = "rg-portal-prod"
  location            = "eastus2"
  os_type             = "Linux"
  sku_name            = "P1v3"
}
