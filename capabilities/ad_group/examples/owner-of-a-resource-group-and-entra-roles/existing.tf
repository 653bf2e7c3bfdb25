resource "azurerm_resource_group" "existing" {
  name     = "rg-identity-dev"
  location = "eastus2"
}
