resource "azurerm_private_dns_zone" "existing" {
  name                = "core.internal"
  resource_group_name = "rg-dns-private"
}
