resource "azurerm_resource_group" "existing" {
  name     = "rg-ml-prod"
  location = "eastus2"
}
