resource "azurerm_monitor_action_group" "main" {
  name                = "ag-core"
  resource_group_name = "rg-core-shared-prod"
  short_name          = "core"
}
