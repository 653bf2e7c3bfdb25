output "endpoint" {
  description = "Address of the account for applications."
  value       = azurerm_cognitive_account.main.endpoint
}

output "account_id" {
  description = "Azure resource id of the account."
  value       = azurerm_cognitive_account.main.id
}

output "deployments" {
  description = "Names under which applications call the models."
  value = [
    azurerm_cognitive_deployment.o4_mini.name,
  ]
}

output "resource_group" {
  description = "Resource group of the account."
  value       = azurerm_resource_group.main.name
}

output "private_address" {
  description = "Address of the account in the virtual network."
  value       = azurerm_private_endpoint.main.private_service_connection[0].private_ip_address
}
