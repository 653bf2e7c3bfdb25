resource "azurerm_databricks_workspace" "existing" {
  name                = "dbw-data-staging"
  resource_group_name = "rg-data-dbw-staging"
  location            = "westeurope"
  sku                 = "premium"
}

provider "databricks" {
  azure_workspace_resource_id = "/subscriptions/5a4db0c5-0000-4000-8000-00000000000e/resourceGroups/rg-data-dbw-staging/providers/Microsoft.Databricks/workspaces/dbw-data-staging"
}

resource "databricks_sql_endpoint" "existing" {
  name         = "data-staging-sql"
  cluster_size = "X-Small"

  depends_on = [azurerm_databricks_workspace.existing]
}
