resource "azurerm_resource_group" "existing" {
  name     = "rg-names"
  location = "westeurope"
}
