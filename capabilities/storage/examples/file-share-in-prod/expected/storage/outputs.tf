output "account_id" {
  description = "Azure resource id of the account."
  value       = azurerm_storage_account.main.id
}

output "account_name" {
  description = "Name of the account."
  value       = azurerm_storage_account.main.name
}

output "file_endpoint" {
  description = "Address of the shares."
  value       = azurerm_storage_account.main.primary_file_endpoint
}

output "shares" {
  description = "Names of the shares."
  value       = sort(values(var.share_names))
}

output "resource_group" {
  description = "Resource group of the account."
  value       = azurerm_resource_group.main.name
}
