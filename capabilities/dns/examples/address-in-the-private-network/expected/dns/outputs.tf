output "fqdn" {
  description = "Full name of the record."
  value       = var.fqdn
}

output "record_id" {
  description = "Resource id of the record."
  value       = azurerm_private_dns_a_record.main.id
}

output "test_command" {
  description = "Shows what the name answers."
  value       = "dig +short ${replace(var.fqdn, "*", "any")} A"
}
