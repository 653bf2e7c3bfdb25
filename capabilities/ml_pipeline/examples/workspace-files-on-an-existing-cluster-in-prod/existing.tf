resource "azurerm_databricks_workspace" "existing" {
  name                = "dbw-finance-prod"
  resource_group_name = "rg-finance"
  location            = "eastus2"
  sku                 = "premium"
}
