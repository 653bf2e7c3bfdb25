resource "azurerm_resource_group" "main" {
  name     = var.resource_group_name
  location = var.location
  tags     = var.tags
}

resource "azurerm_dns_zone" "main" {
  name                = var.zone_name
  resource_group_name = azurerm_resource_group.main.name
  tags                = var.tags
}
