resource "azurerm_resource_group" "existing" {
  name     = "rg-audit-core-staging"
  location = "eastus2"
}
