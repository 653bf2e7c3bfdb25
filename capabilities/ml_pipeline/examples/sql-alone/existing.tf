resource "azurerm_databricks_workspace" "existing" {
  name                = "dbw-data-dev"
  resource_group_name = "rg-data-dbw-dev"
  location            = "eastus2"
  sku                 = "premium"
}

provider "databricks" {
  azure_workspace_resource_id = "/subscriptions/5a4db0c5-0000-4000-8000-00000000000d/resourceGroups/rg-data-dbw-dev/providers/Microsoft.Databricks/workspaces/dbw-data-dev"
}

resource "databricks_sql_endpoint" "existing" {
  name         = "reports"
  cluster_size = "2X-Small"

  depends_on = [azurerm_databricks_workspace.existing]
}
