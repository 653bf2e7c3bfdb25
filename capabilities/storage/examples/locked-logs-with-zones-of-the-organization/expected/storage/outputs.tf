output "account_id" {
  description = "Azure resource id of the account."
  value       = azurerm_storage_account.main.id
}

output "account_name" {
  description = "Name of the account."
  value       = azurerm_storage_account.main.name
}

output "blob_endpoint" {
  description = "Address of the containers."
  value       = azurerm_storage_account.main.primary_blob_endpoint
}

output "containers" {
  description = "Names of the containers."
  value       = sort(values(var.container_names))
}

output "resource_group" {
  description = "Resource group of the account."
  value       = azurerm_resource_group.main.name
}
