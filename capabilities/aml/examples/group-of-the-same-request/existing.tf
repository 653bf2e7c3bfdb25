resource "azuread_group" "people" {
  display_name     = "sg-forecast-ml-dev"
  security_enabled = true
}

resource "azurerm_resource_group" "shared" {
  name     = "rg-shared"
  location = "eastus"
}

resource "azurerm_storage_account" "shared" {
  name                     = "stshareddev"
  resource_group_name      = azurerm_resource_group.shared.name
  location                 = azurerm_resource_group.shared.location
  account_tier             = "Standard"
  account_replication_type = "LRS"
}
