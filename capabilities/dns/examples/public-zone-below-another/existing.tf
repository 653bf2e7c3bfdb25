resource "azurerm_resource_group" "existing" {
  name     = "rg-dns"
  location = "eastus2"
}
