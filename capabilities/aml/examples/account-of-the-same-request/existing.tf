resource "azurerm_resource_group" "shared" {
  name     = "rg-forecast-app-files-dev"
  location = "eastus"
}

resource "azurerm_storage_account" "shared" {
  name                     = "stforecastdev1"
  resource_group_name      = azurerm_resource_group.shared.name
  location                 = azurerm_resource_group.shared.location
  account_tier             = "Standard"
  account_replication_type = "LRS"
}
