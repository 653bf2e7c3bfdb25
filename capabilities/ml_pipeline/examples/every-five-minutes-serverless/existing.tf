resource "azurerm_databricks_workspace" "existing" {
  name                = "dbw-ml-staging"
  resource_group_name = "rg-ml-dbw-staging"
  location            = "eastus2"
  sku                 = "premium"
}
