resource "azurerm_resource_group" "main" {
  name     = var.resource_group_name
  location = var.location
  tags     = var.tags
}

resource "azurerm_private_dns_zone" "main" {
  name                = var.zone_name
  resource_group_name = azurerm_resource_group.main.name
  tags                = var.tags
}

# The zone answers in this network and nowhere else; machines do not register themselves in it.
resource "azurerm_private_dns_zone_virtual_network_link" "main" {
  name                  = var.link_name
  resource_group_name   = azurerm_private_dns_zone.main.resource_group_name
  private_dns_zone_name = azurerm_private_dns_zone.main.name
  virtual_network_id    = var.virtual_network_id
  registration_enabled  = false
  tags                  = var.tags
}
