data "azurerm_dns_zone" "main" {
  name                = var.zone_name
  resource_group_name = var.resource_group_name
}

resource "azurerm_dns_a_record" "main" {
  name                = var.record_name
  zone_name           = data.azurerm_dns_zone.main.name
  resource_group_name = data.azurerm_dns_zone.main.resource_group_name
  ttl                 = var.ttl
  records             = var.records
  tags                = var.tags
}
