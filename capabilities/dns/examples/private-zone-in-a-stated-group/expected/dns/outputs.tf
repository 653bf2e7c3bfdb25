output "zone_id" {
  description = "Resource id of the zone."
  value       = azurerm_private_dns_zone.main.id
}
