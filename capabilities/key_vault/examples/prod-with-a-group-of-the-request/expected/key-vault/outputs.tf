output "vault_id" {
  description = "Azure resource id of the vault."
  value       = azurerm_key_vault.main.id
}

output "vault_name" {
  description = "Name of the vault."
  value       = azurerm_key_vault.main.name
}

output "vault_uri" {
  description = "Address of the vault."
  value       = azurerm_key_vault.main.vault_uri
}

output "resource_group" {
  description = "Resource group of the vault."
  value       = azurerm_resource_group.main.name
}
