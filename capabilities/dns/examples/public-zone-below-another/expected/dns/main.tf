data "azurerm_resource_group" "main" {
  name = var.resource_group_name
}

resource "azurerm_dns_zone" "main" {
  name                = var.zone_name
  resource_group_name = data.azurerm_resource_group.main.name
  tags                = var.tags
}
