output "workspace_id" {
  description = "Azure resource id of the workspace."
  value       = azurerm_machine_learning_workspace.main.id
}

output "studio_url" {
  description = "Address of the workspace in a browser."
  value       = "https://ml.azure.com/?wsid=${azurerm_machine_learning_workspace.main.id}&tid=${data.azurerm_client_config.current.tenant_id}"
}

output "resource_group" {
  description = "Resource group of the workspace."
  value       = azurerm_resource_group.main.name
}

output "identity_principal_id" {
  description = "Object id of the identity of the workspace."
  value       = azurerm_machine_learning_workspace.main.identity[0].principal_id
}

output "storage_account_id" {
  description = "Azure resource id of the storage account of the workspace."
  value       = azurerm_storage_account.main.id
}

output "key_vault_id" {
  description = "Azure resource id of the key vault of the workspace."
  value       = azurerm_key_vault.main.id
}
