resource "azurerm_databricks_workspace" "main" {
  name                = "dbw-data-prod"
  resource_group_name = "rg-data-dbw-prod"
  location            = "eastus2"
  sku                 = "premium"
}

resource "azurerm_monitor_action_group" "main" {
  name                = "ag-data-oncall"
  resource_group_name = "rg-data-shared-prod"
  short_name          = "data"
}
