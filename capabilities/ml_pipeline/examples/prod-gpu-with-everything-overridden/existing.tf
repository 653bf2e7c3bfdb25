resource "azurerm_databricks_workspace" "existing" {
  name                = "adb-vision"
  resource_group_name = "rg-vision"
  location            = "westeurope"
  sku                 = "premium"
}

provider "databricks" {
  azure_workspace_resource_id = "/subscriptions/5a4db0c5-0000-4000-8000-00000000000f/resourceGroups/rg-vision/providers/Microsoft.Databricks/workspaces/adb-vision"
}

resource "databricks_cluster_policy" "existing" {
  name       = "vision-jobs"
  definition = jsonencode({})

  depends_on = [azurerm_databricks_workspace.existing]
}
