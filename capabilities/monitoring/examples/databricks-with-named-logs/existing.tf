resource "azurerm_databricks_workspace" "main" {
  name                = "dbw-ml-dev"
  resource_group_name = "rg-ml-dbw-dev"
  location            = "eastus2"
  sku                 = "premium"
}

resource "azurerm_log_analytics_workspace" "main" {
  name                = "log-shared-dev"
  resource_group_name = "rg-shared-dev"
  location            = "eastus2"
}
