output "rule_id" {
  description = "Resource id of the rule."
  value       = azurerm_network_security_rule.main.id
}

output "priority" {
  description = "Priority of the rule; a lower number wins."
  value       = azurerm_network_security_rule.main.priority
}

output "effective" {
  description = "What the rule does, in one line."
  value       = "${var.access} ${join(", ", var.source_addresses)} -> ${join(", ", var.destination_addresses)} ${lower(var.protocol)} any port"
}
