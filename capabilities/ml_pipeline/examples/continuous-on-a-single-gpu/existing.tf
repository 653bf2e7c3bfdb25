resource "azurerm_databricks_workspace" "existing" {
  name                = "dbw-ml-dev"
  resource_group_name = "rg-ml-dbw-dev"
  location            = "eastus2"
  sku                 = "premium"
}
