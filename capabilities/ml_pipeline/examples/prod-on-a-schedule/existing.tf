resource "azurerm_databricks_workspace" "existing" {
  name                = "dbw-ml-prod"
  resource_group_name = "rg-ml-dbw-prod"
  location            = "eastus"
  sku                 = "premium"
}

provider "databricks" {
  azure_workspace_resource_id = "/subscriptions/5a4db0c5-0000-4000-8000-00000000000f/resourceGroups/rg-ml-dbw-prod/providers/Microsoft.Databricks/workspaces/dbw-ml-prod"
}

resource "databricks_service_principal" "existing" {
  display_name = "sp-churn-prod"

  depends_on = [azurerm_databricks_workspace.existing]
}
