resource "azuread_group" "people" {
  display_name     = "sg-data-science"
  security_enabled = true
}

resource "azurerm_databricks_workspace" "existing" {
  name                = "dbw-shared-dev"
  resource_group_name = "rg-shared-dev"
  location            = "eastus2"
  sku                 = "premium"
}
