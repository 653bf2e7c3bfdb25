output "workspace_url" {
  description = "Address of the workspace in a browser."
  value       = "https://${azurerm_databricks_workspace.main.workspace_url}"
}

output "workspace_id" {
  description = "Number of the workspace in Databricks."
  value       = azurerm_databricks_workspace.main.workspace_id
}

output "workspace_resource_id" {
  description = "Azure resource id of the workspace."
  value       = azurerm_databricks_workspace.main.id
}

output "resource_group" {
  description = "Resource group of the workspace."
  value       = azurerm_resource_group.main.name
}

output "managed_resource_group" {
  description = "Azure resource id of the group that Databricks manages."
  value       = azurerm_databricks_workspace.main.managed_resource_group_id
}

output "access_connector_id" {
  description = "Azure resource id of the identity for storage access."
  value       = azurerm_databricks_access_connector.main.id
}
