output "zone_id" {
  description = "Resource id of the zone."
  value       = azurerm_dns_zone.main.id
}

output "name_servers" {
  description = "Name servers that the zone above, or the registrar, has to name for the zone to answer."
  value       = azurerm_dns_zone.main.name_servers
}
